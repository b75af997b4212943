"""What a run over many files adds up to, as a table on the terminal or as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from mondegreen.batch.index import rows_of
from mondegreen.batch.kept import line_of, run_in
from mondegreen.batch.report import Totals, by_need, estimate, ranked, summed
from mondegreen.batch.unit import Row, Tally
from mondegreen_tui.output import counted, show, tell

FILES, NAMES = 20, 10
"""How many lines a part of the table has: the rest is in the page."""


def report_run(place: str, output: str) -> int:
    """Show what the run at this place has done, or write it to a file whose ending says how.

    Raises:
        click.UsageError: There is no run, or the ending is unknown.
    """
    folder = run_in(place)
    if not folder:
        raise click.UsageError(f"{place}: this is a folder; name the transcripts in it.")
    if not output or output == "-":
        _show(lambda: rows_of(folder))
        return 0
    kind = Path(output).suffix.lower()
    if kind not in WRITERS:
        raise click.UsageError(f"{output}: the report of a run can be {', '.join(WRITERS)}.")
    from mondegreen.disk.files import written

    written(Path(output), WRITERS[kind](lambda: rows_of(folder)))
    tell(f"the report is in {output}.")
    return 0


def _page(rows: Callable[[], Iterable[Row]]) -> bytes:
    from mondegreen.batch.page import run_page

    return run_page(rows, "What was done").encode()


def _lines(rows: Callable[[], Iterable[Row]]) -> bytes:
    return b"".join(line_of(row.to_json()) for row in rows())


def _parquet(rows: Callable[[], Iterable[Row]]) -> bytes:
    from mondegreen.batch.parquet import has_parquet, parquet_of

    if not has_parquet():
        raise click.UsageError("Parquet needs pyarrow: pip install 'mondegreen[parquet]'.")
    return parquet_of(rows())


WRITERS: dict[str, Callable[[Callable[[], Iterable[Row]]], bytes]] = {
    ".html": _page,
    ".jsonl": _lines,
    ".parquet": _parquet,
}


def _show(rows: Callable[[], Iterable[Row]]) -> None:
    totals = summed(rows())
    show(
        f"{counted(totals.files, 'file')}, {counted(totals.words, 'word')}, {counted(totals.proposals, 'proposal')}: "
        f"{totals.applied:,} changed, {totals.left:,} to review in {counted(totals.needing, 'file')}."
    )
    show(estimate(totals))
    for heading, tally in (("kind", totals.kinds), ("rule", totals.rules), ("name or term", totals.terms)):
        _show_tally(heading, tally)
    _show_needing(by_need(rows(), FILES), totals)
    if totals.failed:
        show()
        show((f"{counted(len(totals.failed), 'file')} could not be done", "bold"))
    for row in totals.failed[:FILES]:
        show(f"  {row.error}")


def _show_tally(heading: str, tally: Tally) -> None:
    if not tally:
        return
    every = ranked(tally)
    width = max(len(heading), *(len(name) for name, _, _ in every[:NAMES]))
    show()
    show((f"{heading:<{width}}  {'changed':>9}  {'to review':>9}", "bold"))
    for name, applied, left in every[:NAMES]:
        show(f"{name:<{width}}  {applied:>9,}  {left:>9,}")
    if len(every) > NAMES:
        show((f"and {len(every) - NAMES:,} more", "dim"))


def _show_needing(needing: list[Row], totals: Totals) -> None:
    if not needing:
        return
    show()
    show((f"{'errors':>7}  {'to review':>9}  {'words':>9}  file, by need", "bold"))
    for row in needing:
        show(f"{row.expected:>7.1f}  {row.left:>9,}  {row.words:>9,}  {row.name}")
    if totals.needing > len(needing):
        show((f"and {totals.needing - len(needing):,} more", "dim"))

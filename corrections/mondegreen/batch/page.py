"""The report of a run as a page that loads nothing and in which no word is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mondegreen.batch.report import Totals, by_need, estimate, ranked, summed
from mondegreen.batch.unit import Row
from mondegreen.pages import page

FILES, FAILED, NAMES = 500, 1000, 100
"""How many lines of a kind a page has: no browser is to choke on a million files."""


def run_page(rows: Callable[[], Iterable[Row]], title: str) -> str:
    """The page that says of all files together, and of those that need a person one by one, what was done.

    Args:
        rows: Gives the rows of the run, as often as it is called: they need not all be held at once.
        title: The heading.
    """
    totals = summed(rows())
    needing = by_need(rows(), FILES)
    return page(
        "run",
        title=title,
        sums=_sums(totals),
        estimate=estimate(totals),
        failed=totals.failed[:FAILED],
        needing=needing,
        unlisted=_unlisted(totals, len(needing)),
        tallies=[
            (heading, ranked(tally)[:NAMES])
            for heading, tally in (
                ("By kind", totals.kinds),
                ("By rule", totals.rules),
                ("By name and term", totals.terms),
            )
            if tally
        ],
    )


def _sums(totals: Totals) -> list[tuple[str, str]]:
    numbers = (
        ("files", totals.files),
        ("words", totals.words),
        ("changed", totals.applied),
        ("to review", totals.left),
        ("could not be done", len(totals.failed)),
        ("no transcripts", totals.skipped),
    )
    return [(name, f"{number:,}") for name, number in numbers if number or name in ("files", "words", "changed")]


def _unlisted(totals: Totals, shown: int) -> str:
    parts = []
    if totals.needing > shown:
        parts.append(f"{totals.needing - shown:,} more files need less; report.jsonl has them all.")
    if len(totals.failed) > FAILED:
        parts.append(f"{len(totals.failed) - FAILED:,} more files could not be done.")
    return " ".join(parts)

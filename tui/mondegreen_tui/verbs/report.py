"""`mondegreen report`: a page that says what was changed, why and by whom."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.options import SURE, about_recordings, ledger, min_confidence, refuse_one_ledger, transcripts
from mondegreen_tui.output import counted, deliver, tell

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.report import Part


@click.command("report", short_help="Make a page of what was changed, why and by whom.")
@transcripts
@click.option("-o", "--output", default="", metavar="OUT", help="A file; without it standard output.")
@click.option("--title", default="What was changed", show_default=True, metavar="TEXT", help="The title of the page.")
@about_recordings
@ledger
@min_confidence(SURE, "Without a ledger, show proposals")
def verb(paths: tuple[str, ...], output: str, context: Context, ledger: str, *, title: str, least: float) -> int:
    """Make a page of what was changed in each FILE: before and after side by side, why, and by whom.

    The decisions are those of the ledger beside FILE, those that FILE shows already among them; without one, it is
    what `fix` would do. The page is one file that loads nothing; it can be searched, filtered and printed.

    FILE can be the folder of a run of `fix` over many files, or the one with its results: then the sums and the files
    that need a person most are shown, or written to OUT as .html, .jsonl or .parquet.
    """
    if len(paths) == 1 and (os.path.isdir(paths[0]) or "://" in paths[0]):
        from mondegreen_tui.sums import report_run

        return report_run(paths[0], output)
    return _page(tuple(dict.fromkeys(paths)), output, context, ledger, title=title, least=least)


def _page(once: tuple[str, ...], output: str, context: Context, ledger: str, *, title: str, least: float) -> int:
    from mondegreen.report import report
    from mondegreen_tui.targets import STDOUT, put, target

    if not _is_page(output):
        raise click.UsageError(f"{output}: the report of transcripts is a page; give it a name with .html.")
    refuse_one_ledger(ledger, several=len(once) > 1)
    places = {target(path, output, suffix=".html") for path in once}
    if len(places) > 1:
        raise click.UsageError(f"{output} is a folder, and the report is one page; name a file with -o.")
    parts: list[Part] = []
    code = max(attempted(partial(_part, path, context, ledger, least, parts.append)) for path in once)
    if not parts:
        return code
    data, place = report(parts, title).encode(), places.pop()
    if place == STDOUT:
        deliver(data)
    else:
        put(data, place, output)
        changes = sum(len(part.changes) for part in parts)
        tell(f"{counted(changes, 'change')} in {counted(len(parts), 'transcript')}: the report is in {place}.")
    return code


def _is_page(output: str) -> bool:
    """Whether a page of HTML can go there: a folder, standard output, or a name that promises nothing else."""
    from mondegreen_tui.targets import is_folder

    return is_folder(output) or os.path.splitext(output)[1].lower() in ("", ".html", ".htm")


def _part(path: str, context: Context, ledger: str, least: float, add: Callable[[Part], None]) -> int:
    from mondegreen.report import part
    from mondegreen.sessions.ledger import session_at
    from mondegreen_tui.recording import as_fixed, ledger_of, opened, tell_of

    heard = opened(path, context)
    kept = ledger_of(path, ledger)
    if found := session_at(kept, heard) if kept else None:
        session, resumption = found
        tell_of(path, resumption)
        add(part(path, session, resumption.made))
        return 0
    add(part(path, as_fixed(path, heard, context, least)))
    return 0

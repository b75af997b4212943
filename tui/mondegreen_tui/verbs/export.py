"""`mondegreen export`: make something else of a transcript, for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mondegreen_tui.options import SURE, NameOf, about_editing, ledger, transcript
from mondegreen_tui.output import deliver, tell

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.session import Session
    from mondegreen.transcript import Transcript


def _names() -> Iterable[str]:
    from mondegreen.exports import export_names

    return export_names()


@click.command("export", short_help="Make clean reading text of a transcript.")
@transcript
@click.option(
    "-f",
    "--format",
    "form",
    type=NameOf("export", _names),
    default="txt",
    show_default=True,
    metavar="FORMAT",
    help="What to make: txt is text by turn and paragraph.",
)
@click.option("-o", "--output", default="", metavar="OUT", help="A file or a folder; without it standard output.")
@click.option("--times", is_flag=True, help="Begin each paragraph with its time, where there is one.")
@click.option("--labels/--no-labels", default=True, show_default=True, help="Say who speaks, where a turn begins.")
@about_editing
@ledger
def verb(path: str, form: str, output: str, *, times: bool, labels: bool, context: Context, ledger: str) -> int:
    """Make clean reading text of FILE, with what was accepted in a review.

    The decisions are those of the ledger beside FILE; without one, the words stand as they were heard. With --policy,
    what was not decided and is sure enough is mended as well, as far as that policy goes.
    """
    from mondegreen.exports import Shown, export_named
    from mondegreen.files import written
    from mondegreen_tui.recording import left, opened
    from mondegreen_tui.targets import STDOUT, target

    export = export_named(form)
    place = target(path, output, STDOUT, suffix=export.SUFFIX)
    heard = opened(path, context)
    session = left(path, ledger, heard) if not context.policy else _settled(path, ledger, heard, context)
    if session is None:
        tell(f"{path}: nothing is decided yet; the words stand as they were heard.")
    data = export.export(heard, tuple(session.edits()) if session else (), Shown(times=times, labels=labels))
    if place == STDOUT:
        deliver(data)
    else:
        written(place, data)
        tell(f"{path}: {export.TITLE.lower()} in {place}.")
    return 0


def _settled(path: str, ledger: str, heard: Transcript, context: Context) -> Session:
    from mondegreen_tui.recording import proposed, settle, with_decisions

    session = with_decisions(path, ledger, heard, proposed(path, heard, context, SURE))
    settle(session, SURE)
    return session

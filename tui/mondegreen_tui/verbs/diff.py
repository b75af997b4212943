"""`mondegreen diff`: show what the decisions change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mondegreen_tui.options import SURE, about_recordings, ledger, min_confidence, transcript
from mondegreen_tui.output import show, tell

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.sessions.session import Session


@click.command("diff", short_help="Show what the decisions change, word by word.")
@transcript
@about_recordings
@ledger
@min_confidence(SURE, "Without a ledger, show proposals")
@click.option("--unified", is_flag=True, help="A unified diff of FILE, fit for `patch`.")
def verb(path: str, context: Context, ledger: str, least: float, *, unified: bool) -> int:
    """Show what was decided for FILE, word by word: [-heard-]{+meant+}.

    The decisions are those of the ledger beside FILE; without one, it is what `fix` would do.
    """
    from mondegreen_tui.recording import as_fixed, left, opened

    heard = opened(path, context)
    session = left(path, ledger, heard)
    if session is None:
        session = as_fixed(path, heard, context, least)
    elif not any(session.edits()):
        tell(f"{path}: nothing is decided that it does not show already; 'report' shows what was changed before.")
    if unified:
        _unified(path, session)
    else:
        _by_words(path, session)
    return 0


def _by_words(path: str, session: Session) -> None:
    from mondegreen_tui.differences import word_lines

    for line in word_lines(path, session):
        show(*line)


def _unified(path: str, session: Session) -> None:
    from mondegreen_tui.differences import show_lines

    show_lines(session.transcript.source, session.result(), session.transcript.codec, path)

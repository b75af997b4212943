"""`mondegreen fix`: apply what is sure enough, and leave the rest for a review."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.options import SHOWN, SURE, about_recordings, ledger, min_confidence, transcripts
from mondegreen_tui.output import counted, deliver, tell

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.session import Session


@click.command("fix", short_help="Apply what is sure enough, unattended.")
@transcripts
@about_recordings
@click.option("-o", "--output", default="", metavar="OUT", help="A file; a folder, for several; - is standard output.")
@click.option("--in-place", is_flag=True, help="Write over each FILE; its ledger keeps what was changed.")
@ledger
@min_confidence(SURE, "Apply proposals")
def verb(paths: tuple[str, ...], context: Context, output: str, *, in_place: bool, ledger: str, least: float) -> int:
    """Apply to each FILE what is sure enough, and leave the rest for a review.

    Nothing but these words changes: times, labels, line ends and all else stay byte for byte. Without -o the mended
    text of one FILE goes to standard output. What was decided in a review is respected.
    """
    from mondegreen_tui.targets import in_place_only, targets

    once = tuple(dict.fromkeys(paths))
    if ledger and len(once) > 1:
        raise click.UsageError("one ledger is of one file; leave --ledger out.")
    if in_place:
        in_place_only(once, output)
        return max(attempted(partial(_in_place, path, ledger, context, least)) for path in once)
    return max(
        attempted(partial(_to, path, place, ledger, context, least)) for path, place in targets(once, output).items()
    )


def _in_place(path: str, ledger: str, context: Context, least: float) -> int:
    from mondegreen.ledger import Ledger, ledger_path
    from mondegreen_tui.recording import mend, opened, proposed, settle, tell_of

    transcript = opened(path, context)
    proposals = proposed(path, transcript, context, min(SHOWN, least))
    with Ledger(Path(ledger) if ledger else ledger_path(Path(path))) as kept:
        session, report = kept.resume(transcript, proposals)
        tell_of(path, report)
        settle(session, least)
        mend(path, session, Path(path), kept)
    _tell_sums(path, session, "in place")
    _remember(path, session)
    return 0


def _to(path: str, place: Path, ledger: str, context: Context, least: float) -> int:
    from mondegreen.files import encoded, written
    from mondegreen_tui.recording import opened, proposed, settle, with_decisions
    from mondegreen_tui.targets import STDOUT

    transcript = opened(path, context)
    session = with_decisions(path, ledger, transcript, proposed(path, transcript, context, min(SHOWN, least)))
    settle(session, least)
    data = encoded(session.result(), transcript.codec, str(place))
    if place == STDOUT:
        deliver(data, transcript.codec)
    else:
        written(place, data)
    _tell_sums(path, session, "" if place == STDOUT else f"in {place}")
    _remember(path, session)
    return 0


def _tell_sums(path: str, session: Session, where: str) -> None:
    applied, waiting = sum(1 for _ in session.edits()), sum(1 for _ in session.pending)
    tell(f"{path}: {counted(applied, 'change')} {where}".rstrip() + f", {waiting:,} left for review.")


def _remember(path: str, session: Session) -> None:
    """What a hand had decided before counts in the show, whoever's it was, and may be worth remembering."""
    if any(decision.by == "hand" for decision in session.decisions):
        from mondegreen_tui.remembering import note, tell_offers

        note(path, session)
        tell_offers(path, session)

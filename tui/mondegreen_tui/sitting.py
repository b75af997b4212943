"""A sitting: a session with its ledger, from the first decision to the last one on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mondegreen_tui.output import counted, tell

if TYPE_CHECKING:
    from pathlib import Path

    from mondegreen.proposal import Proposal
    from mondegreen.sessions.ledger import Resumption
    from mondegreen.sessions.session import Session
    from mondegreen.transcripts.transcript import Transcript


@contextmanager
def sitting(
    path: str, place: Path, heard: Transcript, proposals: Sequence[Proposal] = (), *, or_look: bool = False
) -> Iterator[tuple[Session, tuple[str, ...]]]:
    """The session of a transcript as it was left, and the heard words of decisions that stand nowhere any more.

    Args:
        path: The transcript.
        place: Where its ledger is.
        heard: What the transcript says.
        proposals: What is proposed for it, as far as it is known.
        or_look: Where another program has the ledger open, only look at the review, and take no decision.

    Raises:
        LedgerError: The ledger cannot be used.
    """
    from mondegreen.errors import LedgerInUseError
    from mondegreen.sessions.ledger import Ledger
    from mondegreen_tui.remembering import note

    try:
        ledger = Ledger(place)
    except LedgerInUseError:
        if not or_look:
            raise
        yield _looked_at(place, heard, proposals), ()
        return
    with ledger:
        session, report = ledger.resume(heard, proposals)
        _tell(path, report)
        yield session, tuple(report.unplaced)
    if ledger.trouble:
        tell(f"{path}: the last decisions may not outlive a power cut ({ledger.trouble}).")
    note(path, session)


def _tell(path: str, report: Resumption) -> None:
    from mondegreen_tui.recording import tell_of

    tell_of(path, report)
    if report.replayed:
        tell(f"{path}: {counted(report.replayed, 'decision')} from before.")


def _looked_at(place: Path, heard: Transcript, proposals: Sequence[Proposal]) -> Session:
    from mondegreen.sessions.elsewhere import Elsewhere

    return Elsewhere(place).session(heard, proposals)

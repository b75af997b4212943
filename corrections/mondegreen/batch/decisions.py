"""What was decided on a unit before, and what is kept of what is decided now."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mondegreen.batch.address import is_far
from mondegreen.batch.store import present, read
from mondegreen.batch.unit import Job, Outcome, Unit
from mondegreen.disk.hold import held
from mondegreen.disk.journal import lines_in, record_of
from mondegreen.disk.loose import Loose
from mondegreen.errors import MondegreenError
from mondegreen.proposal import Proposal
from mondegreen.recording import settle
from mondegreen.remarks import resumed
from mondegreen.sessions.decision import By
from mondegreen.sessions.history import History
from mondegreen.sessions.ledger import Ledger
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show
from mondegreen.transcripts.transcript import Transcript


def keeping(
    job: Job, unit: Unit, transcript: Transcript, proposals: Sequence[Proposal], outcome: Outcome
) -> tuple[Session, bytes]:
    """The session with what is sure enough accepted, and the bytes of its ledger.

    What was decided unattended before is decided anew. A ledger in which a hand has decided is held and added to, and
    no bytes are given.
    """
    place = Path(unit.keeps)
    by_hand = _has_decided(unit.keeps)
    journal = None if by_hand else Loose(place, read(unit.ledger) if unit.ledger and present(unit.ledger) else b"")
    with Ledger(place, journal) as ledger:
        if by_hand:
            ledger.unmended(reversed(ledger.history.by_policy()))
        session, report = ledger.resume(transcript, proposals)
        outcome.row.remarks += resumed(unit.path, report)
        settle(session, job.least)
    return session, journal.data if journal else b""


def _has_decided(ledger: str) -> bool:
    """Whether a hand has decided anything in this ledger.

    Raises:
        LedgerError: It is open in a review, where a hand may be about to.
    """
    if not present(ledger):
        return False
    if not is_far(ledger):
        os.close(held(Path(ledger)))
    records = (record for line in lines_in(read(ledger)) if (record := record_of(line)))
    return History(records).by_hand


def remember(job: Job, unit: Unit, session: Session, outcome: Outcome) -> None:
    """What a hand had decided before counts in the show, whoever's it was, and may be worth remembering."""
    if not job.remembers or is_far(unit.path) or all(decision.by is not By.HAND for decision in session.decisions):
        return
    show, say = Show.near(unit.path), outcome.row.remarks.append
    try:
        show.note(session)
    except MondegreenError as error:
        say(f"{error} What was decided here will not be known in the next transcript.")
    if offers := show.unanswered(session):
        things = "1 thing" if len(offers) == 1 else f"{len(offers):,} things"
        say(f"{things} could be remembered: mondegreen terms learn --from-decisions {unit.path}")

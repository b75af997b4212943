"""A review that another program has open: here it is looked at, follows what is decided there, and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from mondegreen.disk.files import stamp_of
from mondegreen.errors import LedgerInUseError
from mondegreen.proposal import Proposal
from mondegreen.sessions.decision import Decision
from mondegreen.sessions.ledger import session_at
from mondegreen.sessions.session import Session
from mondegreen.sessions.slate import spot_of
from mondegreen.transcripts.transcript import Transcript


class News(NamedTuple):
    """What has happened in the other program: decisions that stand no longer, and those that stand now."""

    gone: tuple[Decision, ...] = ()
    come: tuple[Decision, ...] = ()


class Elsewhere:
    """The record of such a session. The ledger at this path is neither held nor changed."""

    saved = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = stamp_of(path)

    def session(self, transcript: Transcript, proposals: Sequence[Proposal] = ()) -> Session:
        """The session as the other program has it now.

        Raises:
            LedgerError: What stands at the path is no ledger of this text.
        """
        found = session_at(self._path, transcript, proposals)
        session = found[0] if found else Session(transcript, proposals)
        session.record = self
        return session

    def follow(self, session: Session) -> News:
        """Decide in the session what was decided in the other program since it was last asked.

        Raises:
            LedgerError: What stands at the path is no ledger of this text.
        """
        if (stamp := stamp_of(self._path)) == self._seen:
            return News()
        self._seen = stamp
        there = self.session(session.transcript, session.proposals)
        session.record = None
        try:
            return _followed(session, there)
        finally:
            session.record = self

    def decided(self, session: Session, decision: Decision) -> None:
        """Refuse.

        Raises:
            LedgerInUseError: Always.
        """
        del session, decision
        self.undone()

    def undone(self) -> None:
        """Refuse.

        Raises:
            LedgerInUseError: Always.
        """
        raise LedgerInUseError("This review is open in another window, and here it is only shown.")

    redone = undone


def _followed(session: Session, there: Session) -> News:
    """Undo what no longer stands there, and decide what does."""
    known = {spot_of(proposal): number for number, proposal in enumerate(session.proposals)}

    def ours(number: int) -> int:
        proposal = there.proposals[number]
        if spot_of(proposal) not in known:
            known[spot_of(proposal)] = session.take_in(proposal)
        return known[spot_of(proposal)]

    wanted = [replace(each, places=tuple(map(ours, each.places))) for each in there.decisions]
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(session.decisions, wanted, strict=False))
    common = sum(1 for _ in alike)
    gone = session.decisions[common:]
    for _ in gone:
        session.undo()
    for decision in wanted[common:]:
        session.decide(decision)
    return News(gone, tuple(wanted[common:]))

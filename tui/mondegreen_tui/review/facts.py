"""What the screen says of one proposal and of the whole, as values."""

from __future__ import annotations

from dataclasses import dataclass

from mondegreen.proposal import Proposal
from mondegreen.sessions.decision import Ruling, Verdict
from mondegreen.sessions.session import Session
from mondegreen.shows.past import NOTHING, Past


@dataclass(frozen=True, slots=True)
class Facts:
    """One proposal or card: its number from 1, what was decided, how often the same change is proposed and was decided.

    `noun` says what is counted, where it is not proposals; `past` what became of the change in this show before;
    `said` when and by whom the words were said, as far as the transcript has it.
    """

    proposal: Proposal
    number: int
    total: int
    ruling: Ruling | None
    alike: int
    alike_decided: int
    noun: str = ""
    past: Past = NOTHING
    said: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How far the review has come."""

    total: int
    accepted: int = 0
    edited: int = 0
    rejected: int = 0

    @property
    def decided(self) -> int:
        """How many have a verdict."""
        return self.accepted + self.edited + self.rejected

    @property
    def left(self) -> int:
        """How many have none."""
        return self.total - self.decided


def facts(session: Session, place: int) -> Facts:
    """What is known of a proposal."""
    alike = session.same(place)
    decided = sum(session.ruling(other) is not None for other in alike)
    number, total = session.position(place) + 1, len(session.places)
    return Facts(session.proposals[place], number, total, session.ruling(place), len(alike), decided)


def count(session: Session) -> Count:
    """How far this session has come."""
    tally = session.tally
    return Count(len(session.places), tally[Verdict.ACCEPTED], tally[Verdict.EDITED], tally[Verdict.REJECTED])

"""What a hand says about proposals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"


class By(StrEnum):
    """Whose hand decided."""

    HAND = "hand"
    POLICY = "policy"


class Ruling(NamedTuple):
    """What stands at one place after a decision: `text` replaces the heard words, None leaves them."""

    verdict: Verdict
    text: str | None
    by: By = By.HAND


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer, for one place or for many alike.

    Attributes:
        places: Numbers of proposals in the session.
        verdict: What was decided.
        text: What shall stand there; None for the heard words.
        by: Whose hand.
        stroke: Decisions of the same number, which is not 0, were one stroke of the hand, and are taken back together.
    """

    places: tuple[int, ...]
    verdict: Verdict
    text: str | None = None
    by: By = By.HAND
    stroke: int = 0

    @property
    def ruling(self) -> Ruling:
        """What stands at each of the places."""
        return Ruling(self.verdict, self.text, self.by)

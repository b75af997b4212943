"""What a review has come to: outcomes by kind, and how many errors are likely to be left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mondegreen.proposal import Kind
from mondegreen.sessions.decision import By, Verdict
from mondegreen.sessions.session import Session

WEIGHT = 5.0
"""How many decisions the engine's confidence is worth beside those of the editor."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Outcomes, and an estimate.

    Attributes:
        kinds: For each kind how many places have each verdict; None for those that are undecided.
        errors_left: How many of the undecided an editor would mend, going by their confidence, and by how many of the
            others were mended beside how many were expected. What nobody proposed is not in it.
    """

    kinds: Mapping[Kind, Counter[Verdict | None]]
    errors_left: float


def totals(session: Session) -> Totals:
    """What this review has come to; the kinds in the order in which they are listed everywhere."""
    kinds = {kind: Counter[Verdict | None]() for kind in Kind}
    expected = mended = waiting = 0.0
    for place in session.places:
        proposal, ruling = session.proposals[place], session.ruling(place)
        kinds[proposal.kind][ruling.verdict if ruling else None] += 1
        if ruling is None:
            waiting += proposal.confidence
        elif ruling.by is By.HAND:
            expected += proposal.confidence
            mended += ruling.verdict is not Verdict.REJECTED
    bent = (mended + WEIGHT) / (expected + WEIGHT)
    left = sum(1 for _ in session.pending)
    return Totals({kind: outcomes for kind, outcomes in kinds.items() if outcomes}, min(float(left), waiting * bent))

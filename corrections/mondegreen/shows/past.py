"""What became of a change that was proposed before, and how sure that makes us now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations
from typing import NamedTuple

from mondegreen.proposal import Kind
from mondegreen.sessions.decision import By, Verdict
from mondegreen.sessions.session import Session

ENOUGH = 2
"""Rejections, with no acceptance since, after which a change is asked about no more."""
WEIGHT = 2.0
"""How many decisions the engine's own confidence is worth beside those of an editor."""
CERTAIN = 0.985
ABOUT_WORDS = frozenset((Kind.TERM, Kind.MISHEARING, Kind.SPELLING, Kind.CASING))
"""Kinds of which the answer holds for these words elsewhere; of a hesitation or a stumble it does not."""
LONGEST = 6
"""Words up to which a change may hold another one."""


class Change(NamedTuple):
    """What is counted: these words into those, whatever their place and case; `becomes` is empty for a deletion."""

    heard: str
    becomes: str

    @classmethod
    def of(cls, heard: str, becomes: str) -> Change:
        """The change, without the possessive ending that both have."""
        heard, becomes = " ".join(heard.casefold().replace("’", "'").split()), becomes.replace("’", "'")
        if heard.endswith("'s") and becomes.endswith("'s"):
            heard, becomes = heard[:-2], becomes[:-2]
        return cls(heard, becomes)

    @property
    def within(self) -> Iterator[Change]:
        """Itself, and the changes of fewer of its words into the same: *to Elia* holds *Elia*."""
        words = self.heard.split()
        yield self
        for start, stop in combinations(range(len(words) + 1), 2) if len(words) <= LONGEST else ():
            if stop - start < len(words):
                yield Change(" ".join(words[start:stop]), self.becomes)


class Past(NamedTuple):
    """What became of a change in a show, in places; of those that policy accepted nobody has said anything.

    Attributes:
        seen: How often it was before an editor.
        accepted: How often it was accepted.
        rejected: How often it was rejected, or replaced by words of the editor's own.
        in_a_row: Rejections since it was last accepted.
        last: The day of the last decision, as in 2026-01-31; empty where there was none.
        rules: The names of the rules that proposed it.
        target: The term that it leads to; empty where there is none.
    """

    seen: int = 0
    accepted: int = 0
    rejected: int = 0
    in_a_row: int = 0
    last: str = ""
    rules: tuple[str, ...] = ()
    target: str = ""

    @property
    def settled(self) -> bool:
        """Whether it was rejected so often that it is asked about no more."""
        return self.in_a_row >= ENOUGH

    def weighed(self, confidence: float) -> float:
        """How probable it is now that an editor accepts: the engine's own guess counts as two decisions."""
        said = self.accepted + self.rejected
        after = (WEIGHT * confidence + self.accepted) / (WEIGHT + said)
        return round(min(after, max(confidence, CERTAIN)), 3)

    def and_then(self, other: Past) -> Past:
        """This, and what came after it."""
        return Past(
            self.seen + other.seen,
            self.accepted + other.accepted,
            self.rejected + other.rejected,
            other.rejected if other.accepted else self.in_a_row + other.rejected,
            max(self.last, other.last),
            tuple(dict.fromkeys((*self.rules, *other.rules))),
            other.target or self.target,
        )


NOTHING = Past()
Counts = dict[Change, Past]


def counts_of(session: Session) -> Counts:
    """What a hand has decided in a session, by change, where that says something of the next transcript.

    Words of the editor's own count as accepted in their turn.
    """
    found: Counts = {}
    today = datetime.now(UTC).date().isoformat()

    def add(change: Change, past: Past) -> None:
        found[change] = found.get(change, NOTHING).and_then(past)

    for place in session.places:
        proposal, ruling = session.proposals[place], session.ruling(place)
        change = Change.of(proposal.text, proposal.replacement)
        yes = no = 0
        if proposal.kind not in ABOUT_WORDS:
            continue
        if ruling and ruling.by is By.HAND:
            took = ruling.text == proposal.replacement
            yes, no = int(took), int(not took)
            if not took and ruling.text and ruling.verdict is not Verdict.REJECTED:
                add(Change.of(proposal.text, ruling.text), Past(1, 1, 0, 0, today, ("by-hand",)))
        add(change, Past(1, yes, no, no, today if yes or no else "", (proposal.rule,), proposal.target))
    return {change: past for change, past in found.items() if past.accepted or past.rejected}

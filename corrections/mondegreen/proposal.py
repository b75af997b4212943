"""What a rule says: here stands this, it should read that, this sure, for this reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of error a proposal mends."""

    TERM = "term"
    MISHEARING = "mishearing"
    SPELLING = "spelling"
    CASING = "casing"
    REPEAT = "repeat"
    FILLER = "filler"
    TAG = "tag"
    SPELLED = "spelled"
    NUMBER = "number"
    PUNCTUATION = "punctuation"


class Candidate(NamedTuple):
    """One reading of what was said; `confidence` is a probability."""

    text: str
    confidence: float


class Fact(NamedTuple):
    """One thing that was weighed: what it is, in words, and how much of it there is."""

    says: str
    value: float


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """One change proposed at one place.

    Attributes:
        start: Where the heard words begin, in characters of the reading text.
        end: Where they end.
        text: The heard words as they stand.
        replacement: The words to put there; empty to delete.
        confidence: The probability that an editor accepts `replacement`, 0 to 1.
        kind: What sort of error this is.
        rule: The stable name of what proposed it.
        reason: One sentence with the evidence.
        candidates: Readings, best first; the first is `replacement`.
        rivals: Other proposals for the same words that lost, as `rule: replacement`.
        target: The term that the replacement is a form of, as its entry spells it; empty where it is none.
        group: What makes it one question with others, whatever was heard; empty where the heard words do.
        evidence: What was weighed, for those who ask; no part of what a proposal is.
    """

    start: int
    end: int
    text: str
    replacement: str
    confidence: float
    kind: Kind
    rule: str
    reason: str
    candidates: tuple[Candidate, ...] = ()
    rivals: tuple[str, ...] = ()
    target: str = ""
    group: str = ""
    evidence: Sequence[Fact] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.candidates:
            object.__setattr__(self, "candidates", (Candidate(self.replacement, self.confidence),))

    @property
    def key(self) -> str:
        """A name for this change that does not depend on where it stands: the same in a second run."""
        change = f"{self.kind}\x1f{self.group or self.text.casefold()}\x1f{self.replacement}"
        return blake2b(change.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

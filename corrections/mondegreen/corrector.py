"""The corrector: everything known about a recording, ready to propose."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mondegreen.patch import Edit, closed_up, replaced
from mondegreen.proposal import Kind, Proposal
from mondegreen.transcript import Transcript


class Corrector:
    """Proposes what was said in one recording.

    Args:
        terms: Names and terms of this recording, spelled as they shall be written.
        notes: Free text about it (title, guests, description): terms are drawn from it.
        kinds: Names of the kinds to propose; None for the defaults.
        packs: Names of shipped packs, or paths; None for the defaults.

    Raises:
        UnknownNameError: There is no such kind or pack.
    """

    def __init__(
        self,
        terms: Iterable[str] = (),
        notes: str = "",
        kinds: Collection[str] | None = None,
        packs: Collection[str] | None = None,
    ) -> None:
        self.kinds = frozenset(Kind(kind) for kind in kinds) if kinds is not None else frozenset(Kind)

    def propose(self, text: str | Transcript) -> tuple[Proposal, ...]:
        """What should be changed, in order, never overlapping; offsets count characters of the (reading) text."""
        return ()

    def correct(self, text: str, min_confidence: float = 0.9) -> str:
        """The text with every proposal applied whose confidence is at least this."""
        edits = (Edit(p.start, p.end, p.replacement) for p in self.propose(text) if p.confidence >= min_confidence)
        return replaced(text, closed_up(text, edits))

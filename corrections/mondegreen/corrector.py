"""The corrector: everything known about a recording, ready to propose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from mondegreen.detectors.name_slot import name_slot
from mondegreen.detectors.sound_alike import sound_alike
from mondegreen.detectors.surface import right_as_it_stands, surface
from mondegreen.errors import UnknownNameError
from mondegreen.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.notes import terms_in
from mondegreen.passage import Passage
from mondegreen.patch import Edit, closed_up, replaced
from mondegreen.proposal import Kind, Proposal
from mondegreen.rule import all_rules
from mondegreen.settle import settled
from mondegreen.topics import packs_for
from mondegreen.transcript import Transcript
from mondegreen_dictionaries import PackError, pack_named

DEFAULT_KINDS = frozenset(Kind) - {Kind.NUMBER}
"""Numbers are as the house style wants them: half of all editors want digits, half do not."""


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
        self.kinds = _kinds(kinds) if kinds is not None else DEFAULT_KINDS
        self._recording = Lexicon(
            Term(entry_for(term), Tier.RECORDING) for term in dict.fromkeys((*terms, *terms_in(notes)))
        )
        self._notes = notes
        self._chosen = tuple(packs) if packs is not None else None
        for name in self._chosen or ():
            _pack_lexicon(name)

    def propose(self, text: str | Transcript) -> tuple[Proposal, ...]:
        """What should be changed, in order, never overlapping; offsets count characters of the (reading) text."""
        passage = Passage.of(text if isinstance(text, str) else text.text)
        return settled(proposal for proposal in self._detect(passage) if proposal.kind in self.kinds)

    def packs_for(self, text: str) -> tuple[str, ...]:
        """The packs that are open for this text: those that were named, or those that it and the notes call for."""
        return self._chosen if self._chosen is not None else packs_for(Passage.of(f"{self._notes}\n\n{text}"))

    def _detect(self, passage: Passage) -> Iterator[Proposal]:
        for rule in all_rules():
            if rule.kind in self.kinds:
                yield from rule.propose(passage)
        if self.kinds.isdisjoint((Kind.TERM, Kind.CASING)):
            return
        packs = lexicon_of(self.packs_for(passage.text))
        yield from surface(passage, self._recording)
        yield from surface(passage, packs, nearer=self._recording)
        if Kind.TERM in self.kinds:
            right = right_as_it_stands(passage, packs)
            yield from sound_alike(passage, self._recording, right)
            yield from sound_alike(passage, packs, right)
            yield from name_slot(passage, self._recording)

    def correct(self, text: str, min_confidence: float = 0.9) -> str:
        """The text with every proposal applied whose confidence is at least this."""
        edits = (Edit(p.start, p.end, p.replacement) for p in self.propose(text) if p.confidence >= min_confidence)
        return replaced(text, closed_up(text, edits))


def _kinds(names: Collection[str]) -> frozenset[Kind]:
    try:
        return frozenset(map(Kind, names))
    except ValueError as error:
        raise UnknownNameError(f"There is no kind {str(error).split()[0]}; there are {', '.join(Kind)}.") from error


@lru_cache(maxsize=32)
def lexicon_of(packs: tuple[str, ...]) -> Lexicon:
    """The terms of these packs: one tier, searched together."""
    return Lexicon.joined(map(_pack_lexicon, packs))


@cache
def _pack_lexicon(name: str) -> Lexicon:
    try:
        return Lexicon(Term(entry, Tier.PACK) for entry in pack_named(name).entries)
    except PackError as error:
        raise UnknownNameError(str(error)) from error

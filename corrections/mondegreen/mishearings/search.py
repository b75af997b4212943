"""Every guess that is worth a look, from every source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from mondegreen.mishearings.bound import bound
from mondegreen.mishearings.boundaries import boundaries, odd_pairs
from mondegreen.mishearings.confusions import confusions
from mondegreen.mishearings.document import Document
from mondegreen.mishearings.evidence import evidence
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import Language, language
from mondegreen.mishearings.phrases import Phrases
from mondegreen.mishearings.swaps import odd, swaps
from mondegreen.mishearings.track import Track
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon

STRETCH = 1 << 15
"""Words of a text whose guesses are made together."""
AT_A_TIME = 1 << 15
"""Guesses that are weighed together."""


class Found(NamedTuple):
    """Guesses in a track, with a row of evidence for each."""

    track: Track
    guesses: Guesses
    evidence: np.ndarray


def search(
    passage: Passage,
    terms: Iterable[Lexicon] = (),
    settled: Collection[int] = (),
    known: Language | None = None,
) -> Iterator[Found]:
    """The guesses in a passage, a stretch of it at a time.

    Words that stand side by side in one of the `terms` count as if they had been said; `settled` are tokens that stand
    as they should; `known` is the language, with a field of its own or as it ships.
    """
    track = Track.of(passage, known or language(), confusions(), settled)
    if not track.free.any():
        return
    sources = _Sources(Document.of(track, terms))
    for low in range(0, len(track.numbers), STRETCH):
        for some in sources.guesses(low, low + STRETCH).portions(AT_A_TIME):
            found = Found(track, *evidence(track, sources.document, some.once()))
            if len(found.guesses):
                yield found


class _Sources:
    """Everything that makes guesses, with what each of them counts over the whole document."""

    def __init__(self, document: Document) -> None:
        self.document, track = document, document.track
        strange = odd(track)
        self._odd, self._free = np.flatnonzero(strange), np.flatnonzero(track.free)
        self._echoes = document.echoes(self._odd)
        self._pairs = odd_pairs(track, strange)
        self._phrases = Phrases.of(track)

    def guesses(self, low: int, high: int) -> Guesses:
        """The guesses whose first word is one of those from `low` up to `high`."""
        track, places = self.document.track, _between(self._odd, low, high)
        return Guesses.joined(
            [
                *swaps(self.document, confusions(), places),
                *swaps(self.document, self._echoes, places),
                boundaries(track, _between(self._pairs, low, high)),
                self._phrases.guesses(low, high),
                bound(track, _between(self._free, low, high)),
            ]
        )


def _between(places: np.ndarray, low: int, high: int) -> np.ndarray:
    """Those of these places, which are in order, that lie from `low` up to `high`."""
    return places[slice(*np.searchsorted(places, (low, high)))]

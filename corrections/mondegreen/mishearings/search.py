"""Every guess that is worth a look, from every source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mondegreen.mishearings.bound import bound
from mondegreen.mishearings.boundaries import boundaries
from mondegreen.mishearings.confusions import confusions
from mondegreen.mishearings.document import Document
from mondegreen.mishearings.evidence import evidence
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import Language, language
from mondegreen.mishearings.phrases import in_phrases
from mondegreen.mishearings.swaps import odd, swaps
from mondegreen.mishearings.track import Track
from mondegreen.passage import Passage

AT_A_TIME = 1 << 15
"""Guesses that are weighed together."""


@dataclass(frozen=True)
class Found:
    """Guesses in a track, with a row of evidence for each."""

    track: Track
    guesses: Guesses
    evidence: np.ndarray


def search(
    passage: Passage,
    terms: Iterable[tuple[str, str]] = (),
    settled: Collection[int] = (),
    known: Language | None = None,
) -> Iterator[Found]:
    """The guesses in a passage, a stretch of it at a time.

    `terms` are pairs of words that stand side by side in a term; `settled` are tokens that stand as they should;
    `known` is the language, with a field of its own or as it ships.
    """
    track = Track.of(passage, known or language(), confusions(), settled)
    if not track.free.any():
        return
    document = Document.of(track, terms)
    strange = odd(track)
    places = np.flatnonzero(strange)
    guesses = Guesses.joined(
        [
            *swaps(document, confusions(), places),
            *swaps(document, document.echoes(places), places),
            boundaries(track, strange),
            in_phrases(track),
            bound(track),
        ]
    )
    for some in guesses.portions(AT_A_TIME):
        found = Found(track, *evidence(track, document, some.once()))
        if len(found.guesses):
            yield found

"""What the document itself says elsewhere: *neural nets* stands here seven times, so *neural nuts* is suspect.

A document's own pairs of words are a language model of its field, and the only one that knows its phrases (Kuhn and
De Mori's cache, 1990). Terms of the recording and of the packs count as if they had been said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from mondegreen.hearing.arrays import Sieve, sorted_alike
from mondegreen.hearing.distance import distances
from mondegreen.hearing.phonemes import coarse
from mondegreen.mishearings.confusions import Confusions
from mondegreen.mishearings.sounding import sounds_of
from mondegreen.mishearings.told import SHIFT, told
from mondegreen.mishearings.track import Joint, Track
from mondegreen.terms.lexicon import Lexicon

FAR = 0.36
"""Distance in sound within which one of the document's own words may have been said."""
TOLD = 3
"""What a term counts as: as if it had been said so often."""
FREQUENT, MOST = 3, 2000
"""Times a word must stand here to be one of the document's own, and how many such words there are at the most."""
AT_A_TIME = 512
"""Words that are compared with all of these together."""
COMMON = -6.5
"""The log-probability from which a word says nothing about a document."""


@dataclass(frozen=True, eq=False)
class Document:
    """The pairs of a track and how often each stands in it."""

    track: Track
    codes: np.ndarray
    counts: np.ndarray

    @classmethod
    def of(cls, track: Track, terms: Iterable[Lexicon] = ()) -> Document:
        """The pairs in a track, and those of `terms`: two words of a term side by side."""
        known = track.numbers
        joined = (track.joints[:-1] <= Joint.MARK) & (known[:-1] >= 0) & (known[1:] >= 0)
        said = known[:-1][joined] * SHIFT + known[1:][joined]
        every = np.concatenate([said, *(np.repeat(told(each), TOLD) for each in terms)])
        order, begins = sorted_alike(every)
        return cls(track, every[order[begins]], np.diff(begins, append=len(every)))

    def uses(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """How often these pairs of words stand here."""
        if not len(self.codes):
            return np.zeros(len(first), np.int64)
        wanted = first.astype(np.int64) * SHIFT + second
        found = np.zeros(len(wanted), np.int64)
        rows = np.flatnonzero((first >= 0) & (second >= 0) & self._sieve.passes(wanted))
        at = np.minimum(np.searchsorted(self.codes, wanted[rows]), len(self.codes) - 1)
        found[rows] = np.where(self.codes[at] == wanted[rows], self.counts[at], 0)
        return found

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self.codes)

    @cached_property
    def often(self) -> np.ndarray:
        """How often each word of the language stands here, by its number."""
        numbers = self.track.numbers
        return np.bincount(numbers[numbers >= 0], minlength=len(self.track.language.words))

    def echoes(self, places: np.ndarray) -> Confusions:
        """The words that the document uses again and again, for those at these places that sound like them."""
        ordinary = np.flatnonzero((self.often >= FREQUENT) & (self.track.language.alone < COMMON))
        frequent = ordinary[np.argsort(-self.often[ordinary], kind="stable")][:MOST]
        wanted = np.zeros(len(self.often), bool)
        wanted[self.track.numbers[places]] = True
        distinct = np.flatnonzero(wanted & (self.often < FREQUENT))
        ones, others = self._said(distinct), self._said(frequent)
        heard, said = _alike(list(map(coarse, ones)), list(map(coarse, others)))
        different = distinct[heard] != frequent[said]
        heard, said = heard[different], said[different]
        apart = distances([ones[each] for each in heard], [others[each] for each in said])
        kept = np.flatnonzero(apart <= FAR)
        counts = np.zeros(len(self.track.language.words), np.int64)
        np.add.at(counts, distinct[heard[kept]], 1)
        return Confusions(np.concatenate([[0], np.cumsum(counts)]), frequent[said[kept]], apart[kept])

    def _said(self, numbers: np.ndarray) -> list[str]:
        return sounds_of([(self.track.language.words[number],) for number in numbers])


def _alike(ones: Sequence[str], others: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all pairs of these that are nearly spelled alike; a table of all at once would be large."""
    found = [(np.array([], np.int64), np.array([], np.int64))]
    for low in range(0, len(ones), AT_A_TIME):
        some = ones[low : low + AT_A_TIME]
        apart = cdist(some, others, scorer=Levenshtein.normalized_distance, score_cutoff=FAR, dtype=np.float32)
        one, other = np.nonzero(apart <= FAR)
        found.append((one + low, other))
    one, other = map(np.concatenate, zip(*found, strict=True))
    return one, other


def beside(places: np.ndarray, neighbour: np.ndarray, anchors: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Rows of a place and a word that stands elsewhere beside the neighbour of that place."""
    order = np.argsort(anchors, kind="stable")
    anchors, words = anchors[order], words[order]
    low, high = np.searchsorted(anchors, neighbour), np.searchsorted(anchors, neighbour, side="right")
    count = np.where(neighbour >= 0, high - low, 0)
    row = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    return np.column_stack([np.repeat(places, count), words[row]])

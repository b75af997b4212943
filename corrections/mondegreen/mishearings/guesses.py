"""What may have been said instead of what was heard: guesses as columns, so that a million are weighed at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mondegreen.hearing.arrays import sorted_alike
from mondegreen.mishearings.language import NONE
from mondegreen.mishearings.track import Track

WIDEST = 2
"""Words on either side of a guess at the most."""

COLUMNS = ("first", "last", "new", "sound", "firm")


@dataclass(frozen=True, eq=False)
class Guesses:
    """Guesses, a row each: words `first` to `last` of a track were `new`, which sounds so far apart.

    `new` holds the numbers of one or two words, `NONE` behind a single one. `firm` is how improbable, in nats, those
    words are together that a fixed phrase has around it; 0 where there is no such phrase.
    """

    first: np.ndarray
    last: np.ndarray
    new: np.ndarray
    sound: np.ndarray
    firm: np.ndarray

    def __len__(self) -> int:
        return len(self.first)

    def __getitem__(self, rows: np.ndarray) -> Guesses:
        return Guesses(*(getattr(self, name)[rows] for name in COLUMNS))

    @classmethod
    def joined(cls, parts: Iterable[Guesses]) -> Guesses:
        """All of these, one after the other."""
        every = list(parts)
        return cls(*(np.concatenate([getattr(part, name) for part in every]) for name in COLUMNS))

    def once(self) -> Guesses:
        """Each change at a place once, with the nearest sound."""
        order = np.lexsort((self.sound, -self.firm, self.new[:, 1], self.new[:, 0], self.last, self.first))
        rows = np.column_stack([self.first, self.last, self.new])[order]
        return self[order[np.append(True, (np.diff(rows, axis=0) != 0).any(1))[: len(rows)]]]

    def portions(self, size: int) -> Iterator[Guesses]:
        """About so many at a time, in the order of their first words: those for the same one together."""
        order = np.argsort(self.first, kind="stable")
        first = self.first[order]
        low = 0
        while low < len(first):
            high = int(np.searchsorted(first, first[min(low + size, len(first)) - 1], side="right"))
            yield self[order[low:high]]
            low = high

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, int, int, float]]) -> Guesses:
        """Guesses from rows of first, last, one word, another or `NONE`, and the distance in sound."""
        table = np.array(rows, np.float64).reshape(-1, 5)
        numbers = table[:, :4].astype(np.int64)
        return cls.by_sound(numbers[:, 0], numbers[:, 1], numbers[:, 2:], table[:, 4].astype(np.float32))

    @classmethod
    def by_sound(cls, first: np.ndarray, last: np.ndarray, new: np.ndarray, sound: np.ndarray) -> Guesses:
        """Guesses for which nothing speaks as yet but their sound."""
        first, last, new = (each.astype(np.int32) for each in (first, last, new))
        return cls(first, last, new, sound.astype(np.float32), np.zeros(len(first), np.float32))

    def places(self) -> np.ndarray:
        """A number for the words that each replaces: that of the first and, below it, how many more there are."""
        return np.asarray((self.first.astype(np.int64) << 8) + (self.last - self.first))

    def sizes(self) -> tuple[np.ndarray, np.ndarray]:
        """How many words each replaces, and by how many."""
        return self.last - self.first + 1, (self.new != NONE).sum(1)


def alike(track: Track, guesses: Guesses) -> tuple[np.ndarray, np.ndarray]:
    """Guesses that stand for all others of the same words, and for each guess which of them is its own.

    Only where one word is taken for another is it told that others are the same.
    """
    old, new = track.numbers[guesses.first], guesses.new
    single = (guesses.first == guesses.last) & (old != NONE) & (new[:, 1] == NONE)
    codes = np.where(single, old * len(track.language.words) + new[:, 0], -1 - np.arange(len(guesses)))
    order, begin = sorted_alike(codes)
    own = np.empty(len(order), np.int64)
    own[order] = np.repeat(np.arange(len(begin)), np.diff(begin, append=len(order)))
    return order[begin], own


def written(track: Track, guesses: Guesses) -> list[str]:
    """The words of each guess."""
    words = track.language.words
    return [" ".join(words[number] for number in row if number != NONE) for row in guesses.new]


def heard(track: Track, guesses: Guesses) -> list[str]:
    """The words that each guess replaces."""
    return [" ".join(track.words[one : other + 1]) for one, other in zip(guesses.first, guesses.last, strict=True)]

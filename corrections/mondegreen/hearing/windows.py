"""Every window of one to four words of a passage, each distinct one once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product

import numpy as np

from mondegreen.hearing.arrays import Groups, alike, portions
from mondegreen.hearing.heard import Heard
from mondegreen.hearing.phones import Phones
from mondegreen.passage import Passage

LONGEST = 4
AT_A_TIME = 1 << 18
"""Windows that are looked at together."""


@dataclass(frozen=True, eq=False)
class Windows:
    """The distinct windows of a passage.

    Attributes:
        heard: The words they are made of.
        first: For each distinct window a token it begins at.
        sizes: How many words it has.
        places: For each distinct window all tokens it begins at.
        odd: Whether it holds a word that is not ordinary.
    """

    heard: Heard
    first: np.ndarray
    sizes: np.ndarray
    places: Groups
    odd: np.ndarray

    def words_of(self, window: int) -> tuple[str, ...]:
        """The words of a window."""
        return tuple(self.heard.words[key] for key in self._keys(window))

    def without(self, unwanted: Callable[[tuple[str, ...]], bool]) -> Windows:
        """The same but for those of whose words this is true."""
        kept = np.array([not unwanted(self.words_of(window)) for window in range(len(self.first))], bool)
        return Windows(self.heard, self.first[kept], self.sizes[kept], self.places.only(kept), self.odd[kept])

    def _keys(self, window: int) -> list[int]:
        start = self.first[window]
        return self.heard.keys[start : start + self.sizes[window]].tolist()  # type: ignore[no-any-return]

    @cached_property
    def _words(self) -> tuple[Phones, np.ndarray, np.ndarray]:
        """All readings of all words; the first of each word, and how many. The last word is silence."""
        every = (*self.heard.readings, ("",))
        counts = np.fromiter(map(len, every), np.int64, len(every))
        return Phones.of(list(chain.from_iterable(every))), np.cumsum(counts) - counts, counts

    def words(self, windows: slice | np.ndarray) -> np.ndarray:
        """The numbers of the words of these windows, a row each, filled up with silence."""
        columns = np.arange(self.sizes.max(initial=1))
        inside = columns < self.sizes[windows, None]
        words = np.full(inside.shape, len(self.heard.words))
        words[inside] = self.heard.keys[(self.first[windows, None] + columns)[inside]]
        return words

    def sounds(self, low: int, high: int) -> tuple[np.ndarray, Phones]:
        """The readings of the windows from `low` up to `high`, and whose they are.

        Of each the likeliest, and those in which one word sounds otherwise.
        """
        said, begin, counts = self._words
        words = self.words(slice(low, high))
        likeliest, many = begin[words], counts[words]
        owners, parts = [np.arange(low, low + len(words))], [likeliest]
        for column, other in product(range(words.shape[1]), range(1, many.max(initial=1))):
            rows = np.flatnonzero(many[:, column] > other)
            varied = likeliest[rows]
            varied[:, column] += other
            owners.append(rows + low)
            parts.append(varied)
        return np.concatenate(owners), said.joined(np.concatenate(parts))


Hopeful = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Which windows, rows of the numbers of two words or more, may be near anything; and which of them are odd."""


def windows_of(
    passage: Passage,
    shortest: int,
    longest: int,
    strange: Callable[[str], bool] | None = None,
    hopeful: Hopeful | None = None,
) -> Windows:
    """The distinct windows that sound between `shortest` and `longest` phonemes long.

    With `strange`, only those that hold a word of which it is true; with `hopeful`, without those of which it is not.
    """
    heard = Heard.of(passage)
    wanted = _sums(np.array([strange is None or strange(word) for word in heard.words])[heard.keys])
    lengths, function = _sums(heard.lengths[heard.keys]), _sums(heard.function[heard.keys])

    def fits(size: int) -> np.ndarray:
        """Which of this size cross no break, have no hesitation at an end, and hold a wanted word and a telling one."""
        long, low = lengths[size:] - lengths[:-size], len(heard.keys) + 1 - size
        together = heard.breaks[size - 1 :] == heard.breaks[:low]
        telling = (function[size:] - function[:-size] < size) & (wanted[size:] > wanted[:-size])
        whole = ~(heard.hesitant[:low] | heard.hesitant[size - 1 :])
        return np.asarray(together & telling & whole & (long >= shortest) & (long <= longest))

    odd = _sums(heard.odd[heard.keys])

    def beginning(size: int) -> np.ndarray:
        """Where windows of this size begin that fit and are not hopeless."""
        at = np.flatnonzero(fits(size)).astype(np.int32)
        if hopeful is None or size == 1:
            return at
        parts = (
            some[hopeful(heard.keys[some[:, None] + np.arange(size)], odd[some + size] > odd[some])]
            for some in portions(at, AT_A_TIME)
        )
        return np.concatenate([at[:0], *parts])

    at, counts, sizes = _distinct(heard, beginning)
    begin = _sums(counts)
    first = at[begin[:-1]]
    return Windows(heard, first, sizes, Groups(at, begin), odd[first + sizes] > odd[first])


def _sums(values: np.ndarray) -> np.ndarray:
    """The sum of those before each place."""
    return np.concatenate([np.zeros(1, np.int32), np.cumsum(values, dtype=np.int32)])


def _distinct(heard: Heard, beginning: Callable[[int], np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where windows begin, the same ones together; for each distinct one how many, and of how many words.

    `beginning` says where those of a size begin.
    """
    every: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for size in range(1, min(LONGEST, len(heard.keys)) + 1):
        at = beginning(size)
        same = alike(heard.keys[at[:, None] + np.arange(size)])
        counts = np.diff(same.begin).astype(np.int32)
        every.append((at[same.numbers], counts, np.full(len(same), size, np.int32)))
    at, counts, sizes = map(np.concatenate, zip(*every, strict=True))
    return at, counts, sizes

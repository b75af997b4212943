"""Every window of one to four words of a passage, each distinct one once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, product

import numpy as np

from mondegreen.hearing.phones import Phones
from mondegreen.hearing.pronunciations import ACRONYM, heard_as
from mondegreen.passage import Passage
from mondegreen.vocabulary import is_ordinary, zipf

LONGEST = 4
FUNCTION = 5.9
"""Zipf frequency of words that carry a sentence but no meaning: *the*, *to*, *with*."""
BREAK = re.compile(r"[.?!…:;\"“”()\[\]]|\n\n")
"""What no misheard name reaches across."""
SEED = 20_260_101


class Groups:
    """Numbers in groups, each group in its order."""

    def __init__(self, numbers: np.ndarray, begin: np.ndarray) -> None:
        self._numbers, self._begin = numbers, begin

    def __len__(self) -> int:
        return len(self._begin) - 1

    def __getitem__(self, group: int) -> np.ndarray:
        return self._numbers[self._begin[group] : self._begin[group + 1]]


@dataclass(frozen=True)
class Windows:
    """The distinct windows of a passage.

    Attributes:
        keys: For each token of the passage the number of its word in `words`.
        words: The distinct words: lower case, but acronyms as they stand.
        first: For each distinct window a token it begins at.
        sizes: How many words it has.
        places: For each distinct window all tokens it begins at.
        odd: Whether it holds a word that is not ordinary.
        readings: For each distinct word how it sounds.
    """

    keys: np.ndarray
    words: tuple[str, ...]
    first: np.ndarray
    sizes: np.ndarray
    places: Groups
    odd: np.ndarray
    readings: tuple[tuple[str, ...], ...]

    def words_of(self, window: int) -> tuple[str, ...]:
        """The words of a window."""
        start = self.first[window]
        return tuple(self.words[key] for key in self.keys[start : start + self.sizes[window]])

    def sounds_of(self, window: int) -> tuple[str, ...]:
        """Its readings: the likeliest, and those in which one word sounds otherwise."""
        start = self.first[window]
        parts = [self.readings[key] for key in self.keys[start : start + self.sizes[window]]]
        likeliest = [part[0] for part in parts]
        out = ["".join(likeliest)]
        for place, part in enumerate(parts):
            out += ("".join([*likeliest[:place], other, *likeliest[place + 1 :]]) for other in part[1:])
        return tuple(dict.fromkeys(out))

    @cached_property
    def _words(self) -> tuple[Phones, np.ndarray, np.ndarray]:
        """All readings of all words; the first of each word, and how many. The last word is silence."""
        every = (*self.readings, ("",))
        counts = np.fromiter(map(len, every), np.int64, len(every))
        return Phones.of(list(chain.from_iterable(every))), np.cumsum(counts) - counts, counts

    def sounds(self, low: int, high: int) -> tuple[np.ndarray, Phones]:
        """The readings of the windows from `low` up to `high`, as `sounds_of` tells them, and whose they are."""
        said, begin, counts = self._words
        columns = np.arange(self.sizes.max(initial=1))
        inside = columns < self.sizes[low:high, None]
        words = np.full(inside.shape, len(self.words))
        words[inside] = self.keys[(self.first[low:high, None] + columns)[inside]]
        likeliest, many = begin[words], counts[words]
        owners, parts = [np.arange(low, low + len(words))], [likeliest]
        for column, other in product(columns, range(1, many.max(initial=1))):
            rows = np.flatnonzero(many[:, column] > other)
            varied = likeliest[rows]
            varied[:, column] += other
            owners.append(rows + low)
            parts.append(varied)
        return np.concatenate(owners), said.joined(np.concatenate(parts))


def spoken(passage: Passage) -> tuple[str, ...]:
    """The words by which windows are told apart: lower case without possessive endings; acronyms keep capitals."""
    shouting = sum(token.text.isupper() for token in passage.tokens) > len(passage.tokens) / 2
    return tuple(
        token.text if token.text.isupper() and 1 < len(token.text) <= ACRONYM and not shouting else stem(word)
        for token, word in zip(passage.tokens, passage.words, strict=True)
    )


def stem(word: str) -> str:
    """A word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("s'") or word


def windows_of(passage: Passage, shortest: int, longest: int, strange: Callable[[str], bool] | None = None) -> Windows:
    """The distinct windows that sound between `shortest` and `longest` phonemes long.

    With `strange`, only those that hold a word of which it is true.
    """
    words, keys = np.unique(np.array(spoken(passage), dtype=object), return_inverse=True)
    said = heard_as(words)
    readings = tuple(said[word] or ("",) for word in words)
    lengths = np.array([len(each[0]) for each in readings])
    odd = np.array([not is_ordinary(word) or word.isupper() for word in words])
    function = np.array([zipf(word.lower()) >= FUNCTION for word in words])
    fits = _fitting(passage, keys, function, np.array([strange is None or strange(word) for word in words]))
    at, counts, sizes = _distinct(keys, lambda size, long: fits(size) & (long >= shortest) & (long <= longest), lengths)
    begin = np.concatenate([[0], np.cumsum(counts)])
    first = at[begin[:-1]]
    before = np.concatenate([[0], np.cumsum(odd[keys])])
    odds = before[first + sizes] > before[first]
    return Windows(keys, tuple(words), first, sizes, Groups(at, begin), odds, readings)


def _distinct(
    keys: np.ndarray, fits: Callable[[int, np.ndarray], np.ndarray], lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where windows begin, the same ones together; for each distinct one how many there are, and of how many words.

    `fits` tells for a size and how long each window sounds which of them are wanted.
    """
    chance = np.random.default_rng(SEED).integers(1, 2**63, (LONGEST, len(lengths)), dtype=np.uint64)
    every: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for size in range(1, min(LONGEST, len(keys)) + 1):
        inside = np.lib.stride_tricks.sliding_window_view(keys, size)
        at = np.flatnonzero(fits(size, lengths[inside].sum(1)))
        codes = chance[np.arange(size), inside[at]].sum(1, dtype=np.uint64)
        order = np.argsort(codes, kind="stable")
        _, counts = np.unique(codes[order], return_counts=True)
        every.append((at[order], counts, np.full(len(counts), size)))
    at, counts, sizes = map(np.concatenate, zip(*every, strict=True))
    return at, counts, sizes


def _fitting(
    passage: Passage, keys: np.ndarray, function: np.ndarray, wanted: np.ndarray
) -> Callable[[int], np.ndarray]:
    """Tells for a size which windows cross no break, hold more than function words, and a wanted one."""
    barrier = _barriers(passage)

    def fits(size: int) -> np.ndarray:
        inside = np.lib.stride_tricks.sliding_window_view(keys, size)
        together = barrier[size - 1 :] == barrier[: len(barrier) - size + 1]
        return np.asarray(together & ~function[inside].all(1) & wanted[inside].any(1))

    return fits


def _barriers(passage: Passage) -> np.ndarray:
    """For each token how many breaks stand before it: two tokens of a window have the same number."""
    gaps = (passage.text[one.end : other.start] for one, other in pairwise(passage.tokens))
    return np.cumsum([0, *(bool(BREAK.search(gap)) if len(gap) > 1 else False for gap in gaps)])

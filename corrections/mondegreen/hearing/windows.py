"""Every window of one to four words of a passage, each distinct one once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mondegreen.hearing.pronunciations import ACRONYM, heard_as
from mondegreen.passage import Passage
from mondegreen.vocabulary import is_ordinary, zipf

LONGEST = 4
FUNCTION = 5.9
"""Zipf frequency of words that carry a sentence but no meaning: *the*, *to*, *with*."""
BREAK = re.compile(r"[.?!…:;\"“”()\[\]]|\n\n")
"""What no misheard name reaches across."""
SEED = 20_260_101


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
    places: Sequence[np.ndarray]
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
    every = spoken(passage)
    words, keys = np.unique(np.array(every, dtype=object), return_inverse=True)
    said = heard_as(words)
    readings = tuple(said[word] or ("",) for word in words)
    lengths = np.array([len(each[0]) for each in readings])
    odd = np.array([not is_ordinary(word) or word.isupper() for word in words])
    function = np.array([zipf(word.lower()) >= FUNCTION for word in words])
    fits = _fitting(passage, keys, function, np.array([strange is None or strange(word) for word in words]))
    chance = np.random.default_rng(SEED).integers(1, 2**63, (LONGEST, len(words)), dtype=np.uint64)
    places: list[np.ndarray] = []
    sizes: list[int] = []
    for size in range(1, min(LONGEST, len(every)) + 1):
        inside = np.lib.stride_tricks.sliding_window_view(keys, size)
        long = lengths[inside].sum(1)
        at = np.flatnonzero((long >= shortest) & (long <= longest) & fits(size))
        found = _grouped(at, chance[np.arange(size), inside[at]].sum(1, dtype=np.uint64))
        places += found
        sizes += [size] * len(found)
    first = np.array([group[0] for group in places], int)
    odds = np.array([odd[keys[start : start + size]].any() for start, size in zip(first, sizes, strict=True)], bool)
    return Windows(keys, tuple(words), first, np.array(sizes, int), places, odds, readings)


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


def _grouped(at: np.ndarray, codes: np.ndarray) -> list[np.ndarray]:
    """The places that have the same code, together."""
    if not len(at):
        return []
    order = np.argsort(codes, kind="stable")
    return np.split(at[order], np.flatnonzero(np.diff(codes[order])) + 1)


def _barriers(passage: Passage) -> np.ndarray:
    """For each token how many breaks stand before it: two tokens of a window have the same number."""
    gaps = (passage.text[one.end : other.start] for one, other in pairwise(passage.tokens))
    return np.cumsum([0, *(bool(BREAK.search(gap)) if len(gap) > 1 else False for gap in gaps)])

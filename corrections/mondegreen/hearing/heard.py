"""The words of a passage as windows are made of them: how each sounds, and where speech breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mondegreen.hearing.pronunciations import ACRONYM, heard_as
from mondegreen.passage import Passage
from mondegreen.terms.vocabulary import is_ordinary, zipf

FUNCTION = 5.9
"""Zipf frequency of words that carry a sentence but no meaning: *the*, *to*, *with*."""
HESITATIONS = frozenset("uh um uhm umm".split())
"""Sounds with which no name begins or ends: *thanks derek uh* is Derik, and *uh* stays where it is."""
BREAK = re.compile(r"[.?!…:;\"“”()\[\]]|\n\n")
"""What no misheard name reaches across."""


@dataclass(frozen=True, eq=False)
class Heard:
    """The words of a passage.

    Attributes:
        words: The distinct words: lower case without possessive endings, but acronyms as they stand.
        keys: For each token the number of its word.
        readings: For each word how it sounds, the likeliest first.
        lengths: For each word how many phonemes that is.
        odd: Which words are not ordinary.
        function: Which are of no meaning.
        breaks: For each token how many breaks stand before it.
    """

    words: tuple[str, ...]
    keys: np.ndarray
    readings: tuple[tuple[str, ...], ...]
    lengths: np.ndarray
    odd: np.ndarray
    function: np.ndarray
    breaks: np.ndarray

    @cached_property
    def hesitant(self) -> np.ndarray:
        """Which tokens are no words but hesitations."""
        return np.asarray(np.array([word in HESITATIONS for word in self.words], bool)[self.keys])

    @classmethod
    def of(cls, passage: Passage) -> Heard:
        """The words of this passage; worked out once."""
        found: Heard | None = passage.findings.get(cls)
        if found is None:
            found = passage.findings[cls] = cls._of(passage)
        return found

    @classmethod
    def _of(cls, passage: Passage) -> Heard:
        texts = passage.tokens.texts
        shouting = sum(map(str.isupper, texts)) > len(texts) / 2
        said = {text: text if _acronym(text) and not shouting else stem(_plain(text)) for text in set(texts)}
        words = tuple(sorted(set(said.values())))
        number = {word: place for place, word in enumerate(words)}
        key = {text: number[word] for text, word in said.items()}
        readings = heard_as(words)
        return cls(
            words,
            np.fromiter(map(key.__getitem__, texts), np.int32, len(texts)),
            tuple(readings[word] or ("",) for word in words),
            np.array([len(readings[word][0]) if readings[word] else 0 for word in words], np.int32),
            np.array([not is_ordinary(word) or word.isupper() for word in words]),
            np.array([zipf(word.lower()) >= FUNCTION for word in words]),
            _breaks(passage),
        )


def stem(word: str) -> str:
    """A word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("s'") or word


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _acronym(text: str) -> bool:
    return text.isupper() and 1 < len(text) <= ACRONYM


def _breaks(passage: Passage) -> np.ndarray:
    """For each token how many breaks stand before it; a lone mark between two words (*e.g*, *AT:T*) is none."""
    count = len(passage.tokens)
    starts, ends = (np.asarray(column) for column in (passage.tokens.starts, passage.tokens.ends))
    marks = np.fromiter((mark.start() for mark in BREAK.finditer(passage.text)), np.int64)
    after = np.searchsorted(starts, marks)
    after = after[(after > 0) & (after < count)]
    broken = np.zeros(count, bool)
    broken[after] = starts[after] - ends[after - 1] > 1
    return np.cumsum(broken, dtype=np.int32)

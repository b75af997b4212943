"""A passage as the numbers of its words, each with its neighbours: what evidence is counted on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np

from mondegreen.mishearings.confusions import Confusions
from mondegreen.mishearings.language import CLOSING, NONE, OPENING, Language
from mondegreen.passage import SENTENCE_END, Passage

FIRST_PERSON = ("I", "I'", "I’")
REACH = 2
"""Neighbours on either side that a word is judged by."""


class Joint(IntEnum):
    """What stands between two words."""

    SPACE = 0
    MARK = 1
    """A comma, a colon, a bracket: the words are neighbours, but nobody runs them together."""
    GLUE = 2
    """A hyphen, an apostrophe, a slash: each is a part of something else."""
    END = 3
    """A sentence ends."""


@dataclass(frozen=True, eq=False)
class Track:
    """The words of a passage without its sounds of hesitation, in order.

    Attributes:
        passage: The passage.
        at: The token of the passage that each word is.
        numbers: Their numbers in the language.
        joints: What stands after each word, as a `Joint`; an end after the last.
        plain: Which may have been misheard: words in lower case that stand by themselves.
        free: Which of them are ordinary ones.
        around: For each word its neighbours' numbers, two before and two after it; the edge of a sentence has one.
    """

    passage: Passage
    language: Language
    at: np.ndarray
    numbers: np.ndarray
    joints: np.ndarray
    plain: np.ndarray
    free: np.ndarray
    around: np.ndarray

    @classmethod
    def of(cls, passage: Passage, language: Language, confusions: Confusions, settled: Collection[int] = ()) -> Track:
        """The track of a passage; `settled` are tokens that stand as they should."""
        kept, words = passage.spoken
        at = np.asarray(kept, np.int64)
        numbers = language.ids(words)
        joints = _joints(passage, at)
        glued = joints == Joint.GLUE
        plain = ~glued & ~np.append(False, glued[:-1])[: len(at)] & ~_capitals(passage, at, joints)
        plain &= ~np.isin(at, np.fromiter({*settled, *passage.known}, np.int64))
        plain &= np.fromiter(map(str.isalpha, (word.replace("'", "") for word in words)), bool, len(words))
        free = plain & confusions.known(numbers)
        return cls(passage, language, at, numbers, joints, plain, free, _around(numbers, joints, language))

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.passage.spoken[1]

    def together(self, allowed: np.ndarray, size: int) -> np.ndarray:
        """The words at which windows of this size begin that are allowed and have nothing but spaces inside."""
        count = max(0, len(self.numbers) - size + 1)
        inside = np.ones(count, bool)
        for place in range(size):
            inside &= allowed[place : place + count]
            if place + 1 < size:
                inside &= self.joints[place : place + count] == Joint.SPACE
        return np.flatnonzero(inside)

    def rare(self, numbers: np.ndarray, log: float) -> np.ndarray:
        """Which of these words are rarer than this log-probability."""
        return np.asarray((numbers == NONE) | (self.language.alone[numbers] < log))


def _joints(passage: Passage, at: np.ndarray) -> np.ndarray:
    text, tokens = passage.text, passage.tokens
    gaps = [text[tokens.ends[one] : tokens.starts[other]] for one, other in pairwise(at.tolist())]
    known = {gap: _joint(gap) for gap in set(gaps)}
    return np.array([*(known[gap] for gap in gaps), Joint.END][: len(at)], np.int8)


def _joint(gap: str) -> Joint:
    if gap == " ":
        return Joint.SPACE
    if "\n\n" in gap or SENTENCE_END.search(gap):
        return Joint.END
    if gap.isspace():
        return Joint.SPACE
    return Joint.MARK if any(map(str.isspace, gap)) and not any(map("'’-/".__contains__, gap)) else Joint.GLUE


def _capitals(passage: Passage, at: np.ndarray, joints: np.ndarray) -> np.ndarray:
    """Which words have a capital that says they are names: not at the head of a sentence, not *I*."""
    if passage.uniform:
        return np.zeros(len(at), bool)
    texts = [passage.tokens.texts[token] for token in at.tolist()]
    raised = np.array([text[:1].isupper() and text[:2] not in FIRST_PERSON for text in texts], bool)
    opens = np.append(True, joints[:-1] == Joint.END)[: len(at)]
    return raised & ~opens if passage.punctuated else raised


def _around(numbers: np.ndarray, joints: np.ndarray, language: Language) -> np.ndarray:
    """Rows of the two words before and the two after each; behind the edge of a sentence there is nothing."""
    opening, closing = map(language.number, (OPENING, CLOSING))
    padded = np.concatenate([[NONE] * REACH, numbers, [NONE] * REACH]).astype(np.int32)
    count = len(numbers)
    rows = np.column_stack([padded[shift : shift + count] for shift in (0, 1, 3, 4)])
    ends = joints == Joint.END
    begins = np.append(True, ends[:-1])[:count]
    second = np.append(False, begins[:-1])[:count]
    rows[second, 0] = opening
    rows[begins, 0], rows[begins, 1] = NONE, opening
    last_but_one = np.append(ends[1:], False)[:count]
    rows[last_but_one, 3] = closing
    rows[ends, 2], rows[ends, 3] = closing, NONE
    return rows

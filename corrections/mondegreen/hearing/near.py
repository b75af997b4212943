"""Which of many strings of classes of sounds are a few edits apart."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from mondegreen.hearing.arrays import distinct, portions
from mondegreen.hearing.pieces import MOST, Pieces, cost

FEW = 200_000
"""Pairs up to which it is quicker to compare them all."""
CLASSES = 14
LEVELS = 4
"""Signs of a class that are told apart in a count."""
EVERY = slice(None)
BITS = 64
"""Signs of a string up to which there is a bit for each in a number."""
AT_A_TIME = 1 << 14
"""Pairs that are looked at together: what is known of them stays in the cache of a processor."""


class Strings:
    """Strings, a row of `rows` each, filled up with 0; a sign is a number from 1 to `CLASSES`."""

    def __init__(self, rows: np.ndarray, lengths: np.ndarray) -> None:
        self.rows, self.lengths = rows, lengths
        self._pieces: dict[int, Pieces] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self, numbers: slice | np.ndarray = EVERY) -> list[bytes]:
        """These strings one by one."""
        return self.rows[numbers].view(f"S{self.rows.shape[1]}").ravel().tolist()

    @cached_property
    def counts(self) -> np.ndarray:
        """How many signs of each class a string has, as so many bits of a number."""
        found = np.zeros(len(self), np.uint64)
        columns = np.ascontiguousarray(self.rows.T)
        for sign in range(1, CLASSES + 1):
            count = np.minimum((columns == sign).sum(0, dtype=np.uint8), LEVELS).astype(np.uint64)
            found |= ((np.uint64(1) << count) - np.uint64(1)) << np.uint64(LEVELS * (sign - 1))
        return found

    @cached_property
    def masks(self) -> np.ndarray:
        """Where each sign stands in a string of `BITS` signs at the most: a row a string, a column a sign."""
        found = np.zeros((len(self), CLASSES + 1), np.uint64)
        every = np.arange(len(self))
        for place, signs in enumerate(self.rows.T):
            found[every, signs] |= np.uint64(1 << place)
        return found

    def pieces(self, most: int) -> Pieces:
        """They themselves, ready to be found by those at most so many edits away."""
        if most not in self._pieces:
            self._pieces[most] = Pieces(self.rows, self.lengths, most)
        return self._pieces[most]


def near(heard: Strings, known: Strings, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all pairs at most so many edits apart (Levenshtein, 1965); what was heard has one length."""
    shortest = int(known.lengths.min())
    if not 0 < most <= MOST or len(known) * len(heard) < FEW or cost(shortest, most, len(known)) > len(known):
        table = cdist(heard.texts(), known.texts(), scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
        one, other = np.divmod(np.flatnonzero(table.ravel() <= most), len(known))
        return one, other
    found = [np.array([], np.int64)]
    for one, other in known.pieces(most).pairs(heard.rows):
        ours, theirs = heard.counts[one], known.counts[other]
        extra = np.maximum(np.bitwise_count(ours & ~theirs), np.bitwise_count(theirs & ~ours))
        found.append(one[extra <= most] * len(known) + other[extra <= most])
    one, other = np.divmod(distinct(np.concatenate(found)), len(known))
    likely = _in_order(heard, known, one, other) >= np.maximum(heard.lengths[one], known.lengths[other]) - most
    one, other = one[likely], other[likely]
    apart = cpdist(heard.texts(one), known.texts(other), scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
    return one[apart <= most], other[apart <= most]


def _in_order(heard: Strings, known: Strings, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How many signs each pair has in common, in the same order: all but these cost an edit each.

    Hyyrö's (2004) bits of the longest common subsequence, a sign of all pairs at a time.
    """
    length = heard.rows.shape[1]
    if length > BITS:
        return np.asarray(heard.lengths[one])
    every, inside = heard.masks.ravel(), np.uint64((1 << length) - 1)
    found = [np.array([], np.int64)]
    for rows in portions(np.arange(len(one)), AT_A_TIME):
        begin, missing = one[rows] * (CLASSES + 1), np.full(len(rows), inside)
        for signs in np.ascontiguousarray(known.rows[other[rows]].T):
            common = missing & every[begin + signs]
            missing = (missing + common) | (missing - common)
        found.append(length - np.bitwise_count(missing & inside).astype(np.int64))
    return np.concatenate(found)

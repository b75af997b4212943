"""Which of many strings of classes of sounds are a few edits apart."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from mondegreen.hearing.arrays import distinct
from mondegreen.hearing.pieces import MOST, Pieces, cost

FEW = 200_000
"""Pairs up to which it is quicker to compare them all."""
CLASSES = 14
LEVELS = 4
"""Signs of a class that are told apart in a count."""


class Strings:
    """Strings, a row of `rows` each, filled up with 0; a sign is a number from 1 to `CLASSES`."""

    def __init__(self, rows: np.ndarray, lengths: np.ndarray) -> None:
        self.rows, self.lengths = rows, lengths
        self._pieces: dict[int, Pieces] = {}

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def texts(self) -> list[bytes]:
        """The strings one by one."""
        return self.rows.view(f"S{self.rows.shape[1]}").ravel().tolist()

    @cached_property
    def counts(self) -> np.ndarray:
        """How many signs of each class a string has, as so many bits of a number."""
        found = np.zeros(len(self), np.uint64)
        columns = np.ascontiguousarray(self.rows.T)
        for sign in range(1, CLASSES + 1):
            count = np.minimum((columns == sign).sum(0, dtype=np.uint8), LEVELS).astype(np.uint64)
            found |= ((np.uint64(1) << count) - np.uint64(1)) << np.uint64(LEVELS * (sign - 1))
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
        table = cdist(heard.texts, known.texts, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
        one, other = np.divmod(np.flatnonzero(table.ravel() <= most), len(known))
        return one, other
    found = [np.array([], np.int64)]
    for one, other in known.pieces(most).pairs(heard.rows):
        ours, theirs = heard.counts[one], known.counts[other]
        extra = np.maximum(np.bitwise_count(ours & ~theirs), np.bitwise_count(theirs & ~ours))
        found.append(one[extra <= most] * len(known) + other[extra <= most])
    one, other = np.divmod(distinct(np.concatenate(found)), len(known))
    pairs = [heard.texts[number] for number in one], [known.texts[number] for number in other]
    apart = cpdist(*pairs, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
    return one[apart <= most], other[apart <= most]

"""Which of many strings of classes of sounds are a few edits apart."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from mondegreen.hearing.pieces import MOST, Pieces

MANY = 120
"""Strings of one length from which it is quicker to look for pieces that they share with what was heard."""
FEW = 200_000
"""Pairs up to which it is quicker to compare them all."""
CLASSES = 14
LEVELS = 4
"""Signs of a class that are told apart in a count."""


class Strings:
    """Strings of one length, a row of `rows` each; a sign is a number from 1 to `CLASSES`."""

    def __init__(self, rows: np.ndarray) -> None:
        self.rows = rows
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
        for sign in range(1, CLASSES + 1):
            count = np.minimum((self.rows == sign).sum(1), LEVELS).astype(np.uint64)
            found |= ((np.uint64(1) << count) - np.uint64(1)) << np.uint64(LEVELS * (sign - 1))
        return found

    def pieces(self, most: int) -> Pieces:
        """They themselves, ready to be found by those at most so many edits away."""
        if most not in self._pieces:
            self._pieces[most] = Pieces(self.rows, most)
        return self._pieces[most]


def near(heard: Strings, known: Strings, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all pairs that are at most so many edits apart (Levenshtein, 1965)."""
    if len(known) < MANY or len(known) * len(heard) < FEW or not 0 < most <= MOST:
        table = cdist(heard.texts, known.texts, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
        one, other = np.divmod(np.flatnonzero(table.ravel() <= most), len(known))
        return one, other
    one, other = known.pieces(most).pairs(heard.rows)
    ours, theirs = heard.counts[one], known.counts[other]
    extra = np.maximum(np.bitwise_count(ours & ~theirs), np.bitwise_count(theirs & ~ours))
    one, other = one[extra <= most], other[extra <= most]
    pairs = [heard.texts[number] for number in one], [known.texts[number] for number in other]
    apart = cpdist(*pairs, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
    return one[apart <= most], other[apart <= most]

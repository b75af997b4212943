"""Which of many strings are a few edits apart: those that share a piece.

Where two strings are `most` edits apart and one is cut in two, either its first part is at most half of these edits
away from the beginning of the other, or its last part is as near to the end. And where two strings are `e` edits apart,
`e` signs each can be struck out so that the same is left (Bocek, Hunt and Stiller 2007; Garbe's SymSpell). So all that
is left of the parts when signs are struck out is kept, and looked up for what was heard: the work hardly grows with the
number of strings. What is found is a candidate; nothing within `most` edits is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from mondegreen.hearing.arrays import GOLDEN, sorted_alike

BITS = 4
"""A sign is a number from 1 to 15."""
MOST = 5
"""Edits up to which this is quicker than to compare every string with every other."""
AT_A_TIME = 1 << 19
"""Keys that are looked up together."""


class Pieces:
    """Strings of one length, ready to be found by others that are at most `most` edits away."""

    def __init__(self, rows: np.ndarray, most: int) -> None:
        length = rows.shape[1]
        errors = most // 2, (most - 1) // 2
        cut = round(length * (errors[0] + 1) / (most + 1))
        self.sides = Side(rows[:, :cut], errors[0]), Side(rows[:, : cut - length - 1 : -1], errors[1])

    def pairs(self, heard: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of rows of `heard`, all of one length, and of strings that may be near enough; each pair once."""
        first, last = self.sides
        found = np.concatenate([*first.pairs(heard), *last.pairs(heard[:, ::-1])])
        order, begin = sorted_alike(found)
        return np.divmod(found[order[begin]], first.count)


class Side:
    """The beginnings of strings, by what is left of them when so many signs are struck out."""

    def __init__(self, parts: np.ndarray, errors: int) -> None:
        self.count, self.length = parts.shape
        self.errors = errors
        keys = _left(parts, errors)
        order = np.argsort(keys.ravel(), kind="stable")
        self.keys, self.owner = keys.ravel()[order], (order % self.count).astype(np.uint32)
        self.shift = np.uint64(64 - max(10, min(22, int(len(order) * 8).bit_length())))
        self.known = np.zeros(1 << int(64 - self.shift), bool)
        self.known[self._place(self.keys)] = True

    def _place(self, keys: np.ndarray) -> np.ndarray:
        return (keys * GOLDEN) >> self.shift

    def pairs(self, heard: np.ndarray) -> Iterator[np.ndarray]:
        """The pairs, each as one number: the row of `heard` times the number of strings, plus the string."""
        parts = heard[:, : self.length]
        errors = self.errors - (self.length - parts.shape[1])
        if errors < 0:
            return
        step = max(1, AT_A_TIME // len(list(combinations(range(parts.shape[1]), errors))))
        for low in range(0, len(parts), step):
            keys = _left(parts[low : low + step], errors)
            some = np.flatnonzero(self.known[self._place(keys)])
            here = keys.ravel()[some]
            begin, end = np.searchsorted(self.keys, here), np.searchsorted(self.keys, here, "right")
            many = end - begin
            places = np.arange(many.sum()) + np.repeat(end - np.cumsum(many), many)
            yield np.repeat(some % keys.shape[1] + low, many) * self.count + self.owner[places]


def _left(parts: np.ndarray, errors: int) -> np.ndarray:
    """What is left of each row when so many of its signs are struck out: a row of numbers for each choice of them."""
    whole = np.zeros(len(parts), np.uint64)
    for column in range(parts.shape[1]):
        whole |= parts[:, column].astype(np.uint64) << np.uint64(BITS * column)
    left = []
    for struck in combinations(range(parts.shape[1] - 1, -1, -1), errors):
        rest = whole
        for column in struck:
            low = np.uint64((1 << BITS * column) - 1)
            rest = (rest & low) | ((rest >> np.uint64(BITS)) & ~low)
        left.append(rest)
    return np.stack(left)

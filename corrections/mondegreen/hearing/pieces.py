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
from math import comb

import numpy as np

from mondegreen.hearing.arrays import Groups, Sieve, scattered

BITS = 4
"""A sign is a number from 1 to 15."""
MOST = 5
"""Edits up to which there are few enough keys."""
PART = 11
"""Signs of a part that are looked at: where a part has so few errors, its beginning has no more."""
NUMBER = np.uint64(32)
"""Bits that the number of a string has, behind those of the place of a key: both are sorted as one."""
SHARING = 2
"""Keys that have a place together: one that is searched for finds as many candidates that it does not share."""

ALIKE = 0.1
"""How often two signs are the same by chance."""
DOUBT = 4
"""What it costs to dismiss a candidate, in comparisons of two strings."""


def cost(length: int, most: int, count: int) -> float:
    """What it costs to look one string up among so many that are at least so long, in comparisons of two strings."""
    cut, *errors = _cut(length, most)
    parts = min(cut, PART), min(length - cut, PART)
    every = [(comb(part, struck), part - struck) for part, struck in zip(parts, errors, strict=True)]
    return sum(keys + DOUBT * count * keys * keys * ALIKE**left for keys, left in every)


def _cut(length: int, most: int) -> tuple[int, int, int]:
    """How many signs the first part has, and how many edits may be in either part."""
    first, last = most // 2, (most - 1) // 2
    return round(length * (first + 1) / (most + 1)), first, last


class Pieces:
    """Strings of about one length, ready to be found by others that are at most `most` edits away."""

    def __init__(self, rows: np.ndarray, lengths: np.ndarray, most: int) -> None:
        shortest = int(lengths.min())
        cut, first, last = _cut(shortest, most)
        ends = rows[np.arange(len(rows))[:, None], lengths[:, None] - 1 - np.arange(min(shortest - cut, PART))]
        self.sides = Side(rows[:, : min(cut, PART)], first), Side(ends, last)

    def pairs(self, heard: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Numbers of rows of `heard`, all of one length, and of strings that may be near enough; some repeatedly."""
        yield from self.sides[0].pairs(heard)
        yield from self.sides[1].pairs(heard[:, ::-1])


class Side:
    """The beginnings of strings, by what is left of them when so many signs are struck out."""

    def __init__(self, parts: np.ndarray, errors: int) -> None:
        count, self.length = parts.shape
        self.errors = errors
        keys = np.concatenate(list(left_of(parts, errors)))
        self._sieve = Sieve(keys)
        width = (len(keys) // SHARING).bit_length()
        self._shift = np.uint64(64 - width)
        owned = self._place(keys) << NUMBER
        owned.reshape(-1, count)[:] |= np.arange(count, dtype=np.uint64)
        owned.sort()
        sizes = np.bincount((owned >> NUMBER).view(np.int64), minlength=1 << width)
        narrow = np.uint16 if count <= 1 << 16 else np.uint32
        self._owners = Groups(owned.astype(narrow), np.append(0, np.cumsum(sizes)).astype(np.int32))

    def _place(self, keys: np.ndarray) -> np.ndarray:
        """In which group the strings are that have this left; others may be there, too."""
        return scattered(keys) >> self._shift

    def pairs(self, heard: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Numbers of rows of `heard`, and of the strings with which they share what is left."""
        parts = heard[:, : self.length]
        errors = self.errors - (self.length - parts.shape[1])
        for keys in left_of(parts, errors) if errors >= 0 else ():
            rows = np.flatnonzero(self._sieve.passes(keys))
            at = self._place(keys[rows]).view(np.int64)
            yield np.repeat(rows, self._owners.sizes(at)), self._owners.chained(at)


def left_of(parts: np.ndarray, errors: int) -> Iterator[np.ndarray]:
    """What is left of each row when so many of its signs are struck out, as a number: for each choice of them.

    Rows may be filled up with 0; no more than sixteen signs have room.
    """
    whole = np.zeros(len(parts), np.uint64)
    for column in range(parts.shape[1]):
        whole |= parts[:, column].astype(np.uint64) << np.uint64(BITS * column)
    for struck in combinations(range(parts.shape[1] - 1, -1, -1), errors):
        rest = whole
        for column in struck:
            low = np.uint64((1 << BITS * column) - 1)
            rest = (rest & low) | ((rest >> np.uint64(BITS)) & ~low)
        yield rest

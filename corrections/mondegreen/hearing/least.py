"""Which windows are near none of some readings, told by what their words cost at the least.

Where a few edits turn a window into a reading, its first word falls on a beginning of the reading, its last on an end,
and any other somewhere inside. So what each of them costs there at the least adds up to no more than those edits. It is
worked out once for a word, and of a million windows nine in ten are then dismissed before anybody has read them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.process import cdist

from mondegreen.hearing.arrays import distinct, portions, sorted_alike
from mondegreen.hearing.heard import Heard
from mondegreen.hearing.phonemes import coarse

AT_A_TIME = 1 << 9
"""Windows that are looked at together: what their words cost fits into the cache of a processor."""
FAR = 3
"""Edits up to which they are counted."""


@dataclass(frozen=True, eq=False)
class Least:
    """The fewest edits that a word costs, a row each, beside each reading of others, a column each.

    Attributes:
        first: At a beginning of the reading.
        inside: Anywhere in it.
        last: At its end.
        lengths: How long the readings of the others are, the shortest first.
        shortest: How long the shortest reading of each word is.
        longest: How long the longest is.
    """

    first: np.ndarray
    inside: np.ndarray
    last: np.ndarray
    lengths: np.ndarray
    shortest: np.ndarray
    longest: np.ndarray

    @classmethod
    def of(cls, heard: Heard, known: Iterable[str]) -> Least:
        """What these words cost beside these readings in classes of sounds."""
        said = [dict.fromkeys(map(coarse, readings)) for readings in heard.readings]
        every = sorted(set(chain.from_iterable(said)), key=len)
        others = sorted(set(known), key=len)
        number = {each: place for place, each in enumerate(every)}
        readings = [[number[each] for each in some] for some in said]
        sizes = np.fromiter(map(len, every), np.uint8, len(every))
        return cls(
            _least(_beginning(every, others), readings),
            _least(sizes[:, None] - cdist(every, others, scorer=LCSseq.similarity, dtype=np.uint8), readings),
            _least(_beginning([each[::-1] for each in every], [each[::-1] for each in others]), readings),
            np.fromiter(map(len, others), np.int64, len(others)),
            _least(sizes, readings).astype(np.int64),
            (~_least(~sizes, readings)).astype(np.int64),
        )

    def hopeful(self, words: np.ndarray, share: np.ndarray) -> np.ndarray:
        """Which windows, rows of the numbers of two words or more, may be within this share of edits of a reading."""
        found = np.zeros(len(words), bool)
        low, high = self.shortest[words].sum(1), self.longest[words].sum(1)
        for each in distinct(share).tolist():
            rows = np.flatnonzero(share == each)
            order, begin = sorted_alike(low[rows] << 16 | high[rows])
            for alike in np.split(rows[order], begin[1:]) if len(order) else ():
                found[alike] = self._hopeful(words[alike], each, int(low[alike[0]]), int(high[alike[0]]))
        return found

    def _hopeful(self, words: np.ndarray, share: float, low: int, high: int) -> np.ndarray:
        """The same of windows that are between so many classes of sounds long."""
        most = (share * np.maximum(self.lengths, high)).astype(np.int64)
        fitting = np.flatnonzero((self.lengths >= low - most) & (self.lengths <= high + most))
        if not len(fitting):
            return np.zeros(len(words), bool)
        columns = slice(fitting[0], fitting[-1] + 1)
        allowed = most[columns].astype(np.uint8)
        return np.concatenate([(self._costs(some, columns) <= allowed).any(1) for some in portions(words, AT_A_TIME)])

    def _costs(self, words: np.ndarray, columns: slice) -> np.ndarray:
        """The fewest edits of these windows beside some of the readings."""
        costs: np.ndarray = self.first[words[:, 0], columns] + self.last[words[:, -1], columns]
        for column in words.T[1:-1]:
            costs += self.inside[column, columns]
        return costs


def _least(costs: np.ndarray, readings: Sequence[Sequence[int]]) -> np.ndarray:
    """For each word the least of the rows that its readings have."""
    found = costs[[some[0] for some in readings]]
    for place in range(1, max(map(len, readings))):
        rows = [row for row, some in enumerate(readings) if len(some) > place]
        found[rows] = np.minimum(found[rows], costs[[readings[row][place] for row in rows]])
    return found


def _beginning(words: Sequence[str], known: Sequence[str]) -> np.ndarray:
    """The fewest edits that make each word, of those sorted by length, a beginning of each of the known.

    They are counted up to `FAR`: of what is farther it is enough to know that it is.
    """
    begun = sorted({each[:size] for each in known for size in range(len(each) + 1)}, key=len)
    sizes, number = list(map(len, begun)), {each: place for place, each in enumerate(begun)}
    costs = np.empty((len(words), len(known)), np.uint8)
    end = 0
    for size, alike in groupby(words, len):
        shortest, longest = max(0, size - FAR), size + FAR
        low, high = bisect_left(sizes, shortest), bisect_right(sizes, longest)
        some = begun[low:high]
        table = cdist(some, list(alike), scorer=Levenshtein.distance, score_cutoff=FAR, dtype=np.uint8)
        for each, row in zip(some, table, strict=True):
            if len(each) > shortest:
                np.minimum(row, table[number[each[:-1]] - low], out=row)
        beyond = np.full((1, table.shape[1]), FAR + 1, np.uint8)
        at = [max(number[each[:longest]] - low, -1) for each in known]
        begin, end = end, end + table.shape[1]
        costs[begin:end] = np.vstack([table, beyond])[at].T
    return costs

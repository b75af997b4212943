"""Many pronunciations in one array, a number a phoneme: what thousands of them are compared by at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from mondegreen.hearing.phonemes import COARSE, NAMES, SYMBOL

FIRST = ord(SYMBOL[NAMES[0]]) - 1
GROUPS = {group: number for number, group in enumerate(sorted(set(COARSE.values())), 1)}
CLASSES = np.array([0, *(GROUPS[COARSE[name]] for name in NAMES)], np.uint8)
"""For each phoneme's number that of its class of sounds, from 1 on."""


class Phones:
    """Pronunciations by their numbers: that of number `n` is `codes[begin[n] : begin[n + 1]]`, none of them 0."""

    def __init__(self, codes: np.ndarray, lengths: np.ndarray) -> None:
        self.codes, self.lengths = codes, np.asarray(lengths, np.int64)
        self.begin = np.concatenate([[0], np.cumsum(self.lengths)])

    @classmethod
    def of(cls, readings: Sequence[str]) -> Phones:
        """Of pronunciations as strings, a character a phoneme."""
        codes = np.frombuffer("".join(readings).encode("ascii"), np.uint8) - FIRST
        return cls(codes, np.fromiter(map(len, readings), np.int64, len(readings)))

    @classmethod
    def chained(cls, every: Iterable[Phones]) -> Phones:
        """Those of several, one after the other."""
        every = (*every, cls.of(()))
        return cls(np.concatenate([each.codes for each in every]), np.concatenate([each.lengths for each in every]))

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def texts(self) -> list[str]:
        """They as strings, a character a phoneme."""
        whole = (self.codes + np.uint8(FIRST)).tobytes().decode("ascii")
        return [whole[low:high] for low, high in pairwise(self.begin.tolist())]

    def classes(self) -> Phones:
        """The same in fourteen classes of sounds that are taken for each other."""
        return Phones(CLASSES[self.codes], self.lengths)

    def joined(self, parts: np.ndarray) -> Phones:
        """For each row of numbers the pronunciation that these make together."""
        numbers = parts.ravel()
        lengths = self.lengths[numbers]
        ends = np.cumsum(lengths, dtype=np.int32)
        shifts = (self.begin[numbers] - ends + lengths).astype(np.int32)
        places = np.arange(ends[-1] if len(ends) else 0, dtype=np.int32) + np.repeat(shifts, lengths)
        return Phones(self.codes[places], lengths.reshape(parts.shape).sum(1))

    def table(self, numbers: np.ndarray) -> np.ndarray:
        """These pronunciations as rows, filled up with 0."""
        lengths = self.lengths[numbers]
        columns = np.arange(lengths.max(initial=1))
        if len(lengths) and lengths.min() == len(columns):
            return np.asarray(self.codes[self.begin[numbers][:, None] + columns])
        inside = columns < lengths[:, None]
        rows = np.zeros(inside.shape, np.uint8)
        rows[inside] = self.codes[(self.begin[numbers][:, None] + columns)[inside]]
        return rows

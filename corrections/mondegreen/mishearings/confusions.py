"""Which words sound like which: for every ordinary word the likeliest that may have been said instead.

Drawn by `find_confusions.py` from CMUdict's pronunciations and the articulatory costs of `hearing.phonemes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.arrays import shipped
from mondegreen.mishearings.language import NONE, language

UNIT = 0.002
"""A distance in sound is kept in units of this."""


class Confusions(NamedTuple):
    """The words taken for each word, and how far they sound apart: rows `starts[n]` to `starts[n + 1]` are word n's.

    Words are numbered as in `Language`; a word that is not ordinary has no rows and is in nobody's. Distances are in
    units of `unit`, numbers as narrow as they come: of 770,000 rows a text needs few.
    """

    starts: np.ndarray
    words: np.ndarray
    distances: np.ndarray
    unit: float = 1.0

    def words_in(self, rows: np.ndarray) -> np.ndarray:
        """The words in these rows."""
        return np.asarray(self.words[rows], np.int64)

    def distances_in(self, rows: np.ndarray) -> np.ndarray:
        """How far they sound apart from those that they are taken for."""
        return np.asarray(self.distances[rows], np.float32) * self.unit

    def save(self, path: Path) -> None:
        """Write them."""
        np.savez_compressed(
            path,
            allow_pickle=False,
            counts=np.diff(self.starts).astype(np.uint8),
            words=self.words.astype(np.uint16),
            distances=np.rint(self.distances * self.unit / UNIT).clip(0, 255).astype(np.uint8),
        )

    @classmethod
    def read(cls, arrays: Mapping[str, np.ndarray]) -> Confusions:
        """The confusions in the arrays that `save` wrote."""
        starts = np.concatenate([[0], np.cumsum(arrays["counts"], dtype=np.int64)])
        return cls(starts, arrays["words"], arrays["distances"], UNIT)

    def known(self, numbers: np.ndarray) -> np.ndarray:
        """Which of these words are ordinary ones that may have been misheard."""
        here = numbers != NONE
        return np.asarray(here & (self.starts[numbers + 1] > self.starts[numbers]))


@cache
def confusions() -> Confusions:
    """Those that ship; they go with the shipped language."""
    found = Confusions.read(shipped("confusions.npz"))
    if len(found.starts) != len(language().words) + 1:
        raise AssertionError(
            "confusions.npz is of another language.npz: run python -m mondegreen.mishearings.find_confusions"
        )
    return found

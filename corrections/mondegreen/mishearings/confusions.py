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
from mondegreen.mishearings.language import NONE, Language, language

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


def may_be_misheard(word: str, known: Language) -> bool:
    """Whether a lower-case word is an ordinary one, by the dictionary and by how often it is said."""
    from mondegreen.hearing.pronunciations import listed
    from mondegreen.terms.vocabulary import is_word

    if word not in listed() or not (is_word(word) or word in CONTRACTED):
        return False
    return word in ("a", "i") if len(word) == 1 else bool(known.alone[known.number(word)] >= RAREST)


RAREST = -15.6
"""The log-probability of the rarest word that is looked at: once in six million."""
CONTRACTED = frozenset(
    "aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's here's how's i'd i'll i'm i've "
    "isn't it'd it'll it's let's she'd she'll she's shouldn't that'd that'll that's there's they'd they'll they're "
    "they've wasn't we'd we'll we're we've weren't what's where's who'd who'll who's won't wouldn't you'd you'll "
    "you're you've".split()
)

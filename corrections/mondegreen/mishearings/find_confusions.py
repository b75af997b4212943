"""Find the words that sound like each ordinary word and write `confusions.npz`: a minute of work.

    python -m mondegreen.mishearings.find_confusions

It is to be run again when `language.npz` was drawn anew, whose numbers of words it uses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from mondegreen.hearing.distance import distances
from mondegreen.hearing.phonemes import coarse
from mondegreen.hearing.pronunciations import listed
from mondegreen.mishearings.confusions import Confusions
from mondegreen.mishearings.language import Language, language
from mondegreen.terms.vocabulary import is_word
from mondegreen_dictionaries import data_file

COARSELY = 0.42
FAR = 0.34
"""Distances, in classes of sounds and by articulation, beyond which words are not taken for each other."""
KEPT = 24
"""Words kept for each word: recognisers write common words, so of equal sounds the commoner one comes first."""
COMMON = 0.013
"""Distance in sound that a word e times as common makes up for."""
READINGS = 2
AT_A_TIME = 512
RAREST = -15.6
"""The log-probability of the rarest word that is looked at: once in six million."""
CONTRACTED = frozenset(
    "aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's here's how's i'd i'll i'm i've "
    "isn't it'd it'll it's let's she'd she'll she's shouldn't that'd that'll that's there's they'd they'll they're "
    "they've wasn't we'd we'll we're we've weren't what's where's who'd who'll who's won't wouldn't you'd you'll "
    "you're you've".split()
)


def found() -> Confusions:
    """The confusions of all ordinary words."""
    known = language()
    words = [number for number, word in enumerate(known.words) if may_be_misheard(word, known)]
    readings = [listed()[known.words[number]][:READINGS] for number in words]
    owner = np.repeat(words, list(map(len, readings)))
    rows = np.concatenate(list(_alike(owner, [each for reading in readings for each in reading])))
    heard, said, apart = rows[:, 0].astype(int), rows[:, 1].astype(int), rows[:, 2]
    order = np.lexsort((apart - COMMON * known.alone[said], heard))
    heard, said, apart = heard[order], said[order], apart[order]
    rank = np.arange(len(heard)) - np.searchsorted(heard, heard)
    kept = rank < KEPT
    starts = np.searchsorted(heard[kept], np.arange(len(known.words) + 1))
    return Confusions(starts, said[kept], apart[kept])


def may_be_misheard(word: str, known: Language) -> bool:
    """Whether a lower-case word is an ordinary one, by the dictionary and by how often it is said."""
    if word not in listed() or not (is_word(word) or word in CONTRACTED):
        return False
    return word in ("a", "i") if len(word) == 1 else bool(known.alone[known.number(word)] >= RAREST)


def _alike(owner: np.ndarray, readings: list[str]) -> Iterator[np.ndarray]:
    """Rows of a word, another that sounds like it, and their distance; of two readings the nearest."""
    shapes = list(map(coarse, readings))
    for low in range(0, len(readings), AT_A_TIME):
        part = shapes[low : low + AT_A_TIME]
        table = cdist(part, shapes, scorer=Levenshtein.normalized_distance, score_cutoff=COARSELY, dtype=np.float32)
        i, j = np.nonzero(table <= COARSELY)
        i, j = i[owner[i + low] != owner[j]] + low, j[owner[i + low] != owner[j]]
        apart = distances([readings[each] for each in i], [readings[each] for each in j])
        near = apart <= FAR
        rows = np.column_stack([owner[i[near]], owner[j[near]], apart[near]])
        rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
        yield rows[np.append(True, (np.diff(rows[:, :2], axis=0) != 0).any(1))]


def main() -> None:
    """Find them, write them."""
    every = found()
    every.save(data_file("confusions.npz"))
    sys.stdout.write(f"{(np.diff(every.starts) > 0).sum():,} words, {len(every.words):,} confusions\n")


if __name__ == "__main__":
    main()

"""One word heard as two: *pre this* for *previous*.

The other way round, *cancel* for *can solve*, was tried and left out: of fifteen proposals in 500,000 words two were
right, and it took longer than all the rest. Two words for two were worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np

from mondegreen.disk.store import Table, Texts, code_of, kept, seal_of, table, texts
from mondegreen.hearing.distance import distances
from mondegreen.hearing.phonemes import coarse
from mondegreen.hearing.pronunciations import heard_as, listed
from mondegreen.mishearings.confusions import confusions
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE, language
from mondegreen.mishearings.track import Track
from mondegreen_dictionaries import data_file

NEAR = 0.22
"""Distance in sound within which another word may have been said."""
LONGEST, SHORTEST = 14, 4
"""Phonemes of a window that is looked at."""
RARE = -10.5
"""The log-probability from which on a word is common: of common words alone nobody makes a mishearing."""


@cache
def _shelf() -> tuple[Table, Texts]:
    """Ordinary words by the classes of their sounds: for each class their numbers and readings."""
    sources = (seal_of(data_file(name)) for name in ("cmudict.dict.xz", "confusions.npz", "language.npz"))
    makers = code_of("mishearings/boundaries.py", "hearing/phonemes.py", "hearing/pronunciations.py")
    sections = kept("sounds", (makers, *sources), _made)
    return Table(sections, "shapes"), Texts(sections, "words")


def _made() -> dict[str, bytes]:
    """What `_shelf` reads."""
    known = language()
    found: dict[str, list[str]] = defaultdict(list)
    for number in map(int, np.flatnonzero(np.diff(confusions().starts) > 0)):
        for reading in listed()[known.words[number]][:2]:
            found[coarse(reading)].append(f"{number} {reading}")
    return {**table("shapes", tuple(found)), **texts("words", ["\t".join(each) for each in found.values()])}


def odd_pairs(track: Track, odd: np.ndarray) -> np.ndarray:
    """Where two words stand that do not go together, one of them odd and rare."""
    at = track.together(track.plain, 2)
    inside = at[:, None] + np.arange(2)
    strange = (odd | ~track.free)[inside] & track.rare(track.numbers[inside], RARE)
    at = at[strange.any(1)]
    return np.asarray(at[~track.language.after_one(track.numbers[at], track.numbers[at + 1]).paired])


def boundaries(track: Track, pairs: np.ndarray) -> Guesses:
    """The single words that two odd ones may have been, of those that begin at these places."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in pairs.tolist():
        places[track.words[place : place + 2]].append(place)
    said = heard_as({word for words in places for word in words})
    rows = [
        (words, reading, number, other)
        for words in places
        if SHORTEST <= len(reading := "".join((said[word] or ("",))[0] for word in words)) <= LONGEST
        for number, other in _sounding(reading)
        if language().words[number] not in words
    ]
    apart = distances([row[1] for row in rows], [row[3] for row in rows])
    return Guesses.of(
        [
            (place, place + 1, number, NONE, float(far))
            for (words, _, number, _), far in zip(rows, apart, strict=True)
            if far <= NEAR
            for place in places[words]
        ]
    )


def _sounding(reading: str) -> Iterator[tuple[int, str]]:
    """The words with these sounds, or with one of them fewer."""
    shape = coarse(reading)
    shapes, words = _shelf()
    for wanted in {shape, *(shape[:cut] + shape[cut + 1 :] for cut in range(len(shape)))}:
        place = shapes.number(wanted)
        for each in words[place].split("\t") if place is not None else ():
            number, _, other = each.partition(" ")
            yield int(number), other

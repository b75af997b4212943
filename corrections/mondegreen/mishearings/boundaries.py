"""One word heard as two: *pre this* for *previous*.

The other way round, *cancel* for *can solve*, was tried and left out: of fifteen proposals in 500,000 words two were
right, and it took longer than all the rest. Two words for two were worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from mondegreen.disk.store import Texts, code_of, kept, seal_of, texts
from mondegreen.hearing.distance import distances
from mondegreen.hearing.phones import Phones
from mondegreen.hearing.pieces import left_of
from mondegreen.hearing.pronunciations import listed
from mondegreen.mishearings.confusions import confusions
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE, language
from mondegreen.mishearings.sounding import sounds_of
from mondegreen.mishearings.track import Track
from mondegreen_dictionaries import data_file

NEAR = 0.22
"""Distance in sound within which another word may have been said."""
LONGEST, SHORTEST = 14, 4
"""Phonemes of a window that is looked at."""
RARE = -10.5
"""The log-probability from which on a word is common: of common words alone nobody makes a mishearing."""


@cache
def _shelf() -> tuple[np.ndarray, Texts]:
    """Ordinary words by the classes of their sounds, as a number: for each of those, the words and their readings."""
    sources = (seal_of(data_file(name)) for name in ("cmudict.dict.xz", "confusions.npz", "language.npz"))
    makers = code_of(
        "mishearings/boundaries.py", "hearing/phonemes.py", "hearing/phones.py", "hearing/pieces.py",
        "hearing/pronunciations.py",
    )  # fmt: skip
    sections = kept("shapes", (makers, *sources), _made)
    return np.frombuffer(sections["shapes"], np.uint64), Texts(sections, "words")


def _made() -> dict[str, bytes]:
    """What `_shelf` reads."""
    known = language()
    numbers = map(int, np.flatnonzero(np.diff(confusions().starts) > 0))
    said = [(number, each) for number in numbers for each in listed()[known.words[number]][:2] if len(each) <= LONGEST]
    found: dict[int, list[str]] = defaultdict(list)
    for shape, (number, reading) in zip(next(_shapes([each for _, each in said], 0)).tolist(), said, strict=True):
        found[shape].append(f"{number} {reading}")
    shapes = sorted(found)
    return {
        "shapes": np.array(shapes, np.uint64).tobytes(),
        **texts("words", ["\t".join(found[shape]) for shape in shapes]),
    }


def _shapes(readings: Sequence[str], fewer: int) -> Iterator[np.ndarray]:
    """The classes of sounds of each reading as a number, without so many of them: for each choice of those."""
    return left_of(Phones.of(readings).classes().table(np.arange(len(readings))), fewer)


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
    readings = dict(zip(places, sounds_of(list(places)), strict=True))
    heard = [(words, reading) for words, reading in readings.items() if SHORTEST <= len(reading) <= LONGEST]
    rows = [
        (*heard[each], number, other)
        for each, number, other in _sounding([reading for _, reading in heard])
        if language().words[number] not in heard[each][0]
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


def _sounding(readings: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The words with the sounds of a reading, or with one of them fewer: the place of the reading, the number, how."""
    shapes, words = _shelf()
    found = set[tuple[int, int]]()
    for fewer in (0, 1) if readings else ():
        for wanted in _shapes(readings, fewer):
            at = np.minimum(np.searchsorted(shapes, wanted), len(shapes) - 1)
            rows = np.flatnonzero(shapes[at] == wanted)
            found.update(zip(rows.tolist(), at[rows].tolist(), strict=True))
    for place, shape in sorted(found):
        for each in words[shape].split("\t"):
            number, _, other = each.partition(" ")
            yield place, int(number), other

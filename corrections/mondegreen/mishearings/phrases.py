"""Fixed phrases with one place wrong: *by and lodge* is *by and large* but for one word, which sounds like it.

All but one or two words of a phrase must stand as they should; the others must sound like what stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, product
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import heard_as
from mondegreen.mishearings.frames import Frame, factors, frames, shifted
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE
from mondegreen.mishearings.track import Joint, Track

FAR = 0.36
"""Distance in sound up to which other words stand for those of a phrase."""
COMMON = -7.5
"""The log-probability from which a word is too common to be called misheard."""
HEARD = (1, 2, 3)
"""How many words may stand in the open place of a phrase."""


class Row(NamedTuple):
    """Words `first` to `last` stand where a phrase has `one` and `other`; what stands around them is so firm."""

    first: int
    last: int
    one: int
    other: int
    firm: float


class Counted(NamedTuple):
    """How many words before each place are followed by more than a space, may have been misheard, and are rare."""

    broken: np.ndarray
    plain: np.ndarray
    rare: np.ndarray


def in_phrases(track: Track) -> Guesses:
    """What would make a fixed phrase of what stands in a track."""
    numbers = shifted(track.numbers)
    counted = Counted(*map(_counted, (track.joints >= Joint.GLUE, track.plain, track.rare(track.numbers, COMMON))))
    shapes = product(frames(), HEARD)
    rows = chain.from_iterable(_fitting(track, frame, size, numbers, counted) for frame, size in shapes)
    return _sounding(track, list(rows))


def _counted(marks: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(marks)])


def _fitting(track: Track, frame: Frame, size: int, numbers: np.ndarray, counted: Counted) -> Iterator[Row]:
    """What stands in the open place of a phrase, and what belongs there."""
    whole = frame.before + size + frame.after
    starts = np.arange(max(0, len(numbers) - whole + 1))
    starts = starts[counted.broken[starts + whole - 1] == counted.broken[starts]]
    if not len(starts):
        return
    places = [*range(frame.before), *range(frame.before + size, whole)]
    code = np.zeros(len(starts), np.uint64)
    for factor, place in zip(factors(), places, strict=False):
        code += numbers[starts + place] * factor
    maybe = frame.likely(code)
    low, high = (np.searchsorted(frame.codes, code[maybe], side) for side in ("left", "right"))
    firsts = starts[maybe] + frame.before
    free, rare = counted.plain, counted.rare
    telling = (free[firsts + size] - free[firsts] == size) & (rare[firsts + size] > rare[firsts])
    for hit in np.flatnonzero((high > low) & telling):
        first = int(firsts[hit])
        stands = track.numbers[first : first + size].tolist()
        wanted = frame.missing[low[hit] : high[hit]].tolist()
        if [*stands, *[NONE] * (2 - size)] not in wanted and any(_differ(stands, new) for new in wanted):
            firm = float(-track.language.alone[track.numbers[starts[maybe[hit]] + np.array(places)]].sum())
            yield from (Row(first, first + size - 1, new[0], new[1], firm) for new in wanted if _differ(stands, new))


def _differ(stands: Sequence[int], new: Sequence[int]) -> bool:
    """Whether the words differ at both ends: otherwise a smaller place is enough."""
    last = new[0] if new[-1] == NONE else new[-1]
    return stands[0] != new[0] and stands[-1] != last


def _sounding(track: Track, rows: Sequence[Row]) -> Guesses:
    """Those whose words sound like what stands in their place."""
    if not rows:
        return Guesses.of([])
    words = track.language.words
    heard = [track.words[row.first : row.last + 1] for row in rows]
    wanted = [[words[number] for number in (row.one, row.other) if number != NONE] for row in rows]
    said = heard_as({word for each in (*heard, *wanted) for word in each})
    ones, others = (["".join((said[word] or ("",))[0] for word in each) for each in side] for side in (heard, wanted))
    apart = distances(ones, others)
    near = apart <= FAR
    plain = Guesses.of([(*row[:4], float(far)) for row, far in zip(rows, apart, strict=True) if far <= FAR])
    return replace(plain, firm=np.array([row.firm for row in rows], np.float32)[near])

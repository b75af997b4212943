"""Fixed phrases with one place wrong: *by and lodge* is *by and large* but for one word, which sounds like it.

All but one or two words of a phrase must stand as they should; the others must sound like what stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from mondegreen.mishearings.frames import LONGEST, frames
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE
from mondegreen.mishearings.sounding import apart
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


class Phrases(NamedTuple):
    """The fixed phrases that may stand in a track.

    Attributes:
        track: The track.
        broken: How many words before each place are followed by more than a space.
        plain: How many of them may have been misheard.
        rare: How many are rare.
    """

    track: Track
    broken: np.ndarray
    plain: np.ndarray
    rare: np.ndarray

    @classmethod
    def of(cls, track: Track) -> Phrases:
        """What is to be counted over the whole of it."""
        marks = (track.joints >= Joint.GLUE, track.plain, track.rare(track.numbers, COMMON))
        return cls(track, *map(_counted, marks))

    def guesses(self, low: int, high: int) -> Guesses:
        """What would make a fixed phrase of what stands there, where the open place is from `low` up to `high`."""
        near = np.arange(max(0, low - LONGEST - max(HEARD)), min(high + LONGEST + max(HEARD), len(self.track.numbers)))
        places, rows = frames().having(self.track.numbers, near)
        every = (row for size in HEARD for row in _fitting(self, size, places, rows))
        return _sounding(self.track, [row for row in every if low <= row.first < high])


def _counted(marks: np.ndarray) -> np.ndarray:
    return np.concatenate([np.zeros(1, np.int32), np.cumsum(marks, dtype=np.int32)])


def _fitting(counted: Phrases, size: int, places: np.ndarray, rows: np.ndarray) -> Iterator[Row]:
    """What stands in the open place of a phrase, and what belongs there.

    `places` and `rows` say where the rarest standing words of which frames are.
    """
    known, numbers = frames(), counted.track.numbers
    starts = places - known.rarest[rows] - size * (known.rarest[rows] >= known.before[rows])
    ends = starts + known.many[rows] + size
    inside = np.flatnonzero((starts >= 0) & (ends <= len(numbers)))
    for step in range(LONGEST):
        row, at = rows[inside], starts[inside] + step + size * (step >= known.before[rows[inside]])
        wanted = known.standing[row, step]
        inside = inside[(wanted == NONE) | (numbers[np.minimum(at, len(numbers) - 1)] == wanted)]
    starts, ends, rows = starts[inside], ends[inside], rows[inside]
    firsts = starts + known.before[rows]
    free, rare = counted.plain, counted.rare
    telling = (free[firsts + size] - free[firsts] == size) & (rare[firsts + size] > rare[firsts])
    telling &= counted.broken[ends - 1] == counted.broken[starts]
    hits = [
        (first, row, numbers[first : first + size].tolist(), known.missing[row].tolist())
        for first, row in zip(firsts[telling].tolist(), rows[telling].tolist(), strict=True)
    ]
    whole = {(first, known.alike[row]) for first, row, stands, new in hits if [*stands, *[NONE] * (2 - size)] == new}
    for first, row, stands, new in hits:
        if (first, known.alike[row]) not in whole and _differ(stands, new):
            yield Row(first, first + size - 1, new[0], new[1], float(known.firm[row]))


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
    far = apart(heard, wanted)
    near = far <= FAR
    plain = Guesses.of([(*row[:4], sound) for row, sound in zip(rows, far.tolist(), strict=True) if sound <= FAR])
    return replace(plain, firm=np.array([row.firm for row in rows], np.float32)[near])

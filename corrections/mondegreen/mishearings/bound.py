"""Words that hardly ever stand without another: *bogged* calls for *down*, whatever was heard behind it."""

from __future__ import annotations

import numpy as np

from mondegreen.mishearings.document import beside
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE
from mondegreen.mishearings.sounding import apart
from mondegreen.mishearings.track import Track

FAR = 0.5
"""Distance in sound up to which a word stands in another's place: farther than elsewhere, for the place is certain."""


def bound(track: Track, places: np.ndarray) -> Guesses:
    """The words that those before these places call for, where something else stands that sounds like them."""
    words = track.language.words
    places = places[_unexpected(track, places)]
    before, after = track.language.bound.T
    rows = beside(places, track.around[places, 1], before, after)
    rows = rows[rows[:, 1] != track.numbers[rows[:, 0]]]
    rows = rows[track.language.alone[rows[:, 1]] > track.language.alone[track.around[rows[:, 0], 1]]]
    stands, wanted = ([(words[number],) for number in side] for side in (track.numbers[rows[:, 0]], rows[:, 1]))
    far = apart(stands, wanted)
    place, new = rows[far <= FAR].T
    return Guesses.by_sound(place, place, np.column_stack([new, np.full(len(new), NONE)]), far[far <= FAR])


def _unexpected(track: Track, places: np.ndarray) -> np.ndarray:
    """Where the word before is not known to stand before this one."""
    return ~track.language.after_one(track.around[places, 1], track.numbers[places]).paired

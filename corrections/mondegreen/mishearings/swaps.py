"""One word for another that sounds like it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mondegreen.hearing.arrays import portions
from mondegreen.mishearings.confusions import Confusions
from mondegreen.mishearings.document import Document
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE
from mondegreen.mishearings.track import Track

BETTER = 1.5
"""How much better, in nats, a word must go with its two neighbours to be looked at."""
COMMON = -5.0
"""The log-probability from which a word stands anywhere: *the*, *to*, *it*."""
PLACES = 8192
"""Places whose words are exchanged together: each has a score of others."""
AT_A_TIME = 1 << 16
"""Words that are judged together."""
USED = 2
"""Or times it must stand beside one of them elsewhere."""


def odd(track: Track) -> np.ndarray:
    """Which free words nothing near them calls for: not both neighbours go with them, and no triple is a common one."""
    found = np.zeros(len(track.numbers), bool)
    for part in portions(np.flatnonzero(track.free & track.rare(track.numbers, COMMON)), AT_A_TIME):
        far, left, right, beyond = track.around[part].T
        word = track.numbers[part]
        before, after = track.language.after_two(far, left, word), track.language.after_two(left, word, right)
        common = before.tripled | after.tripled | track.language.triples.find(word, right, beyond)[1]
        found[part] = ~common & ~(before.paired & after.paired)
    return found


def swaps(document: Document, confusions: Confusions, places: np.ndarray) -> Iterator[Guesses]:
    """The words that sound like those at these places and go better with the words beside them, or do so elsewhere."""
    track = document.track
    for part in portions(places, PLACES):
        starts = confusions.starts[track.numbers[part]]
        counts = confusions.starts[track.numbers[part] + 1] - starts
        place = np.repeat(part, counts)
        row = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(starts, counts)
        new = confusions.words_in(row)
        better = _fit(track, place, new) - np.repeat(_fit(track, part, track.numbers[part]), counts) > BETTER
        own = np.flatnonzero(~better & (document.often[new] >= USED))
        left, right = track.around[place[own], 1], track.around[place[own], 2]
        better[own] = (document.uses(left, new[own]) >= USED) | (document.uses(new[own], right) >= USED)
        place, new = place[better], new[better]
        yield Guesses.by_sound(
            place, place, np.column_stack([new, np.full(len(new), NONE)]), confusions.distances_in(row[better])
        )


def _fit(track: Track, place: np.ndarray, word: np.ndarray) -> np.ndarray:
    """How well a word goes with the one before and the one after the place, in nats."""
    left, right = track.around[place, 1], track.around[place, 2]
    logs = track.language.after_one(np.concatenate([left, word]), np.concatenate([word, right])).logs
    return np.asarray(logs[: len(word)] + np.where(right >= 0, logs[len(word) :], 0))

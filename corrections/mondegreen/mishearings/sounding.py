"""How the words of a guess sound, beside those that were heard: by the likeliest reading of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import heard_as

Words = Sequence[str]


def sounds_of(every: Sequence[Words]) -> list[str]:
    """The phonemes of each of these rows of words; a word that nobody can say has none."""
    said = heard_as({word for words in every for word in words})
    return ["".join((said[word] or ("",))[0] for word in words) for words in every]


def apart(ones: Sequence[Words], others: Sequence[Words]) -> np.ndarray:
    """How far each row of words sounds from the one that may have been said in its place, 0 the same."""
    sounds = sounds_of([*ones, *others])
    return distances(sounds[: len(ones)], sounds[len(ones) :])

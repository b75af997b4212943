"""What letters say: the pronunciation of words that stand in no dictionary.

Trained from CMUdict by `train_letters.py`, which states its error.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import log
from pathlib import Path

import numpy as np

from mondegreen.hearing.arrays import shipped

ALPHABET = "_abcdefghijklmnopqrstuvwxyz'"
REACH = 5
"""Letters on either side that a letter's sound is told from."""
DOUBT = 0.25
"""How probable, against the first, a second sound of a letter must be to make another reading of the word."""
SURE = -log(DOUBT)
READINGS = 3
AT_A_TIME = 64
"""Words that are looked at together: what they are turned into fits into the cache of a processor."""
CODES = np.zeros(128, np.int16)
CODES[np.frombuffer(ALPHABET.encode(), np.uint8)] = np.arange(len(ALPHABET))


def windows(words: Sequence[str]) -> np.ndarray:
    """For each letter of each word the codes of the letters around it, `2 * REACH + 1` of them.

    A letter that is not of the alphabet counts as none.
    """
    edge = ALPHABET[0] * REACH
    line = edge + edge.join(words) + edge
    codes = CODES[np.frombuffer(line.encode("ascii", "replace"), np.uint8)]
    inside = np.ones(len(line) - 2 * REACH, bool)
    for end in accumulate(len(word) + REACH for word in words[:-1]):
        inside[end - REACH : end] = False
    return np.lib.stride_tricks.sliding_window_view(codes, 2 * REACH + 1)[inside]


class Model:
    """A network with one hidden layer: from the letters around a letter to the phonemes it says, none to two."""

    def __init__(
        self, said: tuple[str, ...], first: np.ndarray, first_bias: np.ndarray, second: np.ndarray, bias: np.ndarray
    ) -> None:
        self.said = said
        self.layers = (first, first_bias, second, bias)
        self._rows = first.reshape(2 * REACH + 1, len(ALPHABET), -1)

    def save(self, path: Path) -> None:
        """Write the model, in half precision."""
        halves = {f"layer{n}": layer.astype(np.float16) for n, layer in enumerate(self.layers)}
        np.savez_compressed(path, allow_pickle=False, said=np.array(self.said), **halves)

    def readings(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """The pronunciations of these lower-case words, the most probable first, at most three each."""
        out: list[tuple[str, ...]] = []
        for low in range(0, len(words), AT_A_TIME):
            some = words[low : low + AT_A_TIME]
            first, second, gaps = (each.tolist() for each in self._likeliest(windows(some)))
            ends = accumulate(map(len, some))
            spans = (slice(end - len(word), end) for word, end in zip(some, ends, strict=True))
            out += (self._variants(first[span], second[span], gaps[span]) for span in spans)
        return out

    def _likeliest(self, given: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each letter the numbers of the likeliest sound and of the next, and by how much that is less likely."""
        hidden = self._rows[0, given[:, 0]]
        for place in range(1, 2 * REACH + 1):
            hidden += self._rows[place, given[:, place]]
        scores = np.maximum(hidden + self.layers[1], 0) @ self.layers[2] + self.layers[3]
        rows = np.arange(len(scores))
        first = scores.argmax(1)
        best = scores[rows, first]
        scores[rows, first] = -np.inf
        second = scores.argmax(1)
        return first, second, best - scores[rows, second]

    def _variants(self, likeliest: Sequence[int], next_best: Sequence[int], gaps: Sequence[float]) -> tuple[str, ...]:
        """The likeliest reading, and those that differ from it in the one letter about which there is most doubt."""
        first = [self.said[number] for number in likeliest]
        doubtful = sorted((gap, place) for place, gap in enumerate(gaps) if gap < SURE)
        out = ["".join(first)]
        out += (
            "".join([*first[:place], self.said[next_best[place]], *first[place + 1 :]])
            for _, place in doubtful[: READINGS - 1]
        )
        return tuple(dict.fromkeys(out))


@cache
def model() -> Model:
    """The shipped model."""
    data = shipped("letters.npz")
    return Model(tuple(map(str, data["said"])), *(data[f"layer{n}"] for n in range(4)))

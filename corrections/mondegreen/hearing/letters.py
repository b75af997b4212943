"""What letters say: the pronunciation of words that stand in no dictionary.

Trained from CMUdict by `train_letters.py`, which states its error.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from mondegreen.hearing.arrays import shipped

ALPHABET = "_abcdefghijklmnopqrstuvwxyz'"
REACH = 5
"""Letters on either side that a letter's sound is told from."""
DOUBT = 0.25
"""How probable, against the first, a second sound of a letter must be to make another reading of the word."""
READINGS = 3
AT_A_TIME = 512
"""Words that are looked at together."""
CODES = {letter: place for place, letter in enumerate(ALPHABET)}


def windows(word: str) -> np.ndarray:
    """For each letter the codes of the letters around it, `2 * REACH + 1` of them."""
    codes = np.zeros(len(word) + 2 * REACH, np.int16)
    codes[REACH : REACH + len(word)] = [CODES.get(letter, 0) for letter in word]
    return np.lib.stride_tricks.sliding_window_view(codes, 2 * REACH + 1)


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
            first, second, gaps = self._likeliest(np.concatenate([windows(word) for word in some]))
            ends = np.cumsum([len(word) for word in some])
            for word, end in zip(some, ends.tolist(), strict=True):
                letters = slice(end - len(word), end)
                out.append(self._variants(first[letters], second[letters], gaps[letters]))
        return out

    def _likeliest(self, given: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each letter the numbers of the likeliest sound and of the next, and by how much that is less likely."""
        hidden = sum(self._rows[place, given[:, place]] for place in range(2 * REACH + 1))
        scores = np.maximum(hidden + self.layers[1], 0) @ self.layers[2] + self.layers[3]
        rows = np.arange(len(scores))
        first = scores.argmax(1)
        best = scores[rows, first]
        scores[rows, first] = -np.inf
        second = scores.argmax(1)
        return first, second, best - scores[rows, second]

    def _variants(self, likeliest: np.ndarray, next_best: np.ndarray, gaps: np.ndarray) -> tuple[str, ...]:
        """The likeliest reading, and those that differ from it in the one letter about which there is most doubt."""
        first = [self.said[number] for number in likeliest]
        out = ["".join(first)]
        out += (
            "".join([*first[:place], self.said[next_best[place]], *first[place + 1 :]])
            for place in np.argsort(gaps)[: READINGS - 1]
            if gaps[place] < -np.log(DOUBT)
        )
        return tuple(dict.fromkeys(out))


@cache
def model() -> Model:
    """The shipped model."""
    data = shipped("letters.npz")
    return Model(tuple(map(str, data["said"])), *(data[f"layer{n}"] for n in range(4)))

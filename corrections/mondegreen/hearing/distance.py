"""How far two pronunciations are apart, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mondegreen.hearing.phonemes import NAMES, SYMBOL, costs

AT_A_TIME = 1 << 15
FIRST = ord(SYMBOL[NAMES[0]]) - 1


def encoded(readings: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Pronunciations as rows of phoneme numbers, filled up with 0, and their lengths."""
    lengths = np.fromiter(map(len, readings), np.int64, len(readings))
    width = int(lengths.max(initial=1))
    rows = np.zeros((len(readings), width), np.uint8)
    flat = np.frombuffer("".join(readings).encode("ascii"), np.uint8) - FIRST
    rows[np.arange(width) < lengths[:, None]] = flat
    return rows, lengths


def distances(ones: Sequence[str], others: Sequence[str]) -> np.ndarray:
    """The weighted edit distance of each pair, over the mean of the two lengths: 0 the same, about 1 unrelated.

    Wagner and Fischer's (1974) programme, run for all pairs in step; the costs are those of `phonemes`.
    """
    out = np.empty(len(ones), np.float32)
    for low in range(0, len(ones), AT_A_TIME):
        high = low + AT_A_TIME
        out[low:high] = _batch(*encoded(ones[low:high]), *encoded(others[low:high]))
    return out


def _batch(ones: np.ndarray, one_lengths: np.ndarray, others: np.ndarray, other_lengths: np.ndarray) -> np.ndarray:
    matrix, drops = costs()
    dropped = drops[others]
    row = np.zeros((len(ones), others.shape[1] + 1), np.float32)
    np.cumsum(dropped, axis=1, out=row[:, 1:])
    result = np.where(one_lengths == 0, row[np.arange(len(ones)), other_lengths], 0).astype(np.float32)
    for i in range(ones.shape[1]):
        letter = ones[:, i]
        lost = drops[letter]
        exchanged = matrix[letter[:, None], others]
        new = np.empty_like(row)
        new[:, 0] = row[:, 0] + lost
        best = np.minimum(row[:, 1:] + lost[:, None], row[:, :-1] + exchanged)
        for j in range(others.shape[1]):
            np.minimum(best[:, j], new[:, j] + dropped[:, j], out=new[:, j + 1])
        row = new
        ended = one_lengths == i + 1
        result[ended] = row[ended, other_lengths[ended]]
    return 2 * result / np.maximum(1, one_lengths + other_lengths)  # type: ignore[no-any-return]

"""How far two pronunciations are apart, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mondegreen.hearing.phonemes import costs
from mondegreen.hearing.phones import Phones

AT_A_TIME = 1 << 14


def distances(ones: Sequence[str], others: Sequence[str]) -> np.ndarray:
    """The weighted edit distance of each pair, over the mean of the two lengths: 0 the same, about 1 unrelated."""
    return apart(Phones.of(ones), np.arange(len(ones)), Phones.of(others), np.arange(len(others)))


def apart(ones: Phones, one: np.ndarray, others: Phones, other: np.ndarray) -> np.ndarray:
    """The same, of pairs that are given by numbers.

    Wagner and Fischer's (1974) programme, run for all pairs in step; the costs are those of `phonemes`.
    """
    out = np.empty(len(one), np.float32)
    order = np.lexsort((others.lengths[other], ones.lengths[one]))  # those of a length together: rows are filled up
    for low in range(0, len(order), AT_A_TIME):
        pairs = order[low : low + AT_A_TIME]
        here, there = one[pairs], other[pairs]
        out[pairs] = _batch(ones.table(here), ones.lengths[here], others.table(there), others.lengths[there])
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

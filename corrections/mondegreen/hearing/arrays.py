"""What several modules do with arrays. `numpy.unique` and `numpy.random` would cost a command 40 ms to import."""

from __future__ import annotations

import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""Multiplication by it scatters numbers (Knuth)."""
HALF = np.uint64(32)


def scattered(numbers: np.ndarray) -> np.ndarray:
    """The numbers, of 64 bits, in such disorder that any bits of them are as good as drawn."""
    mixed = numbers * GOLDEN
    mixed ^= mixed >> HALF
    mixed *= GOLDEN
    return np.asarray(mixed ^ (mixed >> HALF))


def sorted_alike(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The order in which the values stand sorted, equal ones as they stood, and where in it each new value begins."""
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    return order, np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)])

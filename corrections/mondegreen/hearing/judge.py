"""The one place where evidence becomes a probability.

A sum of small decision trees (Friedman, 2001), in which evidence may only speak for or only against a candidate where
we know which (a worse sound never makes it more probable), and a table that turns the sum into the share of editors'
yeses. `fit.py` learns both; the numbers ship as `judge.npz`, the data they were learnt from does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from mondegreen.hearing.arrays import shipped
from mondegreen.hearing.evidence import Evidence

CERTAIN = 0.985
"""No similarity makes us surer than this; what is less sure is so by as much less, so that the order stays."""

AT_A_TIME = 256
"""Rows of evidence for which all trees fit into the cache of a processor."""


@dataclass(frozen=True)
class Judge:
    """Trees as arrays, a row a tree: a node asks for a feature and goes left where it is at most the threshold.

    A leaf is its own child. `scores` and `shares` are the table: of terms named for the recording, of terms from packs.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    base: float
    depth: int
    scores: np.ndarray
    shares: np.ndarray

    def sums(self, evidence: np.ndarray) -> np.ndarray:
        """The log-odds that the trees give each row of evidence."""
        out = np.empty(len(evidence))
        for low in range(0, len(evidence), AT_A_TIME):
            out[low : low + AT_A_TIME] = self.base + self._leaves(evidence[low : low + AT_A_TIME]).sum(1)
        return out

    def _leaves(self, evidence: np.ndarray) -> np.ndarray:
        """What each tree says of each row. Nodes and features are numbered throughout, so that one look finds each."""
        features, nodes = evidence.shape[1], self.feature.shape[1]
        feature, threshold, value = self.feature.ravel(), self.threshold.ravel(), self.value.ravel()
        roots = np.arange(len(self.feature)) * nodes
        left, right = (self.left + roots[:, None]).ravel(), (self.right + roots[:, None]).ravel()
        given, rows = evidence.ravel(), np.arange(len(evidence))[:, None] * features
        node = np.broadcast_to(roots, (len(evidence), len(roots)))
        for _ in range(self.depth):
            low = given.take(rows + feature.take(node)) <= threshold.take(node)
            node = np.where(low, left.take(node), right.take(node))
        return value.take(node)

    def probabilities(self, evidence: Sequence[Evidence]) -> np.ndarray:
        """How probable it is that each candidate was what was said."""
        if not evidence:
            return np.zeros(0)
        given = np.array(evidence)
        own, packs = (np.interp(self.sums(given), self.scores, curve) for curve in self.shares)
        shares: np.ndarray = np.where(given[:, Evidence._fields.index("shipped")] > 0, packs, own)
        return shares * CERTAIN


@cache
def judge() -> Judge:
    """The shipped judge."""
    fields = shipped("judge.npz")
    if tuple(fields.pop("names")) != Evidence._fields:
        raise AssertionError("judge.npz was fitted to other evidence: run python -m mondegreen.hearing.fit")
    return Judge(base=float(fields.pop("base")), depth=int(fields.pop("depth")), **fields)

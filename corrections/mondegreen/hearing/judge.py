"""The one place where evidence becomes a probability.

Two sums of small decision trees (Friedman, 2001), in which evidence may only speak for or only against a candidate
where we know which (a worse sound never makes it more probable): the first weighs each candidate alone, the second all
candidates of a recording together. Then a curve that turns the sum into the share of editors' yeses. `fit.py` learns
them; the numbers ship as `judge.npz`, the data they were learnt from does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.arrays import shipped
from mondegreen.hearing.candidates import Places
from mondegreen.hearing.evidence import Evidence, Gathered
from mondegreen.hearing.together import CARRIED, FIELDS, together

SURE, CERTAIN = 0.95, 0.985
"""No similarity makes us surer than the second; what is above the first is drawn together, so that the order stays."""
AT_A_TIME = 256
"""Rows of evidence for which all trees fit into the cache of a processor."""


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees as arrays, a row a tree: a node asks for a feature and goes left where it is at most the threshold.

    A leaf is its own child.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    base: np.ndarray

    def sums(self, rows: np.ndarray | Gathered) -> np.ndarray:
        """The log-odds that the trees give each row of evidence."""
        out = np.empty(len(rows))
        for low in range(0, len(rows), AT_A_TIME):
            out[low : low + AT_A_TIME] = self.base + self._leaves(rows[low : low + AT_A_TIME]).sum(1)
        return out

    @cached_property
    def _levels(self) -> tuple[list[tuple[np.ndarray, np.ndarray]], np.ndarray]:
        """The questions of all trees, level by level, and the values below the last one.

        What follows question `n` of a level is `2 * n` and `2 * n + 1` of the next; a leaf that comes early goes on
        down as itself.
        """
        every = np.arange(len(self.feature))[:, None]
        leaf = self.left == np.arange(self.left.shape[1])
        here, levels = np.zeros((len(leaf), 1), np.int64), []
        while not leaf[every, here].all():
            levels.append((self.feature[every, here].ravel().astype(np.int64), self.threshold[every, here].ravel()))
            here = np.stack([self.left[every, here], self.right[every, here]], axis=2).reshape(len(leaf), -1)
        return levels, self.value[every, here].ravel()

    def _leaves(self, rows: np.ndarray) -> np.ndarray:
        """What each tree says of each row. Questions are numbered throughout, so that one look finds each."""
        levels, value = self._levels
        given, begin = rows.ravel(), np.arange(len(rows))[:, None] * rows.shape[1]
        node = np.broadcast_to(np.arange(len(self.feature)), (len(rows), len(self.feature)))
        for feature, threshold in levels:
            low = given.take(begin + feature.take(node, mode="clip"), mode="clip") <= threshold.take(node, mode="clip")
            node = 2 * node + 1 - low
        return value.take(node, mode="clip")


class Judge(NamedTuple):
    """`scores` and `shares` are the curves: of terms named for the recording, of terms from packs.

    `doubt` is how much the recogniser's own doubt of the heard words adds to the log-odds, and from which doubt on.
    """

    alone: Forest
    joint: Forest
    scores: np.ndarray
    shares: np.ndarray
    doubt: np.ndarray

    def looks(self, places: Places, evidence: Gathered) -> np.ndarray:
        """What the candidates of a recording say of each other: a row of `together.FIELDS` each."""
        return together(places, list(map(evidence.column, CARRIED)), self.alone.sums(evidence))

    def probabilities(self, evidence: Gathered, looks: np.ndarray, doubts: np.ndarray) -> np.ndarray:
        """How probable it is that each candidate of a recording was what was said.

        `doubts` of the recogniser by candidate, 0 to 1, NaN where nothing is known: that says nothing either way.
        """
        slope, neutral = self.doubt
        odds = self.joint.sums(looks) + np.nan_to_num(slope * (doubts - neutral))
        own, packs = (np.interp(odds, self.scores, curve) for curve in self.shares)
        shares: np.ndarray = np.where(evidence.column("shipped") > 0, packs, own)
        return np.asarray(np.interp(shares, (0, SURE, 1), (0, SURE, CERTAIN)))


@cache
def judge() -> Judge:
    """The shipped judge."""
    fields = shipped("judge.npz")
    if (tuple(fields["evidence"]), tuple(fields["together"])) != (Evidence._fields, FIELDS):
        raise AssertionError("judge.npz was fitted to other evidence: run python -m mondegreen.hearing.fit")
    return Judge(
        _forest(fields, "alone"), _forest(fields, "joint"), *(fields[name] for name in ("scores", "shares", "doubt"))
    )


def _forest(fields: Mapping[str, np.ndarray], name: str) -> Forest:
    return Forest(*(fields[f"{name}_{field}"] for field in Forest.__dataclass_fields__))

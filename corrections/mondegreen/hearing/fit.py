"""Fit the judge on recogniser output with references, and write how far its probabilities can be believed.

    python -m mondegreen.hearing.fit --data DIR [SET ...]

DIR holds sets as `references` reads them. A candidate is right where it brings the ten words on either side nearer to
the reference. Tables are made from documents that were not fitted on: with folds by document, from which the curves
that ship are made; with each family of sets (*earnings21*, *librispeech*) left out in turn, which shows how well
candidates are told apart; and the same by the curves that ship: what a recording of a kind never met can expect.
Needs scikit-learn (`pip install mondegreen[fit]`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from mondegreen.hearing.evidence import Evidence
from mondegreen.hearing.judge import Forest
from mondegreen.hearing.learning import ALONE, JOINT, Learning, recordings, strangers
from mondegreen.hearing.together import FIELDS
from mondegreen_dictionaries import data_file

FOLDS = 6
LIKELY = -2.0
"""Log-odds from which a candidate may be shown."""


def calibrated(odds: np.ndarray, right: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table from log-odds to probability: Platt's (1999) curve, steeper or flatter on either side of even.

    An isotonic table was tried first: with some hundred examples above 0.8 it had three steps there, and one of
    them just under 0.9 took a third of the right proposals away from the batch.
    """
    given = np.column_stack([np.maximum(odds, 0), np.minimum(odds, 0)])
    curve = LogisticRegression(C=100).fit(given, right, weight)
    scores = np.linspace(-8, 8, 65)
    shares = curve.predict_proba(np.column_stack([np.maximum(scores, 0), np.minimum(scores, 0)]))[:, 1]
    return scores, np.maximum.accumulate(shares)


def doubted(odds: np.ndarray, learning: Learning) -> np.ndarray:
    """How much a recogniser's doubt adds to the log-odds; and what adds nothing: the mean of likely candidates."""
    doubts, listed = learning.doubts, learning.listed
    known = ~np.isnan(doubts) & listed
    curve = LogisticRegression(C=100).fit(np.column_stack([odds, doubts])[known], learning.right[known])
    scale, slope = curve.coef_[0]
    return np.array([slope / scale, doubts[known & (odds > LIKELY)].mean()])


def flattened(name: str, learnt: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """Trees as the arrays of a `Forest`."""
    nodes = [row[0].nodes for row in learnt._predictors]  # noqa: SLF001
    shape = len(nodes), max(map(len, nodes))
    source = {
        "feature": "feature_idx",
        "threshold": "num_threshold",
        "left": "left",
        "right": "right",
        "value": "value",
    }
    kinds = {"threshold": np.float32, "value": np.float32}
    arrays = {field: np.zeros(shape, kinds.get(field, np.int16)) for field in source}
    for row, tree in enumerate(nodes):
        leaf, own = np.array(tree["is_leaf"], bool), np.arange(len(tree))
        for field, column in source.items():
            instead = {"feature": 0 * own, "left": own, "right": own}.get(field, tree[column])
            arrays[field][row, : len(tree)] = np.where(leaf, instead, tree[column])
    arrays["base"] = np.array(learnt._baseline_prediction.item(), np.float32)  # noqa: SLF001
    return {f"{name}_{field}": arrays[field] for field in Forest.__dataclass_fields__}


def reliability(probabilities: np.ndarray, right: np.ndarray) -> str:
    """A table: of the candidates in each band of probability, how many were right."""
    lines = ["| said | candidates | right |", "|---|---|---|"]
    for low, high in pairwise((0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)):
        band = (probabilities >= low) & (probabilities < high)
        if band.any():
            lines.append(f"| {low:.2f} to {min(1, high):.2f} | {band.sum()} | {100 * right[band].mean():.1f} % |")
    return "\n".join(lines)


def shown(learning: Learning, odds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The candidates that an editor would be shown: for terms of the recording, and for terms of packs."""
    every = learning.standing(odds)
    return every[learning.own[every]], every[~learning.own[every]]


def curves(learning: Learning, odds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds, and what probability they mean for terms of the recording and for terms of packs."""
    each = [calibrated(odds[part], learning.right[part], learning.weight[part]) for part in shown(learning, odds)]
    return each[0][0], np.array([shares for _, shares in each])


def tell(learning: Learning, odds: np.ndarray, scores: np.ndarray, shares: np.ndarray, title: str) -> None:
    """Say how far these curves can be believed of candidates that were not fitted on."""
    names = "named for the recording", "from packs"
    for name, part, share in zip(names, shown(learning, odds), shares, strict=True):
        table = reliability(np.interp(odds[part], scores, share), learning.right[part])
        sys.stdout.write(f"Terms {name}, {title}:\n\n{table}\n\n")


def tell_each(learning: Learning, odds: np.ndarray, scores: np.ndarray, shares: np.ndarray) -> None:
    """Say family by family how far the curves that ship can be believed of a kind that was never met."""
    families, part = learning.spread([each.family for each in learning.every]), shown(learning, odds)[0]
    for family in sorted(set(families[part].tolist())):
        here = part[families[part] == family]
        table = reliability(np.interp(odds[here], scores, shares[0]), learning.right[here])
        sys.stdout.write(f"Terms named for the recording, {family} left out, by the curves that ship:\n\n{table}\n\n")


def taught(paths: Sequence[Path]) -> tuple[Learning, np.ndarray]:
    """What these sets teach, and for each candidate the fold of its document."""
    others = strangers(paths)
    learning = Learning([each for path in paths for each in recordings(path, others)])
    documents = sorted({each.document for each in learning.every})
    fold = dict(zip(np.random.default_rng(1).permutation(documents), range(len(documents)), strict=True))
    return learning, learning.spread([fold[each.document] % FOLDS for each in learning.every])


def main() -> None:
    """Fit, calibrate, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    default = "earnings21-google earnings21-rev bitcoin librispeech-half librispeech-full noharm primock-whisper"
    parser.add_argument("sets", nargs="*", default=default.split())
    chosen = parser.parse_args()
    learning, folds = taught([chosen.data / f"{name}.jsonl.gz" for name in chosen.sets])
    alone, odds = learning.unseen(folds)
    scores, shares = curves(learning, odds)
    tell(learning, odds, scores, shares, "folds by document")
    families = learning.spread([each.family for each in learning.every])
    unseen = learning.unseen(families)[1]
    tell(learning, unseen, *curves(learning, unseen), "each family of sets left out in turn")
    tell(learning, unseen, scores, shares, "each family of sets left out in turn, by the curves that ship")
    tell_each(learning, unseen, scores, shares)
    joint = learning.learnt(learning.own, learning.together(alone), FIELDS, JOINT)
    np.savez_compressed(
        data_file("judge.npz"),
        allow_pickle=False,
        evidence=np.array(Evidence._fields),
        together=np.array(FIELDS),
        scores=scores.astype(np.float32),
        shares=shares.astype(np.float32),
        doubt=doubted(odds, learning),
        **flattened("alone", learning.learnt(learning.own, learning.evidence, Evidence._fields, ALONE)),
        **flattened("joint", joint),
    )


if __name__ == "__main__":
    main()

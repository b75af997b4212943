"""Fit the judge on recogniser output with references, and write how far its probabilities can be believed.

    python -m mondegreen.hearing.fit --data DIR [SET ...]

DIR holds sets as `references` reads them. A candidate is right where it brings the ten words on either side nearer to
the reference. Two tables are made from documents that were not fitted on: with folds by document, and with each family
of sets (*earnings21*, *librispeech*) left out in turn. Needs scikit-learn (`pip install mondegreen[fit]`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from mondegreen.compiled import packs_named
from mondegreen.detectors.surface import right_as_it_stands
from mondegreen.hearing.evidence import Evidence, evidence_of
from mondegreen.hearing.judge import DEPTH, Forest
from mondegreen.hearing.references import Alignment, rows, said, words
from mondegreen.hearing.scene import Place
from mondegreen.hearing.together import FIELDS, together
from mondegreen.hearing.weighing import doubts_of, scene_of
from mondegreen.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.notes import terms_in
from mondegreen.passage import Passage
from mondegreen.topics import packs_for
from mondegreen_dictionaries import data_file

FOLDS = 6
SENTENCES = 3000
"""Single sentences taken of a set of those, so that they do not outweigh whole recordings."""
NEITHER = 0.4
"""What a candidate counts that makes nothing better and nothing worse."""
LIKELY = -2.0
"""Log-odds from which a candidate may be shown."""
FILLERS = frozenset("um uh umm uhm er erm mm mhm hmm hm".split())
ALONE = {
    **dict.fromkeys(("sound", "letters", "common", "ragged", "plain", "frequent", "crowd", "digits", "onset"), -1),
    **dict.fromkeys(("ordinary", "short", "brief", "alike", "nickname", "claimed", "outside"), -1),
    **dict.fromkeys(("capital", "half", "beside", "elsewhere", "margin", "unknown", "cue", "after", "firm"), 1),
    **dict.fromkeys(("unheard", "garbled"), 1),
}
JOINT = {**ALONE, **dict.fromkeys(("alone", "best", "mean", "rival", "whole", "first", "last", "firm"), 1)}
"""Evidence that can only speak against (-1) or only for (1) a candidate."""


@dataclass(frozen=True)
class Recording:
    """The candidates in a recording for the terms of one tier, and which are right.

    `family` is what the set's name begins with, `document` what its folds are cut by; `gain` and `doubts` by candidate.
    """

    family: str
    document: str
    places: tuple[Place, ...]
    evidence: np.ndarray
    gain: np.ndarray
    doubts: np.ndarray
    shipped: bool


def recordings(path: Path) -> Iterator[Recording]:
    """The recordings of a set, once with the terms that are named for them, once with packs."""
    for row in rows(path)[:SENTENCES]:
        yield from _recordings(row, path.name.partition("-")[0])


def _recordings(row: Mapping[str, Any], family: str) -> Iterator[Recording]:
    text = "\n".join(heard for heard, _ in said(row))
    reference = [word for _, right in said(row) for word in words(right) if word not in FILLERS]
    own = dict.fromkeys((*row["terms"], *terms_in(row.get("notes", ""))))
    judged = Alignment(text, reference)
    passage = Passage.of(text).believed(
        (word.start(), word.end(), sure)
        for word, sure in zip(re.finditer(r"\S+", text), row.get("conf", ()), strict=False)
    )
    packs = packs_named(packs_for(passage))
    brands = frozenset(token for token, brand in right_as_it_stands(passage, packs).items() if brand)
    for lexicon in (Lexicon(Term(entry_for(term), Tier.RECORDING) for term in own), packs):
        scene = scene_of(passage, lexicon, brands)
        places = tuple(scene.places()) if scene else ()
        if scene and places:
            yield Recording(
                family,
                Path(row["id"]).name.split("-")[0],
                places,
                np.array(list(evidence_of(scene, places))),
                np.array([judged.gain(*_edit(place, passage)) for place in places]),
                doubts_of(passage, places),
                lexicon.shipped,
            )


def _edit(place: Place, passage: Passage) -> tuple[int, int, str]:
    tail = "'s" if passage.words[place.last].endswith("'s") else ""
    return passage.tokens[place.first].start, passage.tokens[place.last].end, place.candidate.form.text + tail


class Learning:
    """All candidates of many recordings in one row after the other."""

    def __init__(self, every: Sequence[Recording]) -> None:
        self.every = every
        self.evidence = np.concatenate([each.evidence for each in every])
        gain = np.concatenate([each.gain for each in every])
        self.right, self.weight = (gain > 0).astype(int), np.where(gain, 1.0, NEITHER)
        self.doubts = np.concatenate([each.doubts for each in every])

    def spread(self, values: Sequence[Any]) -> np.ndarray:
        """A value for each recording, given to each of its candidates."""
        return np.repeat(np.array(values), [len(each.places) for each in self.every])

    @cached_property
    def own(self) -> np.ndarray:
        """Which candidates are terms named for the recording: the trees learn from these alone."""
        return self.spread([not each.shipped for each in self.every])

    def together(self, odds: np.ndarray) -> np.ndarray:
        """What the candidates of each recording say of each other."""
        ends = np.cumsum([0, *(len(each.places) for each in self.every)])
        parts = (slice(low, high) for low, high in pairwise(ends.tolist()))
        return np.concatenate(
            [together(each.places, each.evidence, odds[part]) for each, part in zip(self.every, parts, strict=True)]
        )

    def unseen(self, folds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The log-odds of each candidate, alone and together, from trees that have not seen its fold."""
        alone = self._unseen(folds, self.evidence, Evidence._fields, ALONE)
        return alone, self._unseen(folds, self.together(alone), FIELDS, JOINT)

    def _unseen(
        self, folds: np.ndarray, given: np.ndarray, names: Sequence[str], directions: Mapping[str, int]
    ) -> np.ndarray:
        out = np.zeros(len(given))
        for each in np.unique(folds):
            learnt = self.learnt(self.own & (folds != each), given, names, directions)
            out[folds == each] = learnt.decision_function(given[folds == each])
        return out

    def learnt(
        self, rows: np.ndarray, given: np.ndarray, names: Sequence[str], directions: Mapping[str, int]
    ) -> HistGradientBoostingClassifier:
        """Trees that have learnt from these rows."""
        trees = trees_alone if names is Evidence._fields else trees_together
        return trees([directions.get(name, 0) for name in names]).fit(given[rows], self.right[rows], self.weight[rows])

    def standing(self, odds: np.ndarray) -> np.ndarray:
        """The numbers of the candidates that no more probable one overlaps: what an editor would be shown."""
        places = [place for each in self.every for place in each.places]
        owner = self.spread(range(len(self.every)))
        taken: dict[int, set[int]] = defaultdict(set)
        out = []
        for number in np.argsort(-odds, kind="stable"):
            tokens = range(places[number].first, places[number].last + 1)
            if taken[owner[number]].isdisjoint(tokens):
                taken[owner[number]].update(tokens)
                out.append(number)
        return np.array(out)


def trees_alone(directions: Sequence[int]) -> HistGradientBoostingClassifier:
    """What learns to weigh a candidate alone; it asks of each tree a part of the evidence, or the sound drowns it."""
    return HistGradientBoostingClassifier(
        max_depth=6, learning_rate=0.04, max_iter=250, min_samples_leaf=20, l2_regularization=2, max_features=0.4,
        monotonic_cst=directions, random_state=0,
    )  # fmt: skip


def trees_together(directions: Sequence[int]) -> HistGradientBoostingClassifier:
    """What learns to weigh candidates by each other."""
    return HistGradientBoostingClassifier(
        max_depth=4, learning_rate=0.06, max_iter=80, min_samples_leaf=30, l2_regularization=2, max_features=0.5,
        monotonic_cst=directions, random_state=0,
    )  # fmt: skip


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


def doubted(odds: np.ndarray, right: np.ndarray, doubts: np.ndarray) -> np.ndarray:
    """How much a recogniser's doubt adds to the log-odds; and what adds nothing: the mean of likely candidates."""
    known = ~np.isnan(doubts)
    curve = LogisticRegression(C=100).fit(np.column_stack([odds, doubts])[known], right[known])
    scale, slope = curve.coef_[0]
    return np.array([slope / scale, doubts[known & (odds > LIKELY)].mean()])


def flattened(name: str, learnt: HistGradientBoostingClassifier) -> dict[str, np.ndarray]:
    """Trees as the arrays of a `Forest`."""
    nodes = [row[0].nodes for row in learnt._predictors]  # noqa: SLF001
    if max(tree["depth"].max() for tree in nodes) > DEPTH:
        raise AssertionError("a tree is deeper than the judge looks")
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


def curves(learning: Learning, odds: np.ndarray, title: str) -> tuple[np.ndarray, np.ndarray]:
    """The curves for terms of the recording and for terms of packs; says how far each can be believed."""
    shown = learning.standing(odds)
    shares = []
    for name, part in (
        ("named for the recording", shown[learning.own[shown]]), ("from packs", shown[~learning.own[shown]]),
    ):  # fmt: skip
        scores, share = calibrated(odds[part], learning.right[part], learning.weight[part])
        shares.append(share)
        table = reliability(np.interp(odds[part], scores, share), learning.right[part])
        sys.stdout.write(f"Terms {name}, {title}:\n\n{table}\n\n")
    return scores, np.array(shares)


def main() -> None:
    """Fit, calibrate, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    default = "earnings21-google earnings21-rev bitcoin librispeech-half librispeech-full noharm primock-whisper"
    parser.add_argument("sets", nargs="*", default=default.split())
    chosen = parser.parse_args()
    every = [each for name in chosen.sets for each in recordings(chosen.data / f"{name}.jsonl.gz")]
    learning = Learning(every)
    families = learning.spread([each.family for each in every])
    curves(learning, learning.unseen(families)[1], "each family of sets left out in turn")
    documents = sorted({each.document for each in every})
    fold = dict(zip(np.random.default_rng(1).permutation(documents), range(len(documents)), strict=True))
    alone, odds = learning.unseen(learning.spread([fold[each.document] % FOLDS for each in every]))
    scores, shares = curves(learning, odds, "folds by document")
    joint = learning.learnt(learning.own, learning.together(alone), FIELDS, JOINT)
    np.savez_compressed(
        data_file("judge.npz"),
        allow_pickle=False,
        evidence=np.array(Evidence._fields),
        together=np.array(FIELDS),
        scores=scores.astype(np.float32),
        shares=shares.astype(np.float32),
        doubt=doubted(odds, learning.right, learning.doubts),
        **flattened("alone", learning.learnt(learning.own, learning.evidence, Evidence._fields, ALONE)),
        **flattened("joint", joint),
    )


if __name__ == "__main__":
    main()

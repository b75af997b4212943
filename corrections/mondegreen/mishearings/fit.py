"""Fit the judge of mishearings on recogniser output with references, and say how far it can be believed.

    python -m mondegreen.mishearings.fit --data DIR [SET ...]

DIR and its sets are those of `mondegreen.hearing.fit`. A guess is right where it brings the ten words on either side
nearer to the reference and stands there beside the same neighbour. Folds are cut by document; the tables are made from
documents that were not fitted on, once more from whole families of sets that were not. Needs scikit-learn
(`pip install mondegreen[fit]`).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from mondegreen.hearing.fit import flattened
from mondegreen.hearing.references import FILLERS, Alignment, passage_of, rows, said, words
from mondegreen.mishearings.evidence import NAMES
from mondegreen.mishearings.guesses import heard, written
from mondegreen.mishearings.search import Found, search
from mondegreen.passage import Passage
from mondegreen_dictionaries import data_file

FOLDS = 4
AROUND = 10
SENTENCES = 60
HOPELESS = -6.0
"""The log-odds below which a guess is shown to nobody, and does not count for the curve."""
CERTAIN = 0.85
"""No surroundings make us surer than this: of what was said above it there were too few to say more."""
UNSURE = 0.3
"""What a guess counts that changes nothing: one wrong word for another."""
SPARED = 0.35
"""The share of wrong guesses that is learnt from; the others are only measured."""
BELIEVED = " with confidences"
"""What a recording is called that is there with them."""
SETS = ("earnings21-google", "earnings21-rev", "bitcoin", "librispeech-half", "noharm", "primock-whisper")
TREES = {"max_depth": 5, "learning_rate": 0.12, "max_iter": 80, "min_samples_leaf": 30, "l2_regularization": 3.0}
FOR = "firm gain gained_triples pair_left pair_right new_left new_right doubt margin".split()
AGAINST = "sound cost lost_triples old_often had_left had_right function rank punctuated".split()
"""Evidence that can only speak for or only against a guess."""


class Examples(NamedTuple):
    """Guesses of many recordings: where each stands, its evidence, by how much it mends the text, what it counts."""

    family: np.ndarray
    document: np.ndarray
    recording: np.ndarray
    first: np.ndarray
    last: np.ndarray
    evidence: np.ndarray
    gain: np.ndarray
    counts: np.ndarray


def examples(path: Path) -> Iterator[Examples]:
    """The guesses in each recording of a set.

    Where it has the recogniser's confidences, they are there twice, with them and without, and each counts half.
    """
    family = path.name.partition(".")[0].partition("-")[0]
    every = rows(path)
    for row in every if len(every) < 500 else every[:SENTENCES]:
        reference = [word for _, right in said(row) for word in words(right) if word not in FILLERS]
        document = f"{family} {Path(row['id']).name.split('-')[0] if family != 'bitcoin' else row['id']}"
        passage = passage_of(row)
        judged = Alignment(passage.text, reference)
        copies = (passage, Passage.of(passage.text)) if passage.confidences else (passage,)
        for each in copies:
            recording = f"{row['id']}{BELIEVED if each.confidences else ''}"
            for found in search(each):
                labels = np.tile([family, document, recording], (len(found.guesses), 1)).T
                first, last = found.track.at[found.guesses.first], found.track.at[found.guesses.last]
                gain, counts = gains(found, judged), np.full(len(first), 1 / len(copies))
                yield Examples(labels[0], labels[1], labels[2], first, last, found.evidence, gain, counts)


def gains(found: Found, judged: Alignment) -> np.ndarray:
    """By how many errors each guess mends its surroundings; 0 where it only moves them."""
    tokens, track = found.track.passage.tokens, found.track
    out = []
    for one, other, old, new in zip(
        found.guesses.first, found.guesses.last, heard(track, found.guesses), written(track, found.guesses), strict=True
    ):
        first, last = int(track.at[one]), int(track.at[other])
        gain = judged.gain(tokens[first].start, tokens[last].end, new)
        lost = set(new.split()) < set(old.split())
        out.append(gain if gain <= 0 or (not lost and _beside(judged, first, last, new)) else 0)
    return np.array(out)


def _beside(judged: Alignment, first: int, last: int, new: str) -> bool:
    """Whether the reference has these words here beside one of the heard neighbours."""
    low, high = max(0, first - AROUND), min(len(judged.heard), last + 1 + AROUND)
    truth = f" {' '.join(judged.reference[judged.at[low] : judged.at[high]])} "
    before, after = " ".join(judged.heard[max(0, first - 1) : first]), " ".join(judged.heard[last + 1 : last + 2])
    return f" {before} {new} " in truth or f" {new} {after} " in truth


def grown(every: Examples, chosen: np.ndarray) -> HistGradientBoostingClassifier:
    """A learner that has learnt from the chosen examples, of the wrong ones from a part."""
    gain = every.gain
    spared = np.random.default_rng(0).random(len(gain)) < SPARED
    rows = chosen & (spared | (gain > 0))
    weight = every.counts * np.where(gain > 0, 1.0, np.where(gain == 0, UNSURE, 1.0) / SPARED)
    directions = [1 if name in FOR else -1 if name in AGAINST else 0 for name in NAMES]
    learner = HistGradientBoostingClassifier(**TREES, monotonic_cst=directions, random_state=0)
    return learner.fit(every.evidence[rows], gain[rows] > 0, weight[rows])


def unseen(every: Examples, groups: np.ndarray) -> np.ndarray:
    """The log-odds of each example from trees that have not seen its group."""
    out = np.zeros(len(every.gain))
    for group in np.unique(groups):
        out[groups == group] = grown(every, groups != group).decision_function(every.evidence[groups == group])
    return out


def standing(every: Examples, odds: np.ndarray) -> np.ndarray:
    """The numbers of the examples that no more probable one overlaps, best first."""
    taken: dict[str, set[int]] = defaultdict(set)
    out = []
    for number in np.argsort(-odds, kind="stable"):
        own, others = range(every.first[number], every.last[number] + 1), taken[every.recording[number]]
        if others.isdisjoint(own):
            others.update(own)
            out.append(number)
    return np.array(out)


def calibrated(odds: np.ndarray, right: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table from log-odds to probability: Platt's (1999) curve of what an editor would be shown."""
    scores = np.linspace(-8, 8, 65)
    curve = LogisticRegression(C=100).fit(odds[:, None], right, counts)
    return scores, np.minimum(curve.predict_proba(scores[:, None])[:, 1], CERTAIN)


def table(every: Examples, shown: np.ndarray, probability: np.ndarray) -> str:
    """Of the guesses in each band of probability: how many there are, how many right, how many wrong for wrong."""
    lines = ["| set | said | guesses | right | moot |", "|---|---|---|---|---|"]
    believed = np.char.endswith(every.recording, BELIEVED)
    sets = np.char.add(every.family, np.where(believed, BELIEVED, ""))
    for family in np.unique(sets):
        own = shown[sets[shown] == family]
        for low, high in pairwise((0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)):
            band = own[(probability[own] >= low) & (probability[own] < high)]
            right, moot = (every.gain[band] > 0).sum(), (every.gain[band] == 0).sum()
            lines.append(f"| {family} | {low:.1f} to {min(1, high):.1f} | {len(band)} | {right} | {moot} |")
    return "\n".join(lines)


def main() -> None:
    """Fit, calibrate, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("sets", nargs="*", default=SETS)
    chosen = parser.parse_args()
    parts = [part for name in chosen.sets for part in examples(chosen.data / f"{name}.jsonl.gz")]
    every = Examples(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    documents = np.unique(every.document)
    fold = dict(zip(np.random.default_rng(1).permutation(documents), range(len(documents)), strict=True))
    odds = unseen(every, np.array([fold[document] % FOLDS for document in every.document]))
    shown = standing(every, odds)
    shown = shown[odds[shown] > HOPELESS]
    scores, shares = calibrated(odds[shown], every.gain[shown] > 0, every.counts[shown])
    sys.stdout.write(f"By document:\n\n{table(every, shown, np.interp(odds, scores, shares))}\n\n")
    odds = unseen(every, every.family)
    sys.stdout.write(f"By family:\n\n{table(every, standing(every, odds), np.interp(odds, scores, shares))}\n")
    learnt = grown(every, np.ones(len(every.gain), bool))
    np.savez_compressed(
        data_file("mishearings.npz"),
        allow_pickle=False,
        names=np.array(NAMES),
        scores=scores.astype(np.float32),
        shares=shares.astype(np.float32),
        **flattened("trees", learnt),
    )


if __name__ == "__main__":
    main()

"""Fit the judge on recogniser output with references, and write how far its probabilities can be believed.

    python -m mondegreen.hearing.fit --data DIR [SET ...]

DIR holds sets as JSON lines (`NAME.jsonl.gz`): `terms`, `notes`, and the recogniser's words with their reference as
`hyp` and `ref` or `words`, or sentence by sentence as `utts`. A candidate is right where it brings the ten words on
either side nearer to the reference. Folds are cut by document; the table and the reliability are made from documents
that were not fitted on. Needs scikit-learn (`pip install mondegreen[fit]`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from mondegreen.compiled import packs_named
from mondegreen.detectors.sound_alike import scene_of
from mondegreen.hearing.evidence import Evidence, Place
from mondegreen.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.notes import terms_in
from mondegreen.passage import WORD, Passage
from mondegreen.topics import packs_for
from mondegreen_dictionaries import data_file

FOLDS = 6
AROUND = 10
SENTENCES = 500
"""Single sentences taken of a set of those, so that they do not outweigh whole recordings."""
FILLERS = frozenset("um uh umm uhm er erm mm mhm hmm hm".split())
DIRECTIONS = {
    **dict.fromkeys(("sound", "letters", "common", "ragged", "plain", "frequent", "crowd", "digits", "onset"), -1),
    **dict.fromkeys(("ordinary", "short", "brief", "alike", "nickname"), -1),
    **dict.fromkeys(("capital", "half", "beside", "elsewhere", "margin", "unknown", "cue", "after", "firm"), 1),
}
"""Evidence that can only speak against (-1) or only for (1) a candidate."""


class Example(NamedTuple):
    """A candidate at a place (tokens `first` to `last`), whether it was right (0 or 1), and how much it counts."""

    recording: str
    document: str
    first: int
    last: int
    evidence: Evidence
    right: int
    weight: float


def words(text: str) -> list[str]:
    """Lower-case words as the references are compared."""
    return [match.group().replace("’", "'") for match in WORD.finditer(text.lower())]


def examples(path: Path) -> Iterator[Example]:
    """The candidates in every recording of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if len(rows) > SENTENCES:
        rows = rows[:SENTENCES]
    for row in rows:
        yield from _examples(row)


def _examples(row: Mapping[str, Any]) -> Iterator[Example]:
    said = row.get("utts") or [(row["hyp"], " ".join(row["words"]) if "words" in row else row["ref"])]
    text = "\n".join(heard for heard, _ in said)
    reference = [word for _, right in said for word in words(right) if word not in FILLERS]
    own = dict.fromkeys((*row["terms"], *terms_in(row.get("notes", ""))))
    passage, judged = Passage.of(text), Alignment(text, reference)
    packs = packs_named(packs_for(passage))
    document = Path(row["id"]).name.split("-")[0]
    for lexicon in (Lexicon(Term(entry_for(term), Tier.RECORDING) for term in own), packs):
        scene = scene_of(passage, lexicon)
        if not scene:
            continue
        for place in scene.places():
            gain = judged.gain(*_edit(place, passage))
            yield Example(
                row["id"], document, place.first, place.last, scene.evidence(place), int(gain > 0), 1.0 if gain else 0.4
            )


def _edit(place: Place, passage: Passage) -> tuple[int, int, str]:
    tail = "'s" if passage.words[place.last].endswith("'s") else ""
    return passage.tokens[place.first].start, passage.tokens[place.last].end, place.candidate.form.text + tail


class Alignment:
    """A heard text against its reference, to judge single edits by the words around them."""

    def __init__(self, text: str, reference: list[str]) -> None:
        self.reference = reference
        self.spans = [match.span() for match in WORD.finditer(text.lower())]
        self.heard = words(text)
        self.at = [0] * (len(self.heard) + 1)
        for op in Levenshtein.opcodes(reference, self.heard):
            for k in range(op.dest_start, op.dest_end + 1):
                self.at[k] = op.src_start + min(k - op.dest_start, op.src_end - op.src_start)
            self.at[op.dest_end] = op.src_end

    def gain(self, start: int, end: int, new: str) -> int:
        """By how many errors the words around an edit come nearer to the reference."""
        first = bisect_right(self.spans, start, key=lambda span: span[1])
        last = first
        while last < len(self.heard) and self.spans[last][0] < end:
            last += 1
        low, high = max(0, first - AROUND), min(len(self.heard), last + AROUND)
        truth = self.reference[self.at[low] : self.at[high]]
        after = [*self.heard[low:first], *words(new), *self.heard[last:high]]
        return Levenshtein.distance(truth, self.heard[low:high]) - Levenshtein.distance(truth, after)


def trees() -> HistGradientBoostingClassifier:
    """The learner, before it has learnt."""
    return HistGradientBoostingClassifier(
        max_depth=6,
        learning_rate=0.06,
        max_iter=160,
        min_samples_leaf=30,
        l2_regularization=2,
        monotonic_cst=[DIRECTIONS.get(name, 0) for name in Evidence._fields],
        random_state=0,
    )


def unseen(every: list[Example]) -> np.ndarray:
    """The log-odds of each example from trees that have not seen its document."""
    documents = sorted({example.document for example in every})
    fold = dict(zip(np.random.default_rng(1).permutation(documents), range(len(documents)), strict=True))
    folds = np.array([fold[example.document] % FOLDS for example in every])
    given, right, weight = _arrays(every)
    out = np.zeros(len(every))
    own = ~_shipped(given)
    for each in range(FOLDS):
        learning = own & (folds != each)
        learnt = trees().fit(given[learning], right[learning], weight[learning])
        out[folds == each] = learnt.decision_function(given[folds == each])
    return out


def _arrays(every: Iterable[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    given, right, weight = zip(*((each.evidence, each.right, each.weight) for each in every), strict=True)
    return np.array(given), np.array(right), np.array(weight)


def standing(every: Sequence[Example], odds: np.ndarray) -> np.ndarray:
    """The numbers of the examples that no more probable one overlaps: what an editor would be shown."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    out = []
    for number in np.argsort(-odds, kind="stable"):
        example = every[number]
        others = taken[example.recording]
        if all(example.last < first or last < example.first for first, last in others):
            others.append((example.first, example.last))
            out.append(number)
    return np.array(out)


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


def _shipped(given: np.ndarray) -> np.ndarray:
    """Which rows are terms from packs: the trees learn from the others; a curve tells what these are worth."""
    return np.asarray(given[:, Evidence._fields.index("shipped")] > 0)


def saved(learnt: HistGradientBoostingClassifier, scores: np.ndarray, shares: np.ndarray) -> None:
    """Write the trees and the table."""
    nodes = [row[0].nodes for row in learnt._predictors]  # noqa: SLF001
    width = max(map(len, nodes))
    arrays: dict[str, np.ndarray] = {}
    for name, field, kind in (
        ("feature", "feature_idx", np.int16),
        ("threshold", "num_threshold", np.float32),
        ("left", "left", np.int16),
        ("right", "right", np.int16),
        ("value", "value", np.float32),
    ):
        arrays[name] = np.zeros((len(nodes), width), kind)
        for row, tree in enumerate(nodes):
            own = np.arange(len(tree))
            keep = tree["is_leaf"].astype(bool)
            column = np.where(keep, own, tree[field]) if name in ("left", "right") else tree[field]
            arrays[name][row, : len(tree)] = np.where(keep & (name == "feature"), 0, column)
    np.savez_compressed(
        data_file("judge.npz"),
        allow_pickle=False,
        names=np.array(Evidence._fields),
        base=np.float32(learnt._baseline_prediction.item()),  # noqa: SLF001
        depth=np.int16(7),
        scores=scores.astype(np.float32),
        shares=shares.astype(np.float32),
        **arrays,
    )


def reliability(probabilities: np.ndarray, right: np.ndarray) -> str:
    """A table: of the candidates in each band of probability, how many were right."""
    lines = ["| said | candidates | right |", "|---|---|---|"]
    for low, high in pairwise((0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)):
        band = (probabilities >= low) & (probabilities < high)
        if band.any():
            lines.append(f"| {low:.2f} to {min(1, high):.2f} | {band.sum()} | {100 * right[band].mean():.1f} % |")
    return "\n".join(lines)


def main() -> None:
    """Fit, calibrate, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "sets",
        nargs="*",
        default=[
            "earnings21-google",
            "earnings21-rev",
            "bitcoin",
            "librispeech-half",
            "librispeech-full",
            "noharm",
            "primock-whisper",
        ],
    )
    chosen = parser.parse_args()
    every = [example for name in chosen.sets for example in examples(chosen.data / f"{name}.jsonl.gz")]
    given, right, weight = _arrays(every)
    odds = unseen(every)
    shown = standing(every, odds)
    shipped = _shipped(given[shown])
    curves = []
    for name, part in (("named for the recording", shown[~shipped]), ("from packs", shown[shipped])):
        scores, shares = calibrated(odds[part], right[part], weight[part])
        curves.append(shares)
        table = reliability(np.interp(odds[part], scores, shares), right[part])
        sys.stdout.write(f"Terms {name}:\n\n{table}\n\n")
    own = ~_shipped(given)
    saved(trees().fit(given[own], right[own], weight[own]), scores, np.array(curves))


if __name__ == "__main__":
    main()

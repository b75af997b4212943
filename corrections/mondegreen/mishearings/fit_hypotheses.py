"""Weigh the evidence for a recogniser's other guesses, on recordings that two recognisers have heard.

    python -m mondegreen.mishearings.fit_hypotheses --data DIR ONE OTHER [ONE OTHER ...]

Lists of guesses with references are not to be had, so what one recogniser heard is taken for the other guess of the
one beside it, and the other way round. Prints the weights that stand in `hypotheses.py`, and how often readings are
right that are said to be so by weights that were learnt from the other pairs. Needs scikit-learn
(`pip install mondegreen[fit]`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from mondegreen.alternative import Alternative
from mondegreen.hearing.references import FILLERS, Alignment, passage_of, rows, said, words
from mondegreen.mishearings.hypotheses import NAMES, readings, weighed

BANDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.01)


def examples(one: Path, other: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The evidence for each reading in each recording of a set, and by how many errors it mends the text."""
    for row, beside in zip(rows(one), rows(other), strict=True):
        passage = passage_of(row)
        passage = passage.offered([Alternative(0, len(passage.text), passage_of(beside).text)])
        reference = [word for _, right in said(row) for word in words(right) if word not in FILLERS]
        judged, found = Alignment(passage.text, reference), readings(passage)
        places = [(passage.tokens[each.first].start, passage.tokens[each.last].end) for each in found]
        gains = [judged.gain(*place, each.text) for place, each in zip(places, found, strict=True)]
        yield weighed(passage, found), np.array(gains)


def main() -> None:
    """Learn, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("sets", nargs="+")
    chosen = parser.parse_args()
    files = [chosen.data / f"{name}.jsonl.gz" for name in chosen.sets]
    pairs = [pair for one, other in zip(files[::2], files[1::2], strict=True) for pair in ((one, other), (other, one))]
    parts = [[np.concatenate(column) for column in zip(*examples(*pair), strict=True)] for pair in pairs]
    owner = np.repeat(np.arange(len(pairs)), [len(gain) for _, gain in parts])
    evidence, gain = (np.concatenate(column) for column in zip(*parts, strict=True))
    for number, (one, _) in enumerate(pairs):
        curve = LogisticRegression().fit(evidence[owner != number], gain[owner != number] > 0)
        share, own = curve.predict_proba(evidence[owner == number])[:, 1], gain[owner == number]
        for low, high in pairwise(BANDS):
            band = own[(share >= low) & (share < high)]
            if len(band):
                sys.stdout.write(f"{one.name} {low:.1f}: {(band > 0).sum()} right of {len(band)}\n")
    curve = LogisticRegression().fit(evidence, gain > 0)
    weights = {name: round(float(weight), 2) for name, weight in zip(NAMES, curve.coef_[0], strict=True)}
    sys.stdout.write(f"{weights}, {curve.intercept_[0]:.2f}\n")


if __name__ == "__main__":
    main()

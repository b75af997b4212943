"""What is learnt from: the candidates of recordings with references, and trees that have not seen some of them."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from mondegreen.detectors.surface import right_as_it_stands
from mondegreen.hearing.candidates import Place, Places
from mondegreen.hearing.evidence import Evidence, evidence_of
from mondegreen.hearing.references import FILLERS, Alignment, rows, said, words
from mondegreen.hearing.together import CARRIED, FIELDS, together
from mondegreen.hearing.weighing import doubts_of, scene_of
from mondegreen.passage import Passage
from mondegreen.terms.compiled import packs_named
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for, possessive
from mondegreen.terms.notes import terms_in
from mondegreen.terms.topics import packs_for

SENTENCES = 3000
"""Single sentences taken of a set of those, so that they do not outweigh whole recordings."""
NEITHER = 0.4
"""What a candidate counts that makes nothing better and nothing worse."""
STRANGERS, STRANGE = 150, 0.03
"""Terms of other recordings that are added to a list for a second look at it, and what its candidates count there."""
ALONE = {
    **dict.fromkeys(
        ("sound", "rest", "letters", "common", "ragged", "plain", "frequent", "crowd", "digits", "onset"), -1
    ),
    **dict.fromkeys(("ordinary", "short", "brief", "alike", "nickname", "claimed", "outside"), -1),
    **dict.fromkeys(("capital", "half", "beside", "elsewhere", "margin", "unknown", "cue", "after", "firm"), 1),
    **dict.fromkeys(("unheard", "garbled", "fits", "slot"), 1),
}
JOINT = {**ALONE, **dict.fromkeys(("alone", "best", "mean", "rival", "whole", "first", "last", "firm"), 1)}
"""Evidence that can only speak against (-1) or only for (1) a candidate."""


@dataclass(frozen=True)
class Recording:
    """The candidates in a recording for the terms of one tier, and which are right.

    `family` is what the set's name begins with, `document` what its folds are cut by; `gain` and `doubts` by candidate;
    `counts` is what each of them counts.
    """

    family: str
    document: str
    places: Places
    evidence: np.ndarray
    gain: np.ndarray
    doubts: np.ndarray
    shipped: bool
    counts: float


def family_of(path: Path) -> str:
    """What the name of a set begins with: it is of the same kind of recordings as others that begin so."""
    return path.name.partition(".")[0].partition("-")[0]


def _named(row: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys((*row["terms"], *terms_in(row.get("notes", "")))))


def strangers(paths: Iterable[Path]) -> dict[str, list[str]]:
    """The terms that recordings of each family name."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for path in paths:
        found[family_of(path)].update(dict.fromkeys(term for row in rows(path) for term in _named(row)))
    return {family: list(terms) for family, terms in found.items() if terms}


def recordings(path: Path, others: Mapping[str, Sequence[str]]) -> Iterator[Recording]:
    """The recordings of a set: with the terms that are named for them, with packs, and with strangers on their list.

    `others` are terms by family, of which strangers are drawn: a long list of another kind, which hardly one recording
    of the sets has by itself, teaches how little likeness to one of many proves.
    """
    chance = random.Random(path.name)  # noqa: S311 that it is the same each time is the point
    for row in rows(path)[:SENTENCES]:
        own = _named(row)
        families = chance.choices(list(others), k=STRANGERS) if own and others else ()
        among = [chance.choice(others[family]) for family in families]
        yield from _recordings(row, family_of(path), own, among)


def _recordings(row: Mapping[str, Any], family: str, named: Sequence[str], among: Sequence[str]) -> Iterator[Recording]:
    text = "\n".join(heard for heard, _ in said(row))
    reference = [word for _, right in said(row) for word in words(right) if word not in FILLERS]
    judged = Alignment(text, reference)
    passage = Passage.of(text).believed(
        (word.start(), word.end(), sure)
        for word, sure in zip(re.finditer(r"\S+", text), row.get("conf", ()), strict=False)
    )
    packs = packs_named(packs_for(passage))
    brands = frozenset(token for token, brand in right_as_it_stands(passage, packs).items() if brand)
    lists = [(_lexicon(named), 1.0), (packs, 1.0), (_lexicon([*named, *among] if among else ()), STRANGE)]
    for lexicon, counts in lists:
        scene = scene_of(passage, lexicon, brands)
        if scene and len(places := scene.places()):
            yield Recording(
                family,
                Path(row["id"]).name.split("-")[0],
                places,
                evidence_of(scene, places)[:],
                np.array([judged.gain(*_edit(place, passage)) for place in places]),
                doubts_of(passage, places),
                lexicon.shipped,
                counts,
            )


def _lexicon(named: Sequence[str]) -> Lexicon:
    return Lexicon(Term(entry_for(term), Tier.RECORDING) for term in dict.fromkeys(named))


def _edit(place: Place, passage: Passage) -> tuple[int, int, str]:
    text = place.candidate.form.text
    written = text + possessive(passage.words[place.last], text)
    return passage.tokens[place.first].start, passage.tokens[place.last].end, written


class Learning:
    """All candidates of many recordings in one row after the other."""

    def __init__(self, every: Sequence[Recording]) -> None:
        self.every = every
        self.evidence = np.concatenate([each.evidence for each in every])
        gain = np.concatenate([each.gain for each in every])
        self.right = (gain > 0).astype(int)
        self.weight = np.where(gain, 1.0, NEITHER) * self.spread([each.counts for each in every])
        self.doubts = np.concatenate([each.doubts for each in every])

    def spread(self, values: Sequence[Any]) -> np.ndarray:
        """A value for each recording, given to each of its candidates."""
        return np.repeat(np.array(values), [len(each.places) for each in self.every])

    @cached_property
    def own(self) -> np.ndarray:
        """Which candidates are terms named for the recording: the trees learn from these alone."""
        return self.spread([not each.shipped for each in self.every])

    @cached_property
    def listed(self) -> np.ndarray:
        """Which candidates are of lists as they are, without strangers."""
        return self.spread([each.counts == 1 for each in self.every])

    def together(self, odds: np.ndarray) -> np.ndarray:
        """What the candidates of each recording say of each other."""
        ends = np.cumsum([0, *(len(each.places) for each in self.every)])
        parts = [odds[low:high] for low, high in pairwise(ends.tolist())]
        carried = [Evidence._fields.index(name) for name in CARRIED]
        every = zip(self.every, parts, strict=True)
        return np.concatenate([together(each.places, list(each.evidence[:, carried].T), part) for each, part in every])

    def unseen(self, folds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The log-odds of each candidate, alone and together, from trees that have not seen its fold."""
        alone = self._unseen(folds, self.evidence, Evidence._fields, ALONE)
        return alone, self._unseen(folds, self.together(alone), FIELDS, JOINT)

    def _unseen(
        self, folds: np.ndarray, given: np.ndarray, names: Sequence[str], directions: Mapping[str, int]
    ) -> np.ndarray:
        out = np.zeros(len(given))
        taught = set(folds[self.own].tolist())
        for each in taught:
            learnt = self.learnt(self.own & (folds != each), given, names, directions)
            out[folds == each] = learnt.decision_function(given[folds == each])
        rest = ~np.isin(folds, list(taught))  # packs alone were looked for here: nothing was learnt from them
        if rest.any():
            out[rest] = self.learnt(self.own, given, names, directions).decision_function(given[rest])
        return out

    def learnt(
        self, rows: np.ndarray, given: np.ndarray, names: Sequence[str], directions: Mapping[str, int]
    ) -> HistGradientBoostingClassifier:
        """Trees that have learnt from these rows."""
        trees = trees_alone if names is Evidence._fields else trees_together
        return trees([directions.get(name, 0) for name in names]).fit(given[rows], self.right[rows], self.weight[rows])

    def standing(self, odds: np.ndarray) -> np.ndarray:
        """The numbers of the candidates that no more probable one overlaps: what an editor would be shown.

        Those among strangers are left out.
        """
        places = [place for each in self.every for place in each.places]
        owner = self.spread(range(len(self.every)))
        taken: dict[int, set[int]] = defaultdict(set)
        out = []
        order = np.argsort(-odds, kind="stable")
        for number in order[self.listed[order]]:
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

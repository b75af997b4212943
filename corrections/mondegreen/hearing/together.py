"""What the candidates of one recording say of each other, once each has been weighed alone: a second look.

The same words heard for the same term elsewhere vote together; the halves of a name speak for the whole; a term that is
certain at one place is likelier at another; and of two terms for the same words only one can be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.evidence import NEAR, Evidence
from mondegreen.hearing.scene import Place
from mondegreen.lexicon import Sort

NOTHING = -6.0
"""Log-odds that stand for a candidate that there is not."""
MOST = 8.0
CARRIED = ("sound", "half", "ordinary", "given", "surname", "cue", "after", "present", "crowd", "beside")
"""Evidence that is looked at once more."""


class Together(NamedTuple):
    """Log-odds of a candidate and of those that bear on it."""

    alone: float
    best: float
    mean: float
    rival: float
    same: float
    whole: float
    first: float
    last: float
    sure: float
    firm: float


FIELDS = (*Together._fields, *CARRIED)


class _Recording:
    """The candidates of a recording by what they have in common; all numbers count `places`."""

    def __init__(self, places: Sequence[Place], odds: np.ndarray) -> None:
        self.places, self.odds = places, odds
        self.heard: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.meant: dict[str, list[int]] = defaultdict(list)
        self.at: dict[int, list[int]] = defaultdict(list)
        self.firms: dict[int, float] = defaultdict(lambda: NOTHING)
        for number, place in enumerate(places):
            term = place.candidate.form.term
            self.heard[place.candidate.window, place.candidate.form.text].append(number)
            self.meant[term.target].append(number)
            for token in range(place.first, place.last + 1):
                self.at[token].append(number)
            if term.entry.kind == "organisation":
                self.firms[place.first] = max(self.firms[place.first], float(odds[number]))

    def look(self, number: int) -> Together:
        """What all others say of one."""
        place, own = self.places[number], float(self.odds[number])
        form, window = place.candidate.form, place.candidate.window
        target, full = form.term.target, form.sort is Sort.FULL
        elsewhere = [self.odds[other] for other in self.heard[window, form.text] if other != number]
        over = {other for token in range(place.first, place.last + 1) for other in self.at[token]} - {number}
        kin = {other for other in over if self._target(other) == target}
        sure = (o for o in self.meant[target] if o not in over and self.places[o].candidate.window != window)
        after = range(place.last + 1, place.last + 1 + NEAR) if form.term.entry.kind == "person" else ()
        return Together(
            alone=own,
            best=max(elsewhere, default=own),
            mean=float(np.mean(elsewhere)) if elsewhere else own,
            rival=own - self._best(over - kin),
            same=own - self._best(kin),
            whole=self._best(o for o in kin if not full and self._holds(o, place)),
            first=self._best(
                o for o in kin if full and self._is(o, Sort.GIVEN) and self.places[o].first == place.first
            ),
            last=self._best(o for o in kin if full and self._is(o, Sort.SURNAME) and self.places[o].last == place.last),
            sure=self._best(sure),
            firm=max((self.firms[token] for token in after if token in self.firms), default=NOTHING),
        )

    def _best(self, numbers: Iterable[int]) -> float:
        return max((float(self.odds[number]) for number in numbers), default=NOTHING)

    def _target(self, number: int) -> str:
        return self.places[number].candidate.form.term.target

    def _is(self, number: int, sort: Sort) -> bool:
        return self.places[number].candidate.form.sort is sort

    def _holds(self, number: int, part: Place) -> bool:
        """Whether a candidate is the whole name of which the other is a part."""
        place = self.places[number]
        return self._is(number, Sort.FULL) and place.first <= part.first and place.last >= part.last


def together(places: Sequence[Place], evidence: np.ndarray, odds: np.ndarray) -> np.ndarray:
    """A row of `FIELDS` for each candidate of a recording, of the evidence for each and its log-odds by itself."""
    recording = _Recording(places, odds)
    looks = np.array([recording.look(number) for number in range(len(places))], float).reshape(
        -1, len(Together._fields)
    )
    carried = evidence[:, [Evidence._fields.index(name) for name in CARRIED]]
    return np.hstack([np.clip(looks, -MOST, MOST), carried])

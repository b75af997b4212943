"""What the candidates of one recording say of each other, once each has been weighed alone: a second look.

The same words heard for the same term elsewhere vote together; the halves of a name speak for the whole; a term that is
certain at one place is likelier at another; and of two terms for the same words only one can be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.candidates import Place
from mondegreen.hearing.evidence import NEAR, Evidence
from mondegreen.terms.lexicon import Sort

NOTHING = -6.0
"""Log-odds that stand for a candidate that there is not."""
MOST = 8.0
CARRIED = tuple("sound half ordinary given surname cue after present crowd beside unheard garbled".split())
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
        self.places = list(places)
        self.odds: list[float] = odds.tolist()
        heard: dict[tuple[int, str], list[int]] = defaultdict(list)
        meant: dict[str, list[int]] = defaultdict(list)
        self.at: dict[int, list[int]] = defaultdict(list)
        self.firms: dict[int, float] = defaultdict(lambda: NOTHING)
        for number, place in enumerate(self.places):
            term = place.candidate.form.term
            heard[place.candidate.window, place.candidate.form.text].append(number)
            meant[term.target].append(number)
            for token in range(place.first, place.last + 1):
                self.at[token].append(number)
            if term.entry.kind == "organisation":
                self.firms[place.first] = max(self.firms[place.first], self.odds[number])
        self.heard = {same: sorted(numbers, key=self._rank) for same, numbers in heard.items()}
        self.sums = {same: sum(self._odds(numbers)) for same, numbers in self.heard.items()}
        self.meant = {target: self._by_window(numbers) for target, numbers in meant.items()}

    def _by_window(self, numbers: Iterable[int]) -> list[list[int]]:
        """The numbers of each window, and the windows, the most probable first."""
        windows: dict[int, list[int]] = defaultdict(list)
        for number in sorted(numbers, key=self._rank):
            windows[self.places[number].candidate.window].append(number)
        return list(windows.values())

    def _rank(self, number: int) -> float:
        return -self.odds[number]

    def _odds(self, numbers: Iterable[int]) -> Iterator[float]:
        return (self.odds[number] for number in numbers)

    def look(self, number: int) -> Together:
        """What all others say of one."""
        place, own = self.places[number], self.odds[number]
        form, window = place.candidate.form, place.candidate.window
        target, full = form.term.target, form.sort is Sort.FULL
        alike = self.heard[window, form.text]
        over = {other for token in range(place.first, place.last + 1) for other in self.at[token]} - {number}
        kin = {other for other in over if self._target(other) == target}
        after = range(place.last + 1, place.last + 1 + NEAR) if form.term.entry.kind == "person" else ()
        return Together(
            alone=own,
            best=self.odds[alike[alike[0] == number]] if len(alike) > 1 else own,
            mean=(self.sums[window, form.text] - own) / (len(alike) - 1) if len(alike) > 1 else own,
            rival=own - self._best(over - kin),
            same=own - self._best(kin),
            whole=self._best(o for o in kin if not full and self._holds(o, place)),
            first=self._best(
                o for o in kin if full and self._is(o, Sort.GIVEN) and self.places[o].first == place.first
            ),
            last=self._best(o for o in kin if full and self._is(o, Sort.SURNAME) and self.places[o].last == place.last),
            sure=self._surest(target, window, over),
            firm=max((self.firms[token] for token in after if token in self.firms), default=NOTHING),
        )

    def _best(self, numbers: Iterable[int]) -> float:
        return max(self._odds(numbers), default=NOTHING)

    def _surest(self, target: str, window: int, over: Container[int]) -> float:
        """The best for the same term where other words were heard, apart from those that these overlap."""
        found = NOTHING
        for numbers in self.meant[target]:
            if self.odds[numbers[0]] <= found:
                break
            if self.places[numbers[0]].candidate.window != window:
                found = max(found, next(self._odds(number for number in numbers if number not in over), NOTHING))
        return found

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

"""What the candidates of one recording say of each other, once each has been weighed alone: a second look.

The same words heard for the same term elsewhere vote together; the halves of a name speak for the whole; a term that is
certain at one place is likelier at another; and of two terms for the same words only one can be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.arrays import numbered, portions, sorted_alike
from mondegreen.hearing.candidates import Places
from mondegreen.hearing.surroundings import NEAR
from mondegreen.hearing.windows import LONGEST
from mondegreen.terms.lexicon import Sort

NOTHING = -6.0
"""Log-odds that stand for a candidate that there is not."""
MOST = 8.0
AT_A_TIME = 1 << 10
"""Candidates whose neighbours are looked at together."""
CARRIED = tuple("sound rest half ordinary given surname cue after present crowd beside unheard garbled".split())
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


@dataclass(frozen=True, eq=False)
class _Recording:
    """The candidates of a recording, a row each: numbers for what they have in common, and their log-odds."""

    first: np.ndarray
    last: np.ndarray
    window: np.ndarray
    text: np.ndarray
    target: np.ndarray
    sort: np.ndarray
    person: np.ndarray
    firm: np.ndarray
    odds: np.ndarray

    @classmethod
    def of(cls, places: Places, odds: np.ndarray) -> _Recording:
        """The candidates at these places."""
        number = places.candidates.form[places.row]
        order, begin = sorted_alike(number)
        own = np.empty(len(order), np.int64)
        own[order] = np.repeat(np.arange(len(begin)), np.diff(begin, append=len(order)))
        forms = [places.candidates.forms[int(each)] for each in number[order[begin]]]
        kinds = [form.term.entry.kind for form in forms]
        return cls(
            places.first,
            places.last,
            places.candidates.window[places.row],
            numbered(form.text for form in forms)[own],
            numbered(form.term.target for form in forms)[own],
            np.array([form.sort for form in forms])[own],
            np.array([kind == "person" for kind in kinds], bool)[own],
            np.array([kind == "organisation" for kind in kinds], bool)[own],
            odds,
        )


def _groups(keys: tuple[np.ndarray, ...], odds: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The order in which rows of the same keys stand together, the likeliest first; where each group begins; its size.

    The last key counts most.
    """
    order = np.lexsort((-odds, *keys))
    other = np.zeros(max(0, len(order) - 1), bool)
    for key in keys:
        other |= np.diff(key[order]) != 0
    begin = np.flatnonzero(np.append(True, other)[: len(order)])
    return order, begin, np.diff(begin, append=len(order))


def together(places: Places, carried: Sequence[np.ndarray], odds: np.ndarray) -> np.ndarray:
    """A row of `FIELDS` for each candidate of a recording, of its log-odds by itself and the evidence `CARRIED`."""
    every = _Recording.of(places, odds)
    looks = {"alone": odds, **_elsewhere(every), **_around(every), "sure": _sure(every), "firm": _firm(every)}
    table = np.empty((len(places), len(FIELDS)))
    for column, values in enumerate((*(np.clip(looks[name], -MOST, MOST) for name in Together._fields), *carried)):
        table[:, column] = values
    return table


def _elsewhere(every: _Recording) -> dict[str, np.ndarray]:
    """The best and the mean of the same words heard for the same text at other places; its own where there are none."""
    order, begin, size = _groups((every.text, every.window), every.odds)
    own = every.odds[order]
    count = np.repeat(size, size)
    leads = np.zeros(len(order), bool)
    leads[begin] = True
    second = own[np.minimum(begin + 1, len(own) - 1)]
    others = np.repeat(np.add.reduceat(own, begin) if len(own) else own, size) - own
    best, mean = np.empty(len(own)), np.empty(len(own))
    best[order] = np.where(leads & (count > 1), np.repeat(second, size), np.repeat(own[begin], size))
    mean[order] = np.where(count > 1, others / np.maximum(1, count - 1), own)
    return {"best": best, "mean": mean}


def _around(every: _Recording) -> dict[str, np.ndarray]:
    """What the candidates say that share a token: the lead over other terms, and what there is of the same one."""
    order = np.argsort(every.first, kind="stable")
    parts = [_sharing(every, order, rows) for rows in portions(np.arange(len(order)), AT_A_TIME)]
    return {name: np.concatenate([np.array([]), *(part[name] for part in parts)]) for name in AROUND}


AROUND = ("rival", "same", "whole", "first", "last")


def _sharing(every: _Recording, order: np.ndarray, rows: np.ndarray) -> dict[str, np.ndarray]:
    """The same for these rows; `order` is that of all by their first tokens."""
    begins, first, last = every.first[order], every.first, every.last
    low = np.searchsorted(begins, first[rows] - LONGEST)
    count = np.searchsorted(begins, last[rows], side="right") - low
    start = np.cumsum(count) - count
    here, there = np.repeat(rows, count), order[np.arange(count.sum()) + np.repeat(low - start, count)]

    def best(which: np.ndarray) -> np.ndarray:
        """The best log-odds among those others, for each row."""
        found = np.maximum.reduceat(np.where(which, every.odds[there], -np.inf), start)
        return np.where(np.isneginf(found), NOTHING, found)

    sharing = (last[there] >= first[here]) & (there != here)
    kin = sharing & (every.target[there] == every.target[here])
    full, other = every.sort[here] == Sort.FULL, every.sort[there]
    around = (other == Sort.FULL) & (first[there] <= first[here]) & (last[there] >= last[here])
    return {
        "rival": every.odds[rows] - best(sharing & ~kin),
        "same": every.odds[rows] - best(kin),
        "whole": best(kin & ~full & around),
        "first": best(kin & full & (other == Sort.GIVEN) & (first[there] == first[here])),
        "last": best(kin & full & (other == Sort.SURNAME) & (last[there] == last[here])),
    }


def _sure(every: _Recording) -> np.ndarray:
    """The best for the same term where other words were heard, apart from those that these overlap.

    Of each window the best few places are enough: no more of them can share a token with another.
    """
    order, begin, _ = _groups((every.first, every.window, every.target), every.odds)
    once = order[begin]
    order, begin, size = _groups((every.window[once], every.target[once]), every.odds[once])
    few = once[order[np.arange(len(order)) - np.repeat(begin, size) < 2 * LONGEST]]
    ranked = few[np.lexsort((-every.odds[few], every.target[few]))]
    at, end = (np.searchsorted(every.target[ranked], every.target, side) for side in ("left", "right"))
    found = np.full(len(every.odds), NOTHING)
    rows = np.arange(len(found))
    while len(rows := rows[at[rows] < end[rows]]):
        other = ranked[at[rows]]
        apart = (every.last[other] < every.first[rows]) | (every.first[other] > every.last[rows])
        right = apart & (every.window[other] != every.window[rows])
        found[rows[right]] = np.maximum(NOTHING, every.odds[other[right]])
        at[rows] += 1
        rows = rows[~right]
    return found


def _firm(every: _Recording) -> np.ndarray:
    """The best firm that is heard right after a person."""
    firms = np.flatnonzero(every.firm)
    order, begin, _ = _groups((every.first[firms],), every.odds[firms])
    best = firms[order[begin]]
    found = np.full(len(every.odds), NOTHING)
    for step in range(1, NEAR + 1) if len(best) else ():
        at = np.minimum(np.searchsorted(every.first[best], every.last + step), len(best) - 1)
        there = every.person & (every.first[best[at]] == every.last + step)
        found = np.where(there, np.maximum(found, every.odds[best[at]]), found)
    return found

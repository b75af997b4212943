"""All candidates of a passage for the terms of one tier, each with its evidence and its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.candidates import Place
from mondegreen.hearing.evidence import Evidence, evidence_of
from mondegreen.hearing.explained import Facts
from mondegreen.hearing.judge import judge
from mondegreen.hearing.pieces import MOST
from mondegreen.hearing.scene import Scene
from mondegreen.hearing.sounds import NEAR_ODD, NEAR_SHIPPED, Sounds, candidates, hopeful
from mondegreen.hearing.windows import windows_of
from mondegreen.passage import Passage
from mondegreen.proposal import Fact
from mondegreen.terms.lexicon import Lexicon, squeezed
from mondegreen.terms.vocabulary import is_word, zipf

KNOWN = 3.2
"""Zipf frequency from which a word that is in no dictionary is a name that people have."""

NAMED = 800
"""Terms up to which a list can be what one recording speaks of. A longer one is searched as packs are."""


class Weighed(NamedTuple):
    """A candidate at a place, how probable it is, and what was weighed: rows of `Evidence` and `together.FIELDS`."""

    probability: float
    place: Place
    given: np.ndarray
    look: np.ndarray
    doubt: float

    @property
    def known(self) -> Evidence:
        """What is known about the candidate."""
        return Evidence(*self.given.tolist())

    @property
    def facts(self) -> Sequence[Fact]:
        """The same in words."""
        return Facts(self.given.tolist(), self.look.tolist(), self.doubt)


@lru_cache(maxsize=8)
def _sounds(lexicon: Lexicon) -> Sounds:
    return Sounds.of(lexicon)


def scene_of(passage: Passage, lexicon: Lexicon, right: frozenset[int] = frozenset()) -> Scene | None:
    """The passage with every candidate in it; None where there is nothing to look for.

    `right` are tokens that stand as they should: names that another pack knows in just this spelling.
    In packs and long lists what is itself a term is not sought, nor what is more than `MOST` edits away: of 955
    million such pairs not one made a proposal.
    """
    sounds = _sounds(lexicon)
    if not len(sounds.readings) or not passage.tokens:
        return None
    far = lexicon.shipped or lexicon.size > NAMED
    if far:
        windows = windows_of(passage, *sounds.bounds, strange=strange)
        windows = windows.without(lambda words: squeezed("".join(words)) in lexicon.by_key)
        found = candidates(windows, sounds, NEAR_SHIPPED, MOST)
    else:
        windows = windows_of(passage, *sounds.bounds, hopeful=hopeful(passage, sounds, NEAR_ODD))
        found = candidates(windows, sounds, NEAR_ODD)
    return Scene(passage, windows, lexicon, found, right) if len(found) else None


def strange(word: str) -> bool:
    """Whether a word is none that is known: only beside such a word is a term sought that nothing speaks for here."""
    lowered = word.lower()
    return not is_word(lowered) and zipf(lowered) < KNOWN


def doubts_of(passage: Passage, places: Sequence[Place]) -> np.ndarray:
    """For each place how much the recogniser doubted its words: the share of all words that it was surer of.

    Measured against the whole recording: what one recogniser calls 0.9 another calls 0.5. NaN where it says nothing.
    """
    given = np.array([np.nan if sure is None else sure for sure in passage.confidences], float)
    every = np.sort(given[~np.isnan(given)])
    if not len(every) or every[0] == every[-1]:
        return np.full(len(places), np.nan)
    heard = (given[place.first : place.last + 1] for place in places)
    least = np.array([np.nan if np.isnan(sure).all() else np.nanmin(sure) for sure in heard])
    shares = 1 - np.searchsorted(every, least, side="right") / len(every)
    return np.where(np.isnan(least), np.nan, shares)


def weighed(scene: Scene, least: float = 0.0) -> Iterator[Weighed]:
    """Every candidate of the scene that no guard bars, in the order of its places, if it is at least so probable."""
    places = scene.places()
    if not len(places):
        return
    given = evidence_of(scene, places)
    doubts = doubts_of(scene.passage, places)
    looks = judge().looks(places, given)
    probabilities = judge().probabilities(given, looks, doubts)
    rows = np.flatnonzero(probabilities >= least)
    known, looks = given[rows], looks[rows]  # of a long text few rows are left, and the others take 60 megabytes
    del given
    for number, row in enumerate(rows.tolist()):
        yield Weighed(float(probabilities[row]), places[row], known[number], looks[number], float(doubts[row]))

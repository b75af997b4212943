"""What stands around a place and says that a name is likely there: capitals, cues, the other half of the name."""

from __future__ import annotations

import numpy as np

from mondegreen.hearing.arrays import Columns, distinct
from mondegreen.hearing.candidates import Places
from mondegreen.hearing.context import fits
from mondegreen.hearing.known import NONE
from mondegreen.hearing.scene import Scene
from mondegreen.terms.lexicon import Sort

CUES_BEFORE = frozenset("and by dr from hello hi is meet miss mr mrs ms of professor sir thank thanks to with".split())
CUES_AFTER = frozenset("at from go is of our please said says speaking thank thanks who with you your".split())
"""Words beside which a person or a firm is named: *thanks to X*, *a line from X with Y*, *X, please go ahead*."""
INTRODUCING = frozenset(
    tuple(cue.split(":"))
    for cue in "dr mr mrs ms miss professor senator captain hello hi thanks welcome named called i'm joined:by over:to "
    "back:to line:of name:is this:is thank:you speak:with spoke:with talk:to talked:to".split()
)
INTRODUCED = frozenset(
    tuple(cue.split(":"))
    for cue in "president chief ceo cfo coo cto chairman chairwoman director founder professor author editor asks "
    "asked says said speaking please:go your:line go:ahead is:a who:is".split()
)
"""One word or two beside which hardly anything but a name stands: *over to X*, *X, president*."""
NEAR = 4
"""Words after a person within which the firm is named."""


def surroundings(scene: Scene, places: Places) -> Columns:
    """What the place tells: capitals, and what stands around it."""
    capital, plain = _capitals(scene, places)
    named = scene.terms.kind("person", "organisation")[scene.term[places.row]]
    return {
        "capital": capital,
        "plain": plain,
        "beside": _beside(scene, places),
        "cue": named & _among(scene, places.first - 1, CUES_BEFORE),
        "after": named & _among(scene, places.last + 1, CUES_AFTER),
        "firm": _firm(scene, places),
        "claimed": _claimed(scene, places),
        "fits": fits(scene, places),
        "slot": named * _introduced(scene, places) / 2,
    }


def _capitals(scene: Scene, places: Places) -> tuple[np.ndarray, np.ndarray]:
    """The share of words inside a sentence that have a capital, and in a text with sentences that of those without."""
    passage, count = scene.passage, len(scene.passage.tokens)
    at = places.first[:, None] + np.arange(scene.windows.sizes.max(initial=1))
    within, at = at <= places.last[:, None], np.minimum(at, count - 1)
    inside, raised = np.zeros(count, bool), np.zeros(count, bool)
    for token in distinct(at[within]).tolist():
        inside[token] = not passage.opens_sentence(token)
        raised[token] = inside[token] and passage.tokens.texts[token][:1].isupper()
    inner, upper = (inside[at] & within).sum(1), (raised[at] & within).sum(1)
    share = np.where(inner > 0, upper / np.maximum(1, inner), 0)
    return share, np.where((inner > 0) & passage.punctuated, 1 - share, 0)


def _among(scene: Scene, tokens: np.ndarray, words: frozenset[str]) -> np.ndarray:
    """Which of these tokens are such words; there may be no such token."""
    every = scene.passage.words
    return np.array([0 <= token < len(every) and every[token] in words for token in tokens.tolist()], bool)


def _introduced(scene: Scene, places: Places) -> np.ndarray:
    """On how many sides words stand that hardly anything but names stands beside."""
    words, found = scene.passage.words, np.zeros(len(places), np.int64)
    for number, (first, last) in enumerate(zip(places.first.tolist(), places.last.tolist(), strict=True)):
        before, after = words[max(0, first - 2) : first], words[last + 1 : last + 3]
        found[number] = before[-1:] in INTRODUCING or before in INTRODUCING
        found[number] += after[:1] in INTRODUCED or after in INTRODUCED
    return found


def _beside(scene: Scene, places: Places) -> np.ndarray:
    """Whether the other half of a person's name stands beside it."""
    terms, term = scene.terms, scene.term[places.row]
    surname, given = terms.sort(Sort.SURNAME)[term], terms.sort(Sort.GIVEN)[term]
    keys = np.append(scene.words.same[scene.windows.heard.keys], NONE)
    near = keys[np.clip(np.where(surname, places.first - 1, places.last + 1), -1, len(keys) - 1)]
    same = (terms.whole[term] == near[:, None]).any(1) & (near != NONE) & (near != terms.keys[term])
    return np.asarray((surname | given) & same)


def _firm(scene: Scene, places: Places) -> np.ndarray:
    """Whether a firm is named right after a person."""
    if not scene.firms:
        return np.zeros(len(places), bool)
    after = (scene.firms.intersection(range(last + 1, last + 1 + NEAR)) for last in places.last.tolist())
    person = scene.terms.kind("person")[scene.term[places.row]]
    return np.asarray(person & np.fromiter(map(bool, after), bool, len(places)))


def _claimed(scene: Scene, places: Places) -> np.ndarray:
    """The share of the heard words that are parts of other names, just as they stand."""
    found = np.zeros(len(places))
    for row in np.flatnonzero(scene.claimed_until[places.last + 1] > scene.claimed_until[places.first]).tolist():
        first, last = int(places.first[row]), int(places.last[row])
        target = scene.terms.forms[scene.term[places.row[row]]].term.target
        others = sum(target not in scene.claimed.get(token, (target,)) for token in range(first, last + 1))
        found[row] = others / (last + 1 - first)
    return found

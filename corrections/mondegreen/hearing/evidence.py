"""What speaks for and against each candidate, as numbers: sound, letters, rarity, shape, and the rest of the text."""

from __future__ import annotations

from math import log
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.arrays import Columns, portions
from mondegreen.hearing.candidates import Places
from mondegreen.hearing.heard import FUNCTION
from mondegreen.hearing.known import NONE
from mondegreen.hearing.likeness import digits, nickname
from mondegreen.hearing.rests import rests
from mondegreen.hearing.scene import Scene
from mondegreen.hearing.surroundings import surroundings
from mondegreen.mishearings.language import language
from mondegreen.terms.lexicon import Sort

TELLING = 4
"""Letters of a word of a term from which its standing in the text says that the term is spoken of."""
CROWD = 100
"""Terms from which a list is long: similarity to one of many proves less."""


class Evidence(NamedTuple):
    """What is known about one candidate at one place, each on a scale of about 0 to 1."""

    sound: float
    rest: float
    letters: float
    short: float
    brief: float
    ordinary: float
    common: float
    unknown: float
    other_name: float
    ragged: float
    stretched: float
    capital: float
    plain: float
    given: float
    surname: float
    part: float
    words: float
    half: float
    beside: float
    elsewhere: float
    present: float
    frequent: float
    alike: float
    shipped: float
    margin: float
    crowd: float
    acronym: float
    digits: float
    onset: float
    cue: float
    after: float
    firm: float
    nickname: float
    split: float
    claimed: float
    wanted: float
    said: float
    burst: float
    outside: float
    phrase: float
    slot: float
    unheard: float
    garbled: float
    fits: float


EVERY = slice(None)
AT_A_TIME = 1 << 15
"""Places that are looked at together: what is worked out on the way is then small."""


class Gathered:
    """The evidence for candidates at many places, by the candidate and by the place.

    Rows of `Evidence` are made when they are asked for: all at once they take three times the memory.
    """

    def __init__(self, told: Columns, here: Columns, standing: np.ndarray) -> None:
        self._told, self._here, self._standing = told, here, standing

    def __len__(self) -> int:
        return len(self._standing)

    def __getitem__(self, rows: slice | np.ndarray) -> np.ndarray:
        return np.column_stack([self.column(name, rows) for name in Evidence._fields]).astype(float, copy=False)

    def column(self, name: str, rows: slice | np.ndarray = EVERY) -> np.ndarray:
        """One piece of evidence at these places."""
        return np.asarray(self._here[name][rows] if name in self._here else self._told[name][self._standing[rows]])


def evidence_of(scene: Scene, places: Places) -> Gathered:
    """What speaks for and against the candidate at each place."""
    rows, standing = places.standing
    told = {**_of_words(scene, rows), **_of_terms(scene, rows), **_of_both(scene, rows)}
    parts = [surroundings(scene, places[some]) for some in portions(np.arange(len(places)), AT_A_TIME)]
    here = {name: np.concatenate([part[name] for part in parts]) for name in (parts[0] if parts else ())}
    return Gathered(told, here, standing)


def _of_words(scene: Scene, rows: np.ndarray) -> Columns:
    """What the heard words tell, wherever they stand and whatever they are taken for."""
    words, window = scene.words, scene.candidates.window[rows]
    heard = scene.windows.words(window)
    rarest = heard[np.arange(len(heard)), words.zipf[heard].argmin(1)]
    stands, times = scene.windows.places.sizes(window), words.times[rarest]
    expected = len(scene.passage.words) * 10 ** (words.zipf[rarest] - 9)
    return {
        "short": 1 / np.maximum(1, words.phonemes[heard].sum(1)),
        "ordinary": words.ordinary[heard].all(1),
        "common": words.zipf[rarest] / 8,
        "unknown": words.unknown[heard].any(1),
        "other_name": words.names[heard].any(1),
        "frequent": np.minimum(1, np.log(stands) / 3),
        "burst": np.log((times + 0.5) / (expected + 0.5)) / 10,
        "phrase": _phrase(scene, window, stands) / 10,
        "outside": np.minimum(1, np.log1p(np.maximum(0, times - stands)) / 3),
        "unheard": ~words.written[heard].any(1),
        "garbled": words.garbled[heard].sum(1) / words.lengths[heard].sum(1),
    }


def _of_terms(scene: Scene, rows: np.ndarray) -> Columns:
    """What the term tells, whatever was heard for it."""
    terms, term = scene.terms, scene.term[rows]
    crowd = max(0.0, log(max(1, scene.lexicon.size) / CROWD)) / 7
    return {
        "brief": (terms.lengths <= 4)[term],
        "given": terms.sort(Sort.GIVEN)[term],
        "surname": terms.sort(Sort.SURNAME)[term],
        "part": terms.sort(Sort.SHORT)[term],
        "words": (terms.sizes > 1)[term],
        "present": np.minimum(1, np.log1p(terms.present(scene.present)) / 3)[term],
        "alike": np.minimum(1, (np.maximum(1, scene.spellings[rows]) - 1) / 3),
        "shipped": terms.shipped[term],
        "crowd": np.full(len(rows), crowd),
        "wanted": terms.rarest[term] / 8,
        "said": np.minimum(1, np.log1p(terms.said(TELLING)) / 3)[term],
    }


def _of_both(scene: Scene, rows: np.ndarray) -> Columns:
    """What the heard words and the term tell of each other."""
    words, terms, term = scene.words, scene.terms, scene.term[rows]
    window = scene.candidates.window[rows]
    heard, sizes = scene.windows.words(window), scene.windows.sizes[window]
    length = terms.lengths[term]
    return {
        "sound": scene.candidates.sound[rows],
        "rest": rests(scene, rows),
        "letters": scene.candidates.letters[rows],
        "ragged": _ragged(scene, rows, heard),
        "stretched": np.abs(words.letters[heard].sum(1) - length) / np.maximum(length, 1),
        "half": _half(scene, rows, heard),
        "elsewhere": _elsewhere(scene, rows, heard),
        "margin": np.clip(scene.margins[rows], -0.2, 0.2) * 5,
        "acronym": terms.capitals[term] & words.capitals[heard].any(1),
        "digits": _digits(scene, rows, words.counted[heard].any(1) | terms.counted[term]),
        "onset": words.initials[heard[:, 0]] != terms.initials[term],
        "nickname": _nickname(scene, rows, heard),
        "split": sizes > terms.sizes[term],
    }


def _ragged(scene: Scene, rows: np.ndarray, heard: np.ndarray) -> np.ndarray:
    """A function word at an edge of the window that the term has not."""
    last = scene.windows.sizes[scene.candidates.window[rows]] - 1
    edges = heard[np.arange(len(rows))[:, None], np.column_stack([0 * last, last])]
    common, own = scene.words.zipf[edges] >= FUNCTION - 0.4, scene.terms.edges[scene.term[rows]]
    return np.asarray((common & (scene.words.same[edges] != own)).sum(1) / 2)


def _half(scene: Scene, rows: np.ndarray, heard: np.ndarray) -> np.ndarray:
    """The share of the term's words that stand in the window as they are."""
    own, sizes = scene.terms.inside[scene.term[rows]], scene.terms.sizes[scene.term[rows]]
    same = np.zeros(own.shape, bool)
    for column in scene.words.same[heard].T:
        same |= (own == column[:, None]) & (own != NONE)
    return np.where(sizes > 1, same.sum(1) / sizes, 0)


def _elsewhere(scene: Scene, rows: np.ndarray, heard: np.ndarray) -> np.ndarray:
    """Whether the heard word stands elsewhere beside the right other half of the name."""
    found = np.zeros(len(rows), bool)
    if scene.pairs:
        alone = np.flatnonzero(scene.windows.sizes[scene.candidates.window[rows]] == 1)
        words, forms = scene.words.texts, scene.terms.forms
        found[alone] = [
            (words[word], forms[term].term.target) in scene.pairs
            for word, term in zip(heard[alone, 0], scene.term[rows[alone]], strict=True)
        ]
    return found


def _digits(scene: Scene, rows: np.ndarray, some: np.ndarray) -> np.ndarray:
    """Whether the digits differ, of those that have some."""
    found = np.zeros(len(rows), bool)
    for row in np.flatnonzero(some):
        candidate = scene.candidates[int(rows[row])]
        found[row] = digits("".join(scene.windows.words_of(candidate.window))) != digits(candidate.form.text)
    return found


def _nickname(scene: Scene, rows: np.ndarray, heard: np.ndarray) -> np.ndarray:
    """Whether a short or long form of the given name, or another name, may well have been said."""
    terms, term = scene.terms, scene.term[rows]
    maybe = (terms.sort(Sort.GIVEN, Sort.FULL) & terms.kind("person"))[term]
    maybe &= terms.sizes[term] == scene.windows.sizes[scene.candidates.window[rows]]
    maybe &= scene.words.initials[heard[:, 0]] == terms.initials[term]
    found = np.zeros(len(rows))
    for row in np.flatnonzero(maybe):
        candidate = scene.candidates[int(rows[row])]
        found[row] = nickname([word.lower() for word in scene.windows.words_of(candidate.window)], candidate.form)
    return found


def _phrase(scene: Scene, window: np.ndarray, stands: np.ndarray) -> np.ndarray:
    """How much more often the heard words stand here, one after the other, than in other talk, in nats."""
    heard, known = scene.windows.words(window), language()
    zipf = scene.words.zipf[heard]
    logs = np.where(np.isinf(zipf), 0, (zipf - 9) * log(10)).sum(1)
    ids = scene.words.spoken[heard]
    for left, right in zip(ids.T[:-1], ids.T[1:], strict=True):
        given, paired = known.pairs.find(left, right)
        logs += np.where(paired, np.maximum(0, given - known.alone[right]), 0)
    return np.asarray(np.log((stands + 0.5) / (len(scene.passage.words) * np.exp(logs) + 0.5)))

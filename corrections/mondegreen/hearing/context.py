"""Whether a term goes better with the words around it than what was heard, as far as spoken English tells.

Words that are more probable for the one or two before them than elsewhere (by the pairs and triples of
`mishearings/language.py`) are at home where they stand, and were seldom misheard.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from mondegreen.hearing.arrays import table
from mondegreen.hearing.candidates import Places
from mondegreen.hearing.scene import Scene
from mondegreen.mishearings.language import CLOSING, NONE, OPENING, UNKNOWN, Language, language
from mondegreen.terms.lexicon import possessive

LEAST, MOST = -8.0, 12.0
"""Nats beyond which nothing is less or better at home."""
REACH = 2
"""Words on either side that are looked at."""
EMPTY = NONE - 1
"""What stands where a row has no more words."""


def fits(scene: Scene, places: Places) -> np.ndarray:
    """How much better the term of each place is at home there than the heard words, from -1 to 1."""
    if not len(places):
        return np.zeros(0)
    before, after = _around(scene, places)
    numbers = _numbers(scene)
    at = places.first[:, None] + np.arange(int((places.last - places.first).max()) + 1)
    heard = np.where(at <= places.last[:, None], numbers[np.minimum(at, len(numbers) - 1)], EMPTY)
    better = at_home(before, _terms(scene, places), after) - at_home(before, heard, after)
    return np.asarray(better / (MOST - LEAST))


def at_home(before: np.ndarray, words: np.ndarray, after: np.ndarray) -> np.ndarray:
    """How much more probable some words and those after them are for standing together, in nats.

    Rows of word numbers: the two before, the words, filled up with `EMPTY`, and the two after.
    """
    known, sizes = language(), (words != EMPTY).sum(1)
    line = np.column_stack([before, words, np.full((len(words), REACH), EMPTY)])
    for place in range(REACH):
        line[np.arange(len(line)), REACH + sizes + place] = after[:, place]
    found = np.zeros(len(line))
    for place in range(REACH, line.shape[1]):
        rows = np.flatnonzero(line[:, place] != EMPTY)
        three = np.maximum(line[rows, place - REACH : place + 1], NONE)
        last = place - sizes[rows] == 2 * REACH - 1
        found[rows] += known.after_two(*three.T).logs - _without(known, three, last)
    return np.clip(found, LEAST, MOST)


def _without(known: Language, three: np.ndarray, last: np.ndarray) -> np.ndarray:
    """How probable the third word of each row is by itself; the `last` owes to the second what it owes anyway."""
    alone = np.where(three[:, 2] == NONE, UNKNOWN, known.alone[three[:, 2]])
    return np.where(last, known.after_one(three[:, 1], three[:, 2]).logs, alone)


def _numbers(scene: Scene) -> np.ndarray:
    """The numbers of the words of the passage in the language."""
    findings = scene.passage.findings
    if _numbers not in findings:
        findings[_numbers] = language().ids(scene.passage.words)
    return np.asarray(findings[_numbers])


def _around(scene: Scene, places: Places) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the two words before each place and of the two after; behind a break there is nothing."""
    breaks = scene.windows.heard.breaks
    numbers = np.concatenate([[NONE] * REACH, _numbers(scene), [NONE] * REACH])
    part = np.concatenate([[-1] * REACH, breaks, [breaks[-1] + 1] * REACH])
    opening, closing = map(language().number, (OPENING, CLOSING))

    def beside(edge: np.ndarray, step: int, mark: int) -> list[np.ndarray]:
        """The next word and the one behind it."""
        inside = [part[edge + REACH + step * far] == part[edge + REACH] for far in (1, 2)]
        near, far = (numbers[edge + REACH + step * far] for far in (1, 2))
        return [np.where(inside[0], near, mark), np.where(inside[1], far, np.where(inside[0], mark, NONE))]

    return np.column_stack(beside(places.first, -1, opening)[::-1]), np.column_stack(beside(places.last, 1, closing))


def _terms(scene: Scene, places: Places) -> np.ndarray:
    """The numbers of the words of the term at each place, with its ending; filled up with `EMPTY`."""
    words, forms, term = scene.passage.words, scene.terms.forms, scene.term[places.row]

    @cache
    def said(number: int, tail: str) -> list[int]:
        return [int(each) for each in language().ids((forms[number].text + tail).lower().replace("-", " ").split())]

    lines = [
        said(number, possessive(words[last], forms[number].text))
        for number, last in zip(term.tolist(), places.last.tolist(), strict=True)
    ]
    return table(lines, EMPTY)

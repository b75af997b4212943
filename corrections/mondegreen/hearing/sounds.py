"""How every form of a lexicon sounds, and which of them a window of words may have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from mondegreen.hearing.distance import distances
from mondegreen.hearing.phonemes import coarse
from mondegreen.hearing.pronunciations import prepare, said_as
from mondegreen.hearing.store import kept
from mondegreen.hearing.windows import Windows
from mondegreen.lexicon import Form, Lexicon, Sort, squeezed

SHORTEST = 3
"""Letters below which a form is found by its letters alone."""
NEAR_ODD, NEAR_ORDINARY, NEAR_SHIPPED = 0.42, 0.3, 0.28
"""Coarse distances within which candidates are sought: of windows with a rare word, of ordinary ones, in packs."""
FAR_ODD, FAR_ORDINARY = 0.36, 0.24
"""Weighted distances beyond which a candidate is dropped."""
CHUNK = 2048
MANY = 400
"""Forms from which making their readings takes longer than reading them from a file."""


class Candidate(NamedTuple):
    """A form that a window may have been: `sound` and `letters` are distances, 0 the same, about 1 unrelated."""

    window: int
    form: Form
    sound: float
    letters: float


@dataclass(frozen=True)
class Sounds:
    """The readings of a lexicon's forms; `owner` is the number of the form of each reading."""

    forms: tuple[Form, ...]
    readings: tuple[str, ...]
    owner: np.ndarray
    shapes: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sounds:
        """The sounds of the forms that may be found by them; those of large lexicons are kept in the cache."""
        if lexicon.parts:
            return cls.joined([cls.of(part) for part in lexicon.parts])
        forms = tuple(filter(_audible, lexicon.forms))
        texts = ["\x1f".join((form.text, *_hints(form))) for form in forms]
        said = kept(texts, lambda: _readings(forms)) if len(forms) > MANY else _readings(forms)
        flat = tuple(reading for readings in said for reading in readings)
        return cls(forms, flat, np.repeat(np.arange(len(forms)), list(map(len, said))), tuple(map(coarse, flat)))

    @classmethod
    def joined(cls, parts: Sequence[Sounds]) -> Sounds:
        """One of several."""
        starts = np.cumsum([0, *(len(part.forms) for part in parts)])
        owners = [part.owner + start for part, start in zip(parts, starts[:-1], strict=True)]
        return cls(
            tuple(form for part in parts for form in part.forms),
            tuple(reading for part in parts for reading in part.readings),
            np.concatenate(owners) if owners else np.array([], int),
            tuple(shape for part in parts for shape in part.shapes),
        )

    @property
    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest window, in phonemes, that can be one of these."""
        lengths = list(map(len, self.readings)) or [1]
        return max(2, int(min(lengths) * 0.6)), int(max(lengths) * 1.6) + 1


def _audible(form: Form) -> bool:
    """Whether a form may be found by its sound: short ones and those whose entry says so only by their letters."""
    exact = form.term.entry.strictness == "exact" or form.sort in (Sort.VARIANT, Sort.PLURAL)
    return not exact and len(form.key) >= SHORTEST


def _hints(form: Form) -> tuple[str, ...]:
    return form.term.entry.sounds_like if form.sort is Sort.FULL else ()


def _readings(forms: Sequence[Form]) -> list[tuple[str, ...]]:
    prepare(form.text for form in forms)
    return [said_as(form.text, _hints(form)) for form in forms]


def candidates(windows: Windows, sounds: Sounds, near: float = NEAR_ODD) -> Iterator[Candidate]:
    """The forms that each window may have been, by sound; `near` is the coarse distance within which to seek."""
    if not sounds.readings or not len(windows.first):
        return
    said = [windows.sounds_of(window) for window in range(len(windows.first))]
    owner = np.repeat(np.arange(len(said)), list(map(len, said)))
    flat = [reading for readings in said for reading in readings]
    pairs = _coarse_pairs(flat, np.where(windows.odd[owner], near, min(near, NEAR_ORDINARY)), sounds.shapes)
    if not len(pairs[0]):
        return
    exact = distances([flat[i] for i in pairs[0]], [sounds.readings[j] for j in pairs[1]])
    window, form = owner[pairs[0]], sounds.owner[pairs[1]]
    order = np.lexsort((exact, form, window))
    window, form, exact = window[order], form[order], exact[order]
    best = np.flatnonzero(np.r_[True, (np.diff(window) != 0) | (np.diff(form) != 0)])
    best = best[exact[best] <= np.where(windows.odd[window[best]], FAR_ODD, FAR_ORDINARY)]
    heard = [squeezed(" ".join(windows.words_of(each))) for each in window[best]]
    spelt = cpdist(heard, [sounds.forms[each].key for each in form[best]], scorer=Levenshtein.normalized_distance)
    for i, place in enumerate(best):
        yield Candidate(int(window[place]), sounds.forms[form[place]], float(exact[place]), float(spelt[i]))


def _coarse_pairs(flat: Sequence[str], near: np.ndarray, shapes: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a window's reading and a form's that are alike in coarse classes of sounds."""
    ones, others = [], []
    shaped = list(map(coarse, flat))
    for low in range(0, len(shaped), CHUNK):
        part = shaped[low : low + CHUNK]
        table = cdist(part, shapes, scorer=Levenshtein.normalized_distance, score_cutoff=near.max(), dtype=np.float32)
        i, j = np.nonzero(table <= near[low : low + CHUNK, None])
        ones.append(i + low)
        others.append(j)
    return np.concatenate(ones), np.concatenate(others)

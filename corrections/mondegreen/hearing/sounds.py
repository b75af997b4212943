"""How every form of a lexicon sounds, and which of them a window of words may have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from mondegreen import compiled
from mondegreen.compiled import PackLexicon
from mondegreen.hearing.distance import distances
from mondegreen.hearing.phonemes import coarse
from mondegreen.hearing.pronunciations import prepare, said_as
from mondegreen.hearing.windows import Windows
from mondegreen.joined import JoinedLexicon
from mondegreen.lexicon import Form, Forms, Lexicon, Sort, squeezed
from mondegreen.store import Sections, code_of, kept, lines, lines_of
from mondegreen_dictionaries import data_file

SHORTEST = 3
"""Letters below which a form is found by its letters alone."""
NEAR_ODD, NEAR_ORDINARY, NEAR_SHIPPED = 0.42, 0.3, 0.28
"""Coarse distances within which candidates are sought: of windows with a rare word, of ordinary ones, in packs."""
FAR_ODD, FAR_ORDINARY = 0.36, 0.24
"""Weighted distances beyond which a candidate is dropped."""
CHUNK = 2048
MANY = 400
"""Forms from which making their readings takes longer than reading them from a file."""
MAKERS = (
    "hearing/sounds.py",
    "hearing/pronunciations.py",
    "hearing/phonemes.py",
    "hearing/letters.py",
    *compiled.MAKERS,
)
"""What decides how a lexicon sounds, beside the data."""


class Candidate(NamedTuple):
    """A form that a window may have been: `sound` and `letters` are distances, 0 the same, about 1 unrelated."""

    window: int
    form: Form
    sound: float
    letters: float


@dataclass(frozen=True)
class Sounds:
    """The readings of a lexicon's forms; `owner` is the number of the form of each reading."""

    forms: Forms
    readings: tuple[str, ...]
    owner: np.ndarray
    shapes: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sounds:
        """The sounds of the forms that may be found by them; those of packs and of long lists are kept in a store."""
        if isinstance(lexicon, JoinedLexicon):
            return cls.joined(lexicon)
        if isinstance(lexicon, PackLexicon):
            sources = (lexicon.source, *_heard_by())
            return cls._in(lexicon, kept(f"sounds-{lexicon.name}", sources, lambda: _sections(lexicon)))
        if len(lexicon.forms) > MANY:
            texts = lines("\x1f".join((form.text, *_hints(form))) for form in _audible(lexicon).values())
            return cls._in(lexicon, kept("sounds", (texts, *_heard_by()), lambda: _sections(lexicon)))
        return cls._in(lexicon, {name: memoryview(section) for name, section in _sections(lexicon).items()})

    @classmethod
    def _in(cls, lexicon: Lexicon, sections: Sections) -> Sounds:
        """The sounds in these sections."""
        readings = lines_of(sections["readings"])
        owner = np.frombuffer(sections["owner"], np.uint32)
        return cls(lexicon.forms, tuple(readings), owner, tuple(map(coarse, readings)))

    @classmethod
    def joined(cls, lexicon: JoinedLexicon) -> Sounds:
        """Those of several packs."""
        parts = [cls.of(part) for part in lexicon.parts]
        owners = [part.owner + start for part, start in zip(parts, lexicon.begin, strict=False)]
        return cls(
            lexicon.forms,
            tuple(chain.from_iterable(part.readings for part in parts)),
            np.concatenate([np.array([], np.uint32), *owners]),
            tuple(chain.from_iterable(part.shapes for part in parts)),
        )

    @property
    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest window, in phonemes, that can be one of these."""
        lengths = list(map(len, self.readings)) or [1]
        return max(2, int(min(lengths) * 0.6)), int(max(lengths) * 1.6) + 1


@cache
def _heard_by() -> tuple[bytes, ...]:
    """What readings are made with."""
    return (code_of(*MAKERS), *(data_file(name).read_bytes() for name in ("letters.npz", "cmudict.dict.xz")))


def _sections(lexicon: Lexicon) -> dict[str, bytes]:
    """What a lexicon sounds like: its readings, a line each, and whose they are."""
    audible = _audible(lexicon)
    prepare(form.text for form in audible.values())
    said = {number: said_as(form.text, _hints(form)) for number, form in audible.items()}
    owner = np.repeat(np.fromiter(said, np.uint32, len(said)), list(map(len, said.values())))
    return {"readings": lines(chain.from_iterable(said.values())), "owner": owner.tobytes()}


def _audible(lexicon: Lexicon) -> dict[int, Form]:
    """The forms, by number, that may be found by their sound."""
    forms = lexicon.forms
    return {number: form for number in range(len(forms)) if _may_be_heard(form := forms[number])}


def _may_be_heard(form: Form) -> bool:
    """Whether by its sound: short forms and those whose entry says so are found only by their letters."""
    exact = form.term.entry.strictness == "exact" or form.sort in (Sort.VARIANT, Sort.PLURAL)
    return not exact and len(form.key) >= SHORTEST


def _hints(form: Form) -> tuple[str, ...]:
    return form.term.entry.sounds_like if form.sort is Sort.FULL else ()


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

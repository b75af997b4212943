"""What is known of each word that was heard and of each form that may have been said: an array a fact.

Evidence is gathered from these by number, for all candidates at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from mondegreen.hearing.arrays import numbered, table
from mondegreen.hearing.heard import Heard
from mondegreen.hearing.likeness import digits
from mondegreen.mishearings.language import language
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Form, Sort, Tier, squeezed
from mondegreen.terms.vocabulary import is_name, is_ordinary, is_word, zipf

NONE = -1
"""The number of a word that was not heard, and of silence."""
RARE, UNHEARD_OF = 2.5, 2.0
"""Zipf frequencies below which a word that is in no dictionary is unknown, and garbled."""


class Words:
    """The distinct words of a passage in lower case, by the numbers that `Heard` gives them.

    Behind the last one stands silence, with which windows are filled up: it changes no sum, minimum, *all* or *any*.
    """

    def __init__(self, heard: Heard, passage: Passage) -> None:
        self._heard, self._passage = heard, passage
        self.texts = [word.lower() for word in heard.words]
        self.number: dict[str, int] = {}
        for number, word in enumerate(self.texts):
            self.number.setdefault(word, number)
        self.same = self._each(self.number.__getitem__, np.int64, silence=NONE)

    def _each(self, fact: Callable[[str], object], kind: type, *, silence: object) -> np.ndarray:
        """A fact of each word, and that of silence."""
        return np.array([*map(fact, self.texts), silence], kind)

    def ids(self, words: Iterable[str]) -> list[int]:
        """The numbers of these lower-case words, `NONE` for those that were not heard."""
        return [self.number.get(word, NONE) for word in words]

    @cached_property
    def zipf(self) -> np.ndarray:
        """How common each is."""
        return self._each(zipf, np.float64, silence=np.inf)

    @cached_property
    def spoken(self) -> np.ndarray:
        """Their numbers in the language."""
        return np.append(language().ids(self.texts), NONE)

    @cached_property
    def listed(self) -> np.ndarray:
        """Which stand in the dictionary."""
        return self._each(is_word, np.bool_, silence=False)

    @cached_property
    def ordinary(self) -> np.ndarray:
        """Which anybody says."""
        return self._each(is_ordinary, np.bool_, silence=True)

    @cached_property
    def ordinary_as_written(self) -> np.ndarray:
        """The same of words as they stand: an acronym is none."""
        return np.array([*map(is_ordinary, self._heard.words), False])

    @cached_property
    def unknown(self) -> np.ndarray:
        """Which are in no dictionary and very rare."""
        return np.asarray(~self.listed & (self.zipf < RARE))

    @cached_property
    def names(self) -> np.ndarray:
        """Which are names that people have."""
        return np.asarray(self._each(is_name, np.bool_, silence=False) & (self.zipf >= RARE))

    @cached_property
    def written(self) -> np.ndarray:
        """Which were ever seen in writing."""
        return np.asarray(self.listed | ((self.zipf > 0) & np.isfinite(self.zipf)))

    @cached_property
    def lengths(self) -> np.ndarray:
        """How many characters each has."""
        return self._each(len, np.int64, silence=0)

    @cached_property
    def garbled(self) -> np.ndarray:
        """How many characters of each make no known word."""
        return np.where(~self.listed & (self.zipf < UNHEARD_OF), self.lengths, 0)

    @cached_property
    def letters(self) -> np.ndarray:
        """How many letters and digits each has."""
        return self._each(lambda word: len(squeezed(word)), np.int64, silence=0)

    @cached_property
    def phonemes(self) -> np.ndarray:
        """How many sounds each has."""
        return np.append(self._heard.lengths, 0)

    @cached_property
    def initials(self) -> np.ndarray:
        """The first letter of each."""
        return self._each(lambda word: word[:1], np.str_, silence="")

    @cached_property
    def capitals(self) -> np.ndarray:
        """Which are written in capitals."""
        return np.array([*map(str.isupper, self._heard.words), False])

    @cached_property
    def counted(self) -> np.ndarray:
        """Which hold a digit."""
        return self._each(lambda word: bool(digits(word)), np.bool_, silence=False)

    @cached_property
    def times(self) -> np.ndarray:
        """How often each stands in the passage, possessive or not."""
        return self._each(self.times_of, np.int64, silence=0)

    def times_of(self, word: str) -> int:
        """How often a lower-case word stands in the passage, possessive or not."""
        return self._passage.counts[word] + self._passage.counts[f"{word}'s"]


class Terms:
    """The forms that some window may have been: each once, by its row."""

    def __init__(self, forms: Sequence[Form], words: Words) -> None:
        self.forms, self._words = forms, words
        self.parts = [form.text.lower().split() for form in forms]

    def _each(self, fact: Callable[[Form], object], kind: type) -> np.ndarray:
        return np.array([fact(form) for form in self.forms], kind)

    @cached_property
    def lengths(self) -> np.ndarray:
        """How many letters and digits each has."""
        return self._each(lambda form: len(form.key), np.int64)

    @cached_property
    def initials(self) -> np.ndarray:
        """The first letter or digit of each."""
        return self._each(lambda form: form.key[:1], np.str_)

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many words each has."""
        return np.array([len(part) for part in self.parts], np.int64)

    @cached_property
    def edges(self) -> np.ndarray:
        """The numbers of the first word and of the last of each."""
        return np.array([self._words.ids((part[0], part[-1])) for part in self.parts], np.int64).reshape(-1, 2)

    @cached_property
    def inside(self) -> np.ndarray:
        """The numbers of the words of each, without their marks; a row is filled up with `NONE`."""
        return table([self._words.ids(map(squeezed, form.text.split())) for form in self.forms], NONE)

    @cached_property
    def whole(self) -> np.ndarray:
        """The numbers of the words of the whole term that each stands for; a row is filled up with `NONE`."""
        return table([self._words.ids(map(squeezed, form.term.target.split())) for form in self.forms], NONE)

    @cached_property
    def keys(self) -> np.ndarray:
        """The number of the word that each is, `NONE` where it was not heard."""
        return np.array(self._words.ids(form.key for form in self.forms), np.int64)

    def sort(self, *sorts: Sort) -> np.ndarray:
        """Which are one of these sorts of forms."""
        return self._each(lambda form: form.sort in sorts, np.bool_)

    def kind(self, *kinds: str) -> np.ndarray:
        """Which are of a term of one of these kinds."""
        return self._each(lambda form: form.term.entry.kind in kinds, np.bool_)

    @cached_property
    def shipped(self) -> np.ndarray:
        """Which come from packs."""
        return self._each(lambda form: form.term.tier is Tier.PACK, np.bool_)

    @cached_property
    def capitals(self) -> np.ndarray:
        """Which are written in capitals."""
        return self._each(lambda form: form.text.isupper(), np.bool_)

    @cached_property
    def counted(self) -> np.ndarray:
        """Which hold a digit."""
        return self._each(lambda form: bool(digits(form.text)), np.bool_)

    @cached_property
    def rarest(self) -> np.ndarray:
        """How common the rarest word of each is."""
        return np.array([min(map(zipf, part)) for part in self.parts], np.float64)

    @cached_property
    def texts(self) -> np.ndarray:
        """A number for each text that is to be written: forms of the same text have the same."""
        return numbered(form.text for form in self.forms)

    @cached_property
    def targets(self) -> np.ndarray:
        """A number for each target."""
        return numbered(form.term.target for form in self.forms)

    def present(self, counts: Mapping[str, int]) -> np.ndarray:
        """How often the letters of each already stand in the passage, by what was counted."""
        return self._each(lambda form: counts[form.key], np.int64)

    def said(self, shortest: int) -> np.ndarray:
        """How often the most frequent word of the whole term stands here, of those that have so many letters."""
        return self._each(
            lambda form: max(
                (self._words.times_of(word) for word in _bare(form.term.target) if len(word) >= shortest), default=0
            ),
            np.int64,
        )


def _bare(target: str) -> list[str]:
    return [word.strip(".,") for word in target.lower().split()]

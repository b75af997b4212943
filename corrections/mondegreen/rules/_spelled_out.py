"""Names that a speaker spells: evidence for the whole recording, whatever the recogniser made of them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mondegreen.passage import Passage
from mondegreen.terms.vocabulary import zipf

SHORTEST = 3
APART = frozenset((" ", "-", ", ", ". ", "- ", "-, "))
FUNCTION_WORDS = 5.5
"""Zipf frequency from which a word is no name: *and a c a*."""
NEAR = 4
"""Words before the letters among which the name itself is looked for."""
SHARED = 0.6
"""Share of the letters of a name that the word which stands for it has: in *migrate to M-U-F-G* there is none such."""


class SpelledOut(NamedTuple):
    """Tokens `first` to `last` spell `name`; `heard` is the word before them that stands for it, or empty."""

    first: int
    last: int
    name: str
    heard: str


def spelled_out(passage: Passage) -> tuple[SpelledOut, ...]:
    """Every name spelled letter by letter: *F-R-I-D-M-A-N*, *D as in David, A, V, E*."""
    return tuple(_names(passage))


def _names(passage: Passage) -> Iterator[SpelledOut]:
    index, letters = 0, [at for at, word in enumerate(passage.words) if len(word) == 1 and word.isalpha()]
    for first in letters:
        if first < index:
            continue
        last, name = _run(passage, first)
        index = last + 1
        heard = _heard(passage, first, name)
        tied = passage.between(first) == "-" if last > first else False
        if len(name) >= SHORTEST and len(set(name)) > 1 and (heard or (tied and len(name) > SHORTEST)):
            yield SpelledOut(first, last, name.capitalize(), heard)


def _run(passage: Passage, first: int) -> tuple[int, str]:
    """The last token of the letters that begin here, and what they spell."""
    words, last, name = passage.words, first, passage.words[first]
    while True:
        if words[last + 1 : last + 3] == ("as", "in") and words[last + 3 : last + 4]:
            if not words[last + 3].startswith(name[-1]):
                return last, name
            last += 3
        step = last + 1
        double = words[step : step + 1] == ("double",)
        step += double
        if step >= len(words) or len(words[step]) != 1 or not words[step].isalpha():
            return last, name
        if not double and not _goes_on(passage, first, last):
            return last, name
        name += words[step] * (1 + double)
        last = step


def _goes_on(passage: Passage, first: int, last: int) -> bool:
    """Whether the next letter belongs to those before it: after *Z-Y-T-E. I like it* none, in *D. A. V. E.* all do."""
    gap = passage.between(last)
    return gap in APART and (gap != ". " or passage.between(first) == gap)


def _heard(passage: Passage, first: int, name: str) -> str:
    """The nearest word before the letters that has most of them, is about as long and begins or ends as they do."""
    for index in range(first - 1, max(-1, first - 1 - NEAR), -1):
        word = passage.words[index]
        alike = word[0] == name[0] or word[-2:] == name[-2:]
        about = alike and abs(len(word) - len(name)) <= 3 and _shared(word, name) >= SHARED
        if len(word) > 2 and about and zipf(word) < FUNCTION_WORDS:
            return passage.tokens[index].text
    return ""


def _shared(word: str, name: str) -> float:
    """The share of the letters of the name that stand in the word, in the same order."""
    at = found = 0
    for letter in name:
        place = word.find(letter, at) + 1
        at, found = (place, found + 1) if place else (at, found)
    return found / len(name)

"""How heard words and a term are alike in writing: the same but for an ending, a short form, one inside the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mondegreen.hearing.distance import distances
from mondegreen.hearing.heard import stem
from mondegreen.hearing.pronunciations import heard_as, said_as
from mondegreen.terms.lexicon import Form, Sort, squeezed
from mondegreen.terms.vocabulary import is_name, is_word, zipf

INFLECTIONS = ("ings", "ing", "ers", "er", "ed", "es", "ly", "s")
ROOT = 4
"""Letters that must be left when an ending is taken off."""
FAMILIAR = 3.5
"""Zipf frequency of a name that people have."""
UNKNOWN = 2.75
"""Zipf frequency below which what is in no dictionary is no word."""
SAME = 0.15
"""Distance in sound up to which two names are one, spelled in two ways; *Steve* is 0.18 from *Steven*."""
SHORTENED = 3
"""Letters that a short form of a given name shares with the long one: *Matt*, *Matthew*."""


def nickname(words: Sequence[str], form: Form) -> float:
    """The heard given name is a short or long form, or another name, that the speaker may well have used.

    What sounds the same is none: *Michelle* for Michele is how a recogniser spells it.
    """
    own = form.text.lower().split()
    if form.sort not in (Sort.GIVEN, Sort.FULL) or form.term.entry.kind != "person" or words[0] == own[0]:
        return 0.0
    kin = words[0][:SHORTENED] == own[0][:SHORTENED] and len(words[0]) != len(own[0]) and len(words) == len(own)
    known = kin and (is_name(words[0]) or zipf(words[0]) > FAMILIAR)
    return float(known and _apart(words[0], own[0]) > SAME)


@lru_cache(maxsize=4096)
def _apart(word: str, name: str) -> float:
    """How far a word and a name are apart in sound."""
    pairs = [(one, other) for one in heard_as([word])[word] for other in said_as(name)]
    return float(min(distances([one for one, _ in pairs], [other for _, other in pairs]), default=1.0))


def holds(words: Sequence[str], form: Form) -> bool:
    """Whether the term, or a form of it, stands in the window as it should, beside another word."""
    own, count = root(form.key), len(words)
    inside = (words[at : at + size] for size in range(1, count) for at in range(count - size + 1))
    return any(root(squeezed("".join(part))) == own for part in inside)


def part_of(words: Sequence[str], form: Form) -> bool:
    """Whether the heard words are some of the term's own, side by side: *Goldman Sachs* of *Goldman Sachs Group*."""
    roots, own = [root(word) for word in words], [root(word) for word in form.text.lower().split()]
    return any(own[at : at + len(roots)] == roots for at in range(len(own) - len(roots) + 1)) and len(roots) < len(own)


def inflected(words: Sequence[str], form: Form) -> bool:
    """Whether the heard words are the term's own, but for an ending: *web socket* for *web sockets*."""
    if root(squeezed("".join(words))) == root(form.key):
        return True
    own = form.text.lower().split()
    return len(own) == len(words) and all(root(one) == root(other) for one, other in zip(own, words, strict=True))


def cut_short(words: Sequence[str], form: Form) -> bool:
    """Whether the heard word is none that is known, and the term is longer by more than a possessive ending."""
    heard, *others = words
    unknown = not others and not is_word(heard) and zipf(heard) < UNKNOWN
    return unknown and len(squeezed(heard)) < len(form.key) and squeezed(stem(form.text.lower())) != squeezed(heard)


def inflected_alike(one: str, other: str) -> bool:
    """Whether two texts are the same words, but for their endings: *works*, *worked*."""
    if " " not in one and " " not in other:
        return root(one) == root(other)
    ones, others = one.split(), other.split()
    return len(ones) == len(others) and all(root(a) == root(b) for a, b in zip(ones, others, strict=True))


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """A word without its ending, as letters and digits alone."""
    bare = squeezed(word)
    ending = next((ending for ending in INFLECTIONS if bare.endswith(ending) and len(bare) - len(ending) >= ROOT), "")
    return bare[: len(bare) - len(ending)].removesuffix("e") if len(bare) > ROOT else bare


def digits(text: str) -> str:
    """The digits of a text alone."""
    return "".join(filter(str.isdigit, text))

"""Names and acronyms that lost their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import KEPT, is_word, listed, zipf

COMMON = 3.0
"""Zipf frequency from which a name is one that everybody writes with a capital."""
WRITTEN_SMALL = frozenset("http https ing www".split())


@rule(
    Kind.CASING,
    fixes={
        "We met in russia on a monday": "We met in Russia on a Monday",
        "In january nasa's plan was american": "In January NASA's plan was American",
    },
    spares=[
        "a china cup and a polish on it, said Jo",
        "the ratio of dy to dx, said Jo",
        "we met in russia on monday",
        "Go to www dot",
        "I ate sam gyup sal, said Jo",
    ],
)
def lost_capital(passage: Passage) -> Iterator[Change]:
    """A name is written without its capital."""
    if passage.uniform:
        return
    named = {word: name for word in passage.counts if (name := _as_a_name(word))}
    if not named:
        return
    for index in [index for index, word in enumerate(passage.words) if word in named]:
        start, end, text = passage.tokens[index]
        if text[0].islower() and index not in passage.known:
            name = named[passage.words[index]]
            yield Change(start, end, name + text[len(name) :], 0.93, f"*{name}* is written with a capital.")


@lru_cache(maxsize=KEPT)
def _as_a_name(word: str) -> str:
    """How a word is written that is nothing but a name or an acronym; empty for every other word."""
    stem = word.removesuffix("'s")
    if len(stem) < 3 or not stem.isalpha() or stem in WRITTEN_SMALL or is_word(stem) or zipf(stem) < COMMON:
        return ""
    if stem.capitalize() in listed():  # of three letters it may be the name or the acronym: Sam, SAM
        return stem.capitalize() if len(stem) > 3 else ""
    return stem.upper() if stem.upper() in listed() else ""

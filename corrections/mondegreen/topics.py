"""What a recording is about, as far as it decides which packs to open."""

from __future__ import annotations

from mondegreen.passage import Passage
from mondegreen_dictionaries import Pack, pack_named, pack_names

ALWAYS = ("core", "people", "places")
"""Packs of what everybody names."""
DISTINCT = 3
"""Different words of a field that say a text is about it."""
DENSE = 0.003
"""Or their share of all words, in a text too short for so many."""


def packs_for(passage: Passage) -> tuple[str, ...]:
    """The names of the shipped packs that this text calls for: those of everybody, and of the fields it speaks of."""
    return tuple(name for name in pack_names() if name in ALWAYS or _about(passage, pack_named(name)))


def _about(passage: Passage, pack: Pack) -> bool:
    found = {sign: passage.counts[sign] for sign in pack.signs if passage.counts[sign]}
    if len(found) >= DISTINCT:
        return sum(found.values()) >= DENSE * len(passage.tokens) / 2
    return len(found) > 1 and sum(found.values()) >= DENSE * len(passage.tokens)

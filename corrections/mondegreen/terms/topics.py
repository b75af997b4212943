"""What a recording is about, as far as it decides which packs to open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mondegreen.passage import Passage
from mondegreen.terms.compiled import signs_of
from mondegreen_dictionaries import pack_names

ALWAYS = ("core", "people", "places")
"""Packs of what everybody names."""
DISTINCT = 3
"""Different words of a field that say a text is about it."""
DENSE = 0.003
"""Or their share of all words, in a text too short for so many."""


def packs_for(*passages: Passage) -> tuple[str, ...]:
    """The names of the shipped packs that these texts together call for: everybody's, and of fields they speak of."""
    counts = sum((passage.counts for passage in passages[1:]), passages[0].counts)
    words = sum(len(passage.tokens) for passage in passages)
    return tuple(name for name in pack_names() if name in ALWAYS or _about(counts, words, signs_of(name)))


def _about(counts: Mapping[str, int], words: int, signs: Iterable[str]) -> bool:
    found = {sign: counts[sign] for sign in signs if sign in counts}
    if len(found) >= DISTINCT:
        return sum(found.values()) >= DENSE * words / 2
    return len(found) > 1 and sum(found.values()) >= DENSE * words

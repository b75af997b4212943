"""Where the very letters of known forms stand in a passage: one walk over the words, however many forms there are."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from mondegreen.passage import Passage
from mondegreen.terms.lexicon import HEAD, Form, Lexicon


class Match(NamedTuple):
    """Tokens `first` to `last` (inclusive) are made of the letters of `form`; `tail` is a possessive ending."""

    first: int
    last: int
    form: Form
    tail: str


def matches(passage: Passage, lexicon: Lexicon) -> Sequence[Match]:
    """Every place where whole words are made of the letters of a form, in order; worked out once for a passage."""
    found: Sequence[Match] | None = passage.findings.get(lexicon)
    if found is None:
        found = passage.findings[lexicon] = tuple(_matches(passage, lexicon)) if lexicon.heads else ()
    return found


def _matches(passage: Passage, lexicon: Lexicon) -> Iterator[Match]:
    words, keys, by_key = passage.words, lexicon.keys, lexicon.by_key
    letters, ends = "".join(passage.keys), array("L", accumulate(map(len, passage.keys)))
    owners = {word for word in passage.counts if word.endswith("'s")}
    owned = {place for place, word in enumerate(words) if word in owners} if owners else frozenset()
    for first, start, reach in _openings(passage, letters, ends, lexicon):
        limit = start + reach
        for last in range(first, len(ends)):
            end = ends[last]
            if end <= limit and letters[start:end] in keys:
                yield from (Match(first, last, form, "") for form in by_key[letters[start:end]])
            if last in owned and letters[start : end - 1] in keys:
                tail = passage.tokens[last].text[-2:]
                yield from (Match(first, last, form, tail) for form in by_key[letters[start : end - 1]])
            if end >= limit:
                break


def _openings(passage: Passage, letters: str, ends: Sequence[int], lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """The words at which a form can begin, where their letters begin, and how many letters the longest such form has.

    Most words are passed over: of one that is as long as a head it is known beforehand whether any form begins so.
    """

    @cache
    def reach(head: str) -> int:
        return max(lexicon.heads.get(head[:size], 0) for size in range(1, HEAD + 1))

    opening = {key for key in set(passage.keys) if len(key) < HEAD or reach(key[:HEAD]) >= len(key) - 1}
    for first, key in enumerate(passage.keys):
        if key in opening:
            start = ends[first] - len(key)
            longest = reach(letters[start : start + HEAD])
            if longest >= len(key) - 1:
                yield first, start, longest

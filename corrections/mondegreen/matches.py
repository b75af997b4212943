"""Where the very letters of known forms stand in a passage: one walk over the words, however many forms there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mondegreen.lexicon import HEAD, Form, Lexicon
from mondegreen.passage import Passage


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
        found = passage.findings[lexicon] = tuple(_matches(passage, lexicon)) if lexicon.longest else ()
    return found


def _matches(passage: Passage, lexicon: Lexicon) -> Iterator[Match]:
    words, tokens, by_key = passage.words, passage.tokens, lexicon.by_key
    letters, starts = "".join(passage.keys), list(accumulate(map(len, passage.keys), initial=0))
    for first in _openings(letters, starts, lexicon):
        for last in range(first, len(words)):
            key = letters[starts[first] : starts[last + 1]]
            if len(key) > lexicon.longest + 1:
                break
            if key in by_key:
                for form in by_key[key]:
                    yield Match(first, last, form, "")
            if words[last].endswith("'s") and key[:-1] in by_key:
                for form in by_key[key[:-1]]:
                    yield Match(first, last, form, tokens[last].text[-2:])


def _openings(letters: str, starts: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """The words at which a form can begin: most words are passed over by a glance at the letters from there on."""
    heads = lexicon.heads
    sizes = sorted({min(HEAD, len(head)) for head in heads}, reverse=True)
    for first, start in enumerate(starts[:-1]):
        for size in sizes:
            if letters[start : start + size] in heads:
                yield first
                break

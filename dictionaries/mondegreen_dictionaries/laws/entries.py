"""Laws of the entries of one pack: their variants, their conditions, their own tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from mondegreen_dictionaries.laws.law import WORD, Law, Place, folded
from mondegreen_dictionaries.pack import Entry, Pack

HEARD = re.compile(r"[^\W_]+(?:[ '-][^\W_]+|' )*")
"""How a recogniser's output is written here: words, digits, apostrophes, hyphens, single spaces."""
PHRASE = re.compile(rf"{WORD.pattern}(?: {WORD.pattern})*")


@Law
def heard_in_lower_case(pack: Pack) -> Iterator[Place]:
    """Write a variant in lower case and without punctuation, words apart by one space."""
    for entry in pack.entries:
        for heard, *_ in entry.variants:
            if heard != heard.lower() or not HEARD.fullmatch(heard):
                yield Place(pack.name, entry.target, heard)


@Law
def heard_is_not_meant(pack: Pack) -> Iterator[Place]:
    """Drop the variant: it is the target itself, and the engine folds case, spaces and hyphens."""
    for entry in pack.entries:
        meant = set(map(folded, (entry.target, *entry.forms)))
        yield from (
            Place(pack.name, entry.target, each.heard) for each in entry.variants if folded(each.heard) in meant
        )


@Law
def variant_once(pack: Pack) -> Iterator[Place]:
    """Drop the variant: the same letters stand in another one, and the engine folds spaces; `--fix` does it."""
    for entry in pack.entries:
        heard = [folded(each.heard) for each in entry.variants]
        for place, variant in enumerate(entry.variants):
            if heard[place] in heard[:place]:
                yield Place(pack.name, entry.target, variant.heard)


@Law
def never_has_a_why(pack: Pack) -> Iterator[Place]:
    """Say why this is never to be mended."""
    yield from (Place(pack.name, words=each.heard) for each in pack.never if not each.why)
    for entry in pack.entries:
        for variant in entry.variants:
            if variant.trust == "never" and not variant.why:
                yield Place(pack.name, entry.target, variant.heard)


@Law
def near_words_are_words(pack: Pack) -> Iterator[Place]:
    """Write each near word as one lower-case word without hyphens: it is looked for among the words of a text."""
    for entry in pack.entries:
        for word in (*entry.near, *entry.not_near, *chain.from_iterable(each.near for each in entry.variants)):
            if word != word.lower() or not WORD.fullmatch(word):
                yield Place(pack.name, entry.target, word)


@Law
def not_in_are_phrases(pack: Pack) -> Iterator[Place]:
    """Write each phrase of `not_in` as lower-case words with single spaces, without hyphens."""
    for entry in pack.entries:
        for phrase in entry.not_in:
            if phrase != phrase.lower() or not PHRASE.fullmatch(phrase):
                yield Place(pack.name, entry.target, phrase)


@Law
def near_on_both_sides(pack: Pack) -> Iterator[Place]:
    """Take the word out of `near` or out of `not_near`."""
    for entry in pack.entries:
        yield from (Place(pack.name, entry.target, word) for word in entry.near if word in entry.not_near)


@Law
def conditions_are_tested(pack: Pack) -> Iterator[Place]:
    """Show with one `becomes` and one `stays` sentence what `near`, or an `ask` variant, does."""
    for entry in pack.entries:
        if conditional(entry) and not (entry.becomes and entry.stays):
            yield Place(pack.name, entry.target)


def conditional(entry: Entry) -> bool:
    """Whether it depends on the words near by, or on an editor's hand, that this entry is written."""
    return bool(entry.near) or any(each.near or each.trust == "ask" for each in entry.variants)


@Law
def tests_are_about_the_entry(pack: Pack) -> Iterator[Place]:
    """Let `becomes` change its sentence, and into one in which the target, a form, or a word of them stands."""
    for entry in pack.entries:
        written = (entry.target, *entry.forms)
        words = set(WORD.findall(" ".join(written)))
        for before, after in entry.becomes:
            new = set(WORD.findall(after)).difference(WORD.findall(before))
            if before == after or not (new & words or any(text.casefold() in after.casefold() for text in written)):
                yield Place(pack.name, entry.target, before)


@Law
def confusions_are_told_apart(pack: Pack) -> Iterator[Place]:
    """Give two words or more, and for each of them, and no other, near words that none of the others has."""
    for confusion in pack.confusions:
        near = [word for words in confusion.near.values() for word in words]
        whole = (
            len(confusion.words) > 1 and set(confusion.near) == set(confusion.words) and all(confusion.near.values())
        )
        if not whole or len(near) != len(set(near)):
            yield Place(pack.name, words=", ".join(confusion.words))

"""Acronyms whose letters were written apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import is_word, listed

LETTERS = pattern(r"(?<![^\s\"“(])[A-Z](?: [A-Z]){1,5}(?![\w'’.-])")
SMALL_LETTERS = pattern(r"(?<![^\s\"“(])[a-z](?: [a-z]){2,5}(?![\w'’.-])")
NOUN_PHRASE = pattern(r"\b(?:an?|the|this|that|our|your|its|their|my|of) $", re.IGNORECASE)
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@rule(
    Kind.SPELLED,
    fixes={
        "We ran the C L I, then the D N A test": "We ran the CLI, then the DNA test",
        "the c e o of the firm": "the CEO of the firm",
    },
    spares=[
        "The points A B C and X Y Z",
        "I saw vitamin A I think",
        "Plan B I know, and P Q I mean",
        "so i i i went",
        "We say a b c d e f g",
    ],
    wrongly=["The sides are called L E D here"],
)
def spelled_acronym(passage: Passage) -> Iterator[Change]:
    """The letters of an acronym are written apart."""
    letters = SMALL_LETTERS if passage.uniform else LETTERS
    for match in letters.finditer(passage.text):
        joined = match.group().replace(" ", "")
        confidence = _confidence(passage, joined)
        if confidence and not _runs_into_speech(passage.text, match):
            yield Change(*match.span(), joined.upper(), confidence, f"*{joined.upper()}* is an acronym.")


def _confidence(passage: Passage, joined: str) -> float:
    low = joined.lower()
    if low in ALPHABET or len(set(low)) == 1:
        return 0.0
    if len(joined) == 2:
        return 0.85 if passage.cased[joined] and joined[0] not in "AI" and joined[1] not in "AI" else 0.0
    if joined.upper() in listed() or passage.cased[joined]:
        return 0.92 if joined.isupper() else 0.8
    return 0.75 if joined.isupper() and joined[0] not in "AI" and not is_word(low) else 0.0


def _runs_into_speech(text: str, match: re.Match[str]) -> bool:
    """Whether the last letter is a word of its own: *the points P Q I mean*."""
    if match.group()[-1] not in "AIai":
        return False
    return text[match.end() : match.end() + 1] == " " and not NOUN_PHRASE.search(
        text, max(0, match.start() - 8), match.start()
    )

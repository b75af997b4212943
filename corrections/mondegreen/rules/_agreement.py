"""Ground for the rules of agreement: verbs that want an ending after one thing, and what is one thing."""

from __future__ import annotations

from mondegreen.terms.vocabulary import is_word

VERBS = frozenset(
    "allow apply arise become begin behave believe belong bring cause combine consist contain contribute create define "
    "depend describe determine develop differ emerge enable encourage ensure evolve exist explain express function "
    "generate grow happen help improve include indicate involve justify lead learn occur operate perform predict "
    "prevent produce protect prove provide reduce relate remain represent require respond reveal seem serve simplify "
    "solve suffer suggest survive take teach tend think transform understand vary work write".split()
)
"""Verbs in their bare form, few of them nouns as well."""
MANY = frozenset(
    "children criteria data folks media men mice people phenomena police teeth these they things those we women "
    "you".split()
)
"""What is many and does not end in *s*."""


def is_one(word: str) -> bool:
    """Whether a lower-case word is one thing: a noun's singular, as far as its letters tell."""
    return is_word(word) and word not in MANY and (not word.endswith("s") or word.endswith(("ss", "is", "us")))


def with_ending(verb: str) -> str:
    """The verb as one thing does it: *produces*, *applies*, *teaches*."""
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"

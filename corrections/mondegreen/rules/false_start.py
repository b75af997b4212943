"""Questions begun with one subject and asked with another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule

VERBS = frozenset("are can could is should was were will would".split())
START = pattern(
    r"(?P<verb>\w+) (?P<subject>i|you|he|she|it|we|they|that|this),? "
    r"(?P<again>(?P=verb) (?!(?P=subject)\b)(?P<other>i|you|he|she|it|we|they|there|this)\b)"
    r"(?P<some> (?:an?|any|anything|much|some|something)\b)?",
    re.IGNORECASE,
)
"""*was it was there some intuition*"""
LAST_WORD = pattern(r"(\w+) $")
ASKING = frozenset("and but how maybe no or so um uh well what when where whether why yeah".split())
"""Words after which a question begins; after a noun the verb is the noun's: *the point was it was there*."""


@rule(
    Kind.REPEAT,
    Level.CLEAN,
    fixes={
        "when did it start was it was there some plan": "when did it start was there some plan",
        "or will you will that stay so or will you will they stay": "or will you will that stay so or will they stay",
    },
    spares=["the point was it was there", "whatever it was it was there", "is it is it", "that is it. Is this it?"],
)
def false_start(passage: Passage) -> Iterator[Change]:
    """A question is begun with one subject and asked with another."""
    words = passage.words
    for index in [at for at, (one, other) in enumerate(zip(words, words[2:], strict=False)) if one == other]:
        match = START.match(passage.text, passage.tokens[index].start) if words[index] in VERBS else None
        if not match:
            continue
        before = LAST_WORD.search(passage.text, max(0, match.start() - 20), match.start())
        sure = match["other"].lower() == "there" and match["some"]
        if sure or not before or before[1].lower() in ASKING:
            start, end = match.start(), match.start("again")
            broken = passage.text[start:end].rstrip()
            yield Change(start, end, "", 0.92 if sure else 0.65, f"*{broken}* is a false start.")

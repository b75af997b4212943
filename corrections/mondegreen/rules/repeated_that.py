"""*That that*, where grammar has room for one of them only."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._stumbles import Echo, echoes, heard_twice
from mondegreen.terms.vocabulary import is_word

NEVER_POINTED_AT = frozenset(
    "a an he her his i i'll i'm i've if it it's its many most my our people she some the their there there's these "
    "they they're they've this those we we'll we're we've when you you're you've your".split()
)
"""Words that *that* cannot point at: after them it is a conjunction, and one conjunction is enough."""
RELATED_TO = frozenset("all anything everything nothing one ones something stuff thing things".split())
"""Words that take a relative clause; before its verb one *that* is enough."""
VERBS = frozenset(
    "are can could did do does get gets goes had has have is may might must should was were will would".split()
)
PLURAL_VERBS = frozenset("are can could do have may might must should were will would".split())
PREPOSITIONS = frozenset(
    "about after around at because before beyond by for from in like of on over since than through to under until "
    "upon with without".split()
)
"""Words that *that* stands after for itself: *versions of that that I like*."""


@rule(
    Kind.REPEAT,
    Level.CLEAN,
    fixes={
        "a comment that that we need faster ones": "a comment that we need faster ones",
        "is there something that that is being done": "is there something that is being done",
        "That, that company knows it": "That company knows it",
        "the case that that individuals would have it": "the case that individuals would have it",
    },
    spares=[
        "I know that that is true",
        "it seems that that wallet is empty",
        "more flexible versions of that that I like",
        "the thing that that man did",
        "after that, that would do",
        "we are fixing that, that it works",
    ],
    wrongly=["I believe that that it says is a that"],
)
def repeated_that(passage: Passage) -> Iterator[Change]:
    """*That* is said twice where once is enough."""
    for echo in echoes(passage, 1):
        if passage.words[echo.tokens[0]] != "that" or not heard_twice(passage, echo):
            continue
        start, end = passage.tokens[echo.tokens[0]].end, passage.tokens[echo.last].end
        if confidence := _confidence(passage, echo):
            yield Change(start, end, "", confidence, "*that* is said twice, and grammar has room for one.")


def _confidence(passage: Passage, echo: Echo) -> float:
    first, last = echo.tokens[0], echo.last
    before = passage.words[first - 1] if first else ""
    after = passage.words[last + 1] if last + 1 < len(passage.words) else ""
    if before in PREPOSITIONS:
        return 0.0
    if "," in passage.between(first):
        return 0.85 if passage.opens_sentence(first) else 0.0
    if after in NEVER_POINTED_AT or (before in RELATED_TO and after in VERBS) or _is_plural(passage, last + 1):
        return 0.92
    return 0.8 if len(echo.again) > 1 else 0.0


def _is_plural(passage: Passage, index: int) -> bool:
    """Whether this word is a plural, which *that* cannot point at: its verb says so."""
    word, verb = "".join(passage.words[index : index + 1]), "".join(passage.words[index + 1 : index + 2])
    return len(word) > 3 and word.endswith("s") and is_word(word[:-1]) and verb in PLURAL_VERBS

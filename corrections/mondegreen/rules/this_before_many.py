"""*This* before several things."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import is_ordinary, is_word

PREPOSITIONS = frozenset("across against among behind between for from in into of over through under with".split())
"""After one of these *this* is no subject: *for this costs*, but *this costs money*."""
ONE = frozenset(
    "always athletics atlas basics basis bias bus canvas chaos christmas cosmos crossroads dynamics economics "
    "ethics gas headquarters lens logistics mathematics means mechanics news physics politics series sometimes "
    "species statistics tactics thus towards yes".split()
)
"""What ends in *s* and is one thing, or none."""
VERBS = frozenset(
    "allows asks becomes begins brings comes costs creates does feels gets gives goes happens has helps includes is "
    "keeps knows leads leaves lets looks makes means needs provides puts requires saves says seems shows starts takes "
    "tells turns wants was works".split()
)
"""Of these even a preposition does not make a noun: *what we use for this works well*."""


@rule(
    Kind.MISHEARING,
    fixes={"what is new in this regions": "what is new in these regions"},
    spares=[
        "this costs money",
        "what we use for this works well",
        "in this series of talks",
        "we sell into this business and of this process",
        "in this company's case",
    ],
)
def this_before_many(passage: Passage) -> Iterator[Change]:
    """*This* stands before several things."""
    words = passage.words
    for index in (at for at, word in enumerate(words) if word == "this" and 0 < at < len(words) - 1):
        if words[index - 1] in PREPOSITIONS and passage.between(index).isspace() and _are_many(words[index + 1]):
            token = passage.tokens[index]
            yield Change(token.start, token.end, "these", 0.4, f"*{words[index + 1]}* are several.")


def _are_many(word: str) -> bool:
    plural = len(word) > 4 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and word not in ONE | VERBS and is_ordinary(word) and (is_word(word[:-1]) or is_word(word[:-2]))

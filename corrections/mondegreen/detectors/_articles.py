"""Articles before names that have none: *at the open AI from the start*. More than letters is wrong there."""

from __future__ import annotations

import re
from collections import defaultdict

from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon
from mondegreen.terms.matches import Match, matches
from mondegreen.terms.vocabulary import zipf

INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
"""In a name of this form no word is a common noun, which might have an article: the FDA, the Linux Foundation."""
FUNCTION = 5.9
"""Zipf frequency from which a word is a small one of grammar; of any other the article may be: *the OpenAI team*."""
SELDOM = 2
"""How many times as often a name must stand without an article as with one, if its kind does not tell."""


def odd_articles(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """The tokens where a name begins that has an article, though it is a firm's, or has hardly ever one here."""
    stands: defaultdict[str, list[Match]] = defaultdict(list)
    for match in matches(passage, lexicon):
        if INNER_CAPITAL.search(match.form.text):
            stands[match.form.key].append(match)
    odd: set[int] = set()
    for same in stands.values():
        articled = {match.first for match in same if _articled(passage, match)}
        firm = same[0].form.term.entry.kind == "organisation"
        if firm or len(articled) * (SELDOM + 1) <= len({match.first for match in same}):
            odd |= articled
    return frozenset(odd)


def _articled(passage: Passage, match: Match) -> bool:
    words = passage.words
    after = words[match.last + 1 : match.last + 2]
    return match.first > 0 and words[match.first - 1] == "the" and (not after or zipf(after[0]) >= FUNCTION)

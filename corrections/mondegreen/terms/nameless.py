"""What stands in notes and names nothing: headings of their own, codes of sponsors, lines in other languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mondegreen.pattern import pattern
from mondegreen.terms.vocabulary import is_ordinary, is_word, zipf

CODE = pattern(
    r"\b(?i:(?:(?:promo(?:tional)?|coupon|discount|voucher|offer|referral)\s+|(?:use|with|enter|apply)\s+(?:(?:the|my|our)"
    r"\s+)?)code|promo|code(?=:))\b[:\s]*[\"“'‘]?[A-Z0-9]{3,}\b[\"”'’]?"
)
"""A code that a sponsor gives: *use code BREAD20*, *Promo code: SAVE*."""
CLOSING = frozenset(
    "agenda bio bios chapter chapters contents credits episodes highlights introduction links notes outline overview "
    "questions reading references resources sponsors started steps summary takeaways thoughts timestamps topics "
    "transcript".split()
)
"""Words with which notes head a part of their own: *Show Notes*, *Key Takeaways*, *Getting Started*."""
OPENING = frozenset("about an a how in it our the their they this to we what when where who why you your".split())
"""Words with which a heading begins that says what it is about: *Why It Matters*, *The Basics*."""
HEADING = 4
"""Words of which a heading that names nothing has no more."""
COMMON = 4.0
"""Zipf frequency from which a word of another language is as much at home in English."""
FOREIGN = 2
"""One word in so many that is not English, and the line is not."""
CLAUSE = 5
"""Words from which small letters alone show whose language it is."""


def is_heading(words: Sequence[str]) -> bool:
    """Whether a line of its own, of these words, heads a part of the notes: everyday words, and no name among them."""
    low = [word.lower() for word in words]
    if not 1 < len(words) <= HEADING or any(word[1:] != small[1:] for word, small in zip(words, low, strict=True)):
        return False
    return (low[-1] in CLOSING or low[0] in OPENING) and all(word in CLOSING or is_ordinary(word) for word in low)


def is_foreign(line: str, *, listed: bool = False) -> bool:
    """Whether a line is in a language of which nothing is known here.

    Args:
        line: A line of notes, without what marks it as an item of a list.
        listed: Whether it is an item: a few words in another language are its term then (*pain au levain*).
    """
    words = re.findall(r"[^\W\d_]+", line)
    small = [word for word in words if word.islower()]
    if len(small) < CLAUSE and not listed and words[:1] and words[0].istitle() and small:
        small.insert(0, words[0].lower())  # a sentence: *Gracias por escuchar*
    elif len(small) < CLAUSE:
        return False
    unknown = sum(not is_word(word) and zipf(word) <= COMMON for word in small)
    return FOREIGN * unknown > len(small)

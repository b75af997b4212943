"""Find a place again by what stands there and around it, when the text has changed or was recognised anew."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

REACH = 24
"""Characters of context kept on either side."""
ENOUGH = 8
"""Characters of context that must agree before a place counts as found again."""


class Anchor(NamedTuple):
    """Words at a place: where it was, in characters, the words, and what stood before and after them."""

    start: int
    words: str
    before: str
    after: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of this text."""
    return Anchor(start, text[start:end], text[max(0, start - REACH) : start], text[end : end + REACH])


def placed(text: str, sought: Anchor) -> int | None:
    """Where the anchored words start in this text, or None where no place agrees with enough of the context."""
    if anchor(text, sought.start, sought.start + len(sought.words)) == sought:
        return sought.start
    if not sought.words:
        return None
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(sought.words)}(?!\w)", text)]
    needed = min(ENOUGH, len(sought.before) + len(sought.after))
    best = max(found, key=lambda start: (_agreement(text, start, sought), -abs(start - sought.start)), default=None)
    return best if best is not None and _agreement(text, best, sought) >= needed else None


def _agreement(text: str, start: int, sought: Anchor) -> int:
    """How many characters of context agree, counted outwards from the words."""
    end = start + len(sought.words)
    before = Postfix.similarity(text[max(0, start - REACH) : start], sought.before)
    return before + Prefix.similarity(text[end : end + REACH], sought.after)

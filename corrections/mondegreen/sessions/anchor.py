"""Find a place again by what stands there and around it, when the text has changed or was recognised anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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


def placed(text: str, sought: Anchor, shift: int = 0) -> int | None:
    """Where the anchored words start in this text, or None where no place agrees with enough of the context.

    Args:
        text: Where to look.
        sought: What to look for.
        shift: How far the text before it has moved, as far as one knows: of several places the nearest is meant.
    """
    expected = sought.start + shift
    for start in (sought.start, expected):
        if start >= 0 and anchor(text, start, start + len(sought.words)) == sought._replace(start=start):
            return start
    found = _occurrences(text, sought)
    best = max(found, key=lambda start: (_agreement(text, start, sought), -abs(start - expected)), default=None)
    needed = min(ENOUGH, len(sought.before) + len(sought.after))
    return best if best is not None and _agreement(text, best, sought) >= needed else None


def _occurrences(text: str, sought: Anchor) -> Iterator[int]:
    """Where these words stand whole; for no words, where both sides of the place stand together."""
    before, after = ("", "") if sought.words else (sought.before[-ENOUGH:], sought.after[:ENOUGH])
    words = before + sought.words + after
    start = text.find(words) if words else -1  # a regular expression takes ten times as long
    while start >= 0:
        if not sought.words or _whole(text, start, start + len(words)):
            yield start + len(before)
        start = text.find(words, start + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    return not (
        (text[start].isalnum() and start > 0 and text[start - 1].isalnum())
        or (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    )


def _agreement(text: str, start: int, sought: Anchor) -> int:
    """How many characters of context agree, counted outwards from the words."""
    end = start + len(sought.words)
    before = _alike(text[max(0, start - REACH) : start][::-1], sought.before[::-1])
    return before + _alike(text[end : end + REACH], sought.after)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with in common."""
    least = min(len(one), len(other))
    return next((place for place in range(least) if one[place] != other[place]), least)

"""What closes when words are taken out of a sentence: their commas go with them, their capital stays."""

from __future__ import annotations

import re

MARK = re.compile(r"…|[,.?!–—-]*")
WORD = re.compile(r"\s+[^\W\d_][\w'’]*")
KEEPS_COMMA = frozenset("and but or so though where which who".split())
"""Words before which a comma is right whatever stood before them."""
STOPS = (".", "?", "!")


def opens(text: str, start: int) -> bool:
    """Whether a sentence or a line begins here."""
    before = text[max(0, start - 12) : start].rstrip(" \"“'(")
    return not before or before[-1] in ".?!…\n"


def taken_out(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The edit that takes these words out, as start, end and replacement."""
    mark = MARK.match(text, end)
    after = mark.end() if mark else end
    if opens(text, start):
        return _at_the_head(text, start, end, after)
    word = WORD.match(text, after)
    keeps = word is not None and word.group().strip().lower() in KEEPS_COMMA
    parted = text[start - 2 : start] == ", "
    if text[end:after].startswith(STOPS):
        return (start - 2 if parted else start), end, ""
    if keeps and not parted and text[end:after] == ",":
        return start, end, ""
    return (start - 2 if parted and text[end:after] == "," and not keeps else start), after, ""


def _at_the_head(text: str, start: int, end: int, after: int) -> tuple[int, int, str]:
    """The first word that remains takes over the capital of the sentence."""
    word = WORD.match(text, after)
    if word and text[start].isupper() and not text[end:after].startswith(STOPS):
        whole = word.group().lstrip()
        if whole[0].islower():
            return start, word.end(), whole[0].upper() + whole[1:]
    return start, after, ""

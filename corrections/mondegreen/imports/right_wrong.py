"""A list as people keep it by themselves: `Right: wrong | wrong`, a target a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.imports import Left, Lesson, mostly, pair

TITLE = "Right: wrong | wrong"
SAMPLE = """\
# Guests
Ilya Sutskever: elia sutskever | switzerberger
OpenAI: open eye
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("Ilya Sutskever", "elia sutskever"),
    Lesson("Ilya Sutskever", "switzerberger"),
    Lesson("OpenAI", "open eye"),
)
LINE = re.compile(r"^(?!#)([^:|\n>]+):[ \t]+([^:\n]+)$", re.MULTILINE)


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return mostly(LINE, text)


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    for match in LINE.finditer(text):
        for heard in match[2].split("|"):
            if heard.strip():
                yield pair(heard, match[1])

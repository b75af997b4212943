"""codespell's dictionaries: `wrong->right`; several rights, or a reason after the last comma, are for a person.

Source: codespell's README, "Dictionary format".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.imports import Left, Lesson, mostly, pair

TITLE = "codespell"
SAMPLE = """\
teh->the
chatgtp->ChatGPT
loosing->losing, loose is a word as well
clas->class, clash,
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("the", "teh"),
    Lesson("ChatGPT", "chatgtp"),
    Lesson("losing", "loosing", "ask", "loose is a word as well"),
    Lesson("class", "clas", "ask"),
    Lesson("clash", "clas", "ask"),
)
LINE = re.compile(r"^([^#\n>|]+?)->(.+)$", re.MULTILINE)


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return mostly(LINE, text)


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    for match in LINE.finditer(text):
        heard, data = match[1].strip(), match[2].strip()
        rights, comma, reason = data.rpartition(",")
        several = [right.strip() for right in (rights if comma else data).split(",") if right.strip()]
        trust = "ask" if len(several) > 1 or (comma and reason.strip()) else "always"
        for right in several:
            yield pair(heard, right, trust, reason.strip() if comma else "")

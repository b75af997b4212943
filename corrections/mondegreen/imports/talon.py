"""Talon's `words_to_replace.csv` and `additional_words.csv`: what to write comes first, what was heard second.

Source: the community's user files, `settings/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.imports import Left, Lesson, pair
from mondegreen.imports._rows import head, rows

TITLE = "Talon CSV"
SAMPLE = """\
Replacement,Original
Ryon,Ryan
GitHub,get hub
PyTorch
"""
TEACHES: tuple[Lesson | Left, ...] = (Lesson("Ryon", "Ryan"), Lesson("GitHub", "get hub"), Lesson("PyTorch"))
HEADINGS = (["replacement", "original"], ["word(s)", "spoken form (if different)"])


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return head(text) in HEADINGS


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    for place, (target, *heard) in enumerate(rows(text, ",")):
        if place or [target.lower(), *map(str.lower, heard)] not in HEADINGS:
            yield pair(heard[0], target) if heard and heard[0] else Lesson(target)

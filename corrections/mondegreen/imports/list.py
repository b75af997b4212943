"""A bare list: a term a line."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.errors import MalformedError
from mondegreen.imports import LONGEST, Left, Lesson

TITLE = "a term a line"
SAMPLE = """\
# Guests
Ilya Sutskever
- Yann LeCun
"""
TEACHES: tuple[Lesson | Left, ...] = (Lesson("Ilya Sutskever"), Lesson("Yann LeCun"))


def recognises(text: str) -> bool:
    """No text: a list is what is nothing else."""
    del text
    return False


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    for number, line in enumerate(text.splitlines(), 1):
        term = line.strip().removeprefix("- ").removeprefix("* ").strip()
        if len(term.split()) > LONGEST or "<" in term:
            raise MalformedError(f"line {number}: this is no term; a list has one a line, `terms from` reads notes.")
        if term and not term.startswith("#"):
            yield Lesson(term)

"""Subtitle Edit's multiple replace, as version 5 exports it to a spreadsheet: CSV with headings.

Source: Subtitle Edit, pull request 12019.
"""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.imports import PATTERN, Left, Lesson
from mondegreen.imports._rows import head, rows
from mondegreen.imports._subtitle_edit import rule

TITLE = "Subtitle Edit, multiple replace, CSV"
SAMPLE = """\
Category,Find,ReplaceWith,Description,Active,Type
Names,"monroe, inks","Monro, Inc.",The firm,true,CaseInsensitive
Names,\\d+ per cent,percent,,true,RegularExpression
Names,foo,bar,,false,CaseSensitive
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("Monro, Inc.", "monroe, inks", why="The firm"),
    Left("\\d+ per cent", PATTERN),
)
FIELDS = ("category", "find", "replacewith", "description", "active", "type")


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return {"find", "replacewith"} <= set(head(text))


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    names = head(text)
    for place, cells in enumerate(rows(text, ",")):
        said = dict(zip(names if "replacewith" in names else FIELDS, cells, strict=False))
        if (place or "replacewith" not in names) and said.get("active", "true").lower() != "false":
            yield rule(
                said.get("find", ""), said.get("replacewith", ""), said.get("type", ""), said.get("description", "")
            )

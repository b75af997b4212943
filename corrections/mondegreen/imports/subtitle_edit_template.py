"""Subtitle Edit's multiple replace, as version 5 exports it: a `.template`, which is JSON.

Source: Subtitle Edit, pull request 12546.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mondegreen.errors import MalformedError
from mondegreen.imports import PATTERN, Left, Lesson
from mondegreen.imports._subtitle_edit import rule

TITLE = "Subtitle Edit, multiple replace, template"
SAMPLE = """\
{"categories": [{"name": "Names", "isActive": true, "rules": [
  {"find": "jan lacun", "replaceWith": "Yann LeCun", "description": "The guest", "isActive": true,
   "type": "CaseInsensitive"},
  {"find": "\\\\bvv\\\\b", "replaceWith": "w", "isActive": true, "type": "RegularExpression"},
  {"find": "foo", "replaceWith": "bar", "isActive": false, "type": "CaseSensitive"}]}]}
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("Yann LeCun", "jan lacun", why="The guest"),
    Left("\\bvv\\b", PATTERN),
)


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return text.lstrip().startswith("{") and '"categories"' in text[:200].lower()


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    try:
        data: Any = json.loads(text)
        for category in _lowered(data)["categories"]:
            for each in map(_lowered, _lowered(category)["rules"]):
                if each.get("isactive", True):
                    yield rule(*(str(each.get(name) or "") for name in ("find", "replacewith", "type", "description")))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise MalformedError(f"it is no template of Subtitle Edit ({error}); export it once more.") from error


def _lowered(table: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in table.items()}

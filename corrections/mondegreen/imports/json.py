"""Flat JSON: `{"wrong": "right"}`, `{"Right": ["wrong", "wrong"]}`, or a list of terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mondegreen.errors import MalformedError
from mondegreen.imports import Left, Lesson, pair

TITLE = "flat JSON"
SAMPLE = """\
{"get hub": "GitHub", "Ilya Sutskever": ["elia sutskever", "switzerberger"], "PyTorch": []}
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("GitHub", "get hub"),
    Lesson("Ilya Sutskever", "elia sutskever"),
    Lesson("Ilya Sutskever", "switzerberger"),
    Lesson("PyTorch"),
)
FORM = 'write {"wrong": "right"}, {"Right": ["wrong"]} or a list of terms'


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return text.lstrip()[:1] in ("{", "[") and '"categories"' not in text[:200].lower()


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"it is not JSON ({error}); mend that place.") from error
    if isinstance(data, list):
        yield from (Lesson(_text(each)) for each in data)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _of(key, value)
    else:
        raise MalformedError(f"it is no list of corrections; {FORM}.")


def _of(key: str, value: Any) -> Iterator[Lesson | Left]:
    if isinstance(value, list):
        yield from [pair(_text(each), key) for each in value] or [Lesson(key)]
    else:
        yield pair(key, _text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise MalformedError(f"{value!r:.40} is no text; {FORM}.")
    return value

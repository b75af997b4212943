"""Edits of a text: making them, and closing up what a deletion leaves behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Edit(NamedTuple):
    """Characters `start` to `end` become `text`."""

    start: int
    end: int
    text: str


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, which are in order and do not overlap."""
    out: list[str] = []
    last = 0
    for start, end, new in edits:
        out += (text[last:start], new)
        last = end
    out.append(text[last:])
    return "".join(out)


def inverse(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that give this text back once these have been made in it; they are in order and do not overlap."""
    shift = 0
    for start, end, new in edits:
        yield Edit(start + shift, start + shift + len(new), text[start:end])
        shift += len(new) - (end - start)


def closed_up(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The same edits in order, where a deletion takes the white space on one of its sides with it.

    It takes the side that parts less, a space rather than a line break, and of two spaces the one before it: where
    words have times, their space stands with them.
    """
    last, behind = 0, ""
    for edit, following in pairwise([*sorted(edits), Edit(len(text), len(text), "")]):
        start, end, new = edit
        behind = text[start - 1] if start > last else behind
        if not new and end > start:
            start, end = _closed(text, edit, last, following, behind)
        yield Edit(start, end, new)
        behind = new[-1:] or (text[start - 1] if start > last else behind)
        last = end


def _closed(text: str, edit: Edit, last: int, following: Edit, behind: str) -> tuple[int, int]:
    """Where a deletion starts and ends with the white space it takes.

    It may grow back to `last` and on to the edit that follows; `behind` is the character that will stand before it.
    """
    start, end, _ = edit
    while start > last and text[start - 1].isspace():
        start -= 1
    while end < following.start and text[end].isspace():
        end += 1
    before, after = text[start : edit.start], text[edit.end : end]
    if after and (not behind or behind.isspace()):
        lesser = before and (before.count("\n"), len(before)) <= (after.count("\n"), len(after))
        return (start, edit.end) if lesser else (edit.start, end)
    ahead = following.text[:1] if edit.end == following.start else text[edit.end]
    ended = not ahead and edit.end == len(text)
    return (start if ended or (ahead and not ahead.isalnum() and not after) else edit.start), edit.end


def moved(edits: Iterable[Edit], by: int) -> Iterator[Edit]:
    """The same edits of a text that starts so many characters earlier."""
    return (Edit(start + by, end + by, new) for start, end, new in edits)

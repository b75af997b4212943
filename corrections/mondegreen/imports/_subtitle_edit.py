"""What Subtitle Edit's rules of multiple replace say, however they are written down."""

from __future__ import annotations

from mondegreen.imports import PATTERN, Left, Lesson, pair


def rule(find: str, replace: str, kind: str, why: str) -> Lesson | Left:
    """The lesson of one rule that is switched on. Parts of words are not replaced here: only whole ones are."""
    return Left(find, PATTERN) if kind == "RegularExpression" else pair(find, replace, why=why)

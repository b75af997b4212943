"""Patterns that are compiled when they are first used: many are imported for one that a small text asks for."""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as `re.compile` gives it, but not before something is asked of it.

    A pattern with a fault fails there: one test compiles those of every format.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Becomes, attribute by attribute, the compiled pattern: what was asked for once costs nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)  # `re` keeps what it has compiled
        setattr(self, name, found)
        return found

"""What a misspelt name was meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A question, with the space before it, or nothing where no name is like this one."""
    from difflib import get_close_matches  # only where something is misspelt

    near = get_close_matches(name, list(names), 1)
    return f" Did you mean {near[0]!r}?" if near else ""

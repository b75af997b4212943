"""What entities of HTML stand for."""

from __future__ import annotations


def unescaped(text: str) -> str:
    """The text with its entities as the characters they stand for."""
    if "&" not in text:
        return text
    from html import unescape  # it brings a table of two thousand of them, which most texts do without

    return unescape(text)

"""What the parts of the screen tell it: the vocabulary on one page."""

from __future__ import annotations

from enum import StrEnum

from textual.message import Message


class Purpose(StrEnum):
    """What a line is written for."""

    WORDS = "words"
    FIND = "find"
    FILTER = "filter"
    TERM = "term"
    PARAGRAPH = "paragraph"


class Pointed(Message):
    """A proposal was clicked in the text."""

    def __init__(self, place: int) -> None:
        self.place = place
        super().__init__()


class CardPointed(Message):
    """A card was clicked, or one of its places."""

    def __init__(self, index: int, inside: int | None) -> None:
        self.index = index
        self.inside = inside
        super().__init__()


class Written(Message):
    """A line was entered."""

    def __init__(self, text: str, purpose: Purpose) -> None:
        self.text = text
        self.purpose = purpose
        super().__init__()


class Dropped(Message):
    """The edit line was left without a word."""


class Scrolled(Message):
    """The text is to be scrolled by lines while the edit line is open."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        super().__init__()

"""What the parts of the screen tell it: the vocabulary on one page."""

from __future__ import annotations

from textual.message import Message


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
    """Words of the editor's own were entered."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class Dropped(Message):
    """The edit line was left without a word."""

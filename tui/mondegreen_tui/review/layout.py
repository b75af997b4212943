"""Which line of the screen shows which words: wrapping, and where each paragraph begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from rich.cells import split_graphemes

from mondegreen_tui.review.galley import Galley, Piece

GAP = 1
"""Empty lines after a paragraph."""

# Everything here is one cell wide, which lets a line be cut by counting characters: 2,500 paragraphs in 5 ms
# where measuring each character takes 200. A test holds the class against Rich's own table.
ONE_CELL = re.compile(
    r"[ -~\u00a1-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    r"\u20a0-\u20bf\u2100-\u214f\u2190-\u21ff\u2400-\u2426\ufffd]*"
)


def line_starts(text: str, width: int) -> list[int]:
    """Where the lines begin, in characters, when the text is broken at spaces to this many cells.

    A word that is longer than a line is cut. The space at which a line is broken hangs at its end.
    """
    return _starts_by_count(text, width) if ONE_CELL.fullmatch(text) else _starts_by_cells(text, width)


def _starts_by_count(text: str, width: int) -> list[int]:
    starts = [0]
    last, length = 0, len(text)
    while length - last > width:
        space = text.rfind(" ", last, last + width + 1)
        last = space + 1 if space > last else last + width
        starts.append(last)
    return starts if last < length or length == 0 else starts[:-1]


def _starts_by_cells(text: str, width: int) -> list[int]:
    """The same for any text: never within a grapheme, and before or after every wide character."""
    starts = [0]
    used = since = chance = 0
    for start, end, cells in split_graphemes(text)[0]:
        space = text[start:end] == " "  # one with an accent on it is seen
        if cells == 2:
            chance, since = start, 0
        if used + cells > width and not space and start > starts[-1]:
            if chance <= starts[-1]:
                chance, since = start, 0
            starts.append(chance)
            used = since
        used += cells
        since += cells
        if space or cells == 2:
            chance, since = end, 0
    return starts


class Block(NamedTuple):
    """A paragraph as it is set: its pieces, its text, whether that is one cell each, where its lines begin in it."""

    pieces: tuple[Piece, ...]
    text: str
    even: bool
    starts: list[int]

    def set_to(self, width: int) -> Block:
        """The same in lines of this many cells."""
        wrap = _starts_by_count if self.even else _starts_by_cells
        return Block(self.pieces, self.text, self.even, wrap(self.text, width))

    def line_at(self, offset: int) -> int:
        """The line that shows this character."""
        return bisect_right(self.starts, offset) - 1

    def span_of(self, place: int) -> tuple[int, int]:
        """The characters that show a proposal."""
        at = 0
        for piece in self.pieces:
            if piece.place == place:
                return at, at + len(piece.text)
            at += len(piece.text)
        return 0, 0

    def place_at(self, offset: int) -> int | None:
        """The proposal that this character shows."""
        at = 0
        for piece in self.pieces:
            at += len(piece.text)
            if offset < at:
                return piece.place
        return None


class Layout:
    """All paragraphs set to one width. Lines are counted from the top of the document."""

    def __init__(self, galley: Galley, width: int, current: int | None = None) -> None:
        self._galley = galley
        self.width = width
        self.blocks = [self._set(number, current) for number in range(len(galley.paragraphs))]
        self._stack()

    def _set(self, number: int, current: int | None) -> Block:
        pieces = self._galley.pieces(number, current)
        text = "".join([piece.text for piece in pieces])
        return Block(pieces, text, ONE_CELL.fullmatch(text) is not None, []).set_to(self.width)

    def widen(self, width: int) -> None:
        """Set everything to another width."""
        self.width = width
        self.blocks = [block.set_to(width) for block in self.blocks]
        self._stack()

    def _stack(self) -> None:
        self.tops = list(accumulate((len(block.starts) + GAP for block in self.blocks), initial=0))

    @property
    def height(self) -> int:
        """How many lines there are."""
        return max(0, self.tops[-1] - GAP)

    def reset(self, numbers: Iterable[int], current: int | None) -> bool:
        """Set these paragraphs anew; whether lines below them moved."""
        moved = False
        for number in numbers:
            before = len(self.blocks[number].starts)
            self.blocks[number] = self._set(number, current)
            moved = moved or len(self.blocks[number].starts) != before
        if moved:
            self._stack()
        return moved

    def at(self, y: int) -> tuple[int, int]:
        """The paragraph shown on a line, and the line within it; the gap below counts as its last."""
        number = min(max(0, bisect_right(self.tops, y) - 1), len(self.blocks) - 1)
        return number, y - self.tops[number]

    def lines_of(self, place: int) -> tuple[int, int]:
        """The first and the last line that show a proposal."""
        number = self._galley.numbers((place,))[0]
        block, top = self.blocks[number], self.tops[number]
        start, end = block.span_of(place)
        return top + block.line_at(start), top + block.line_at(max(start, end - 1))

    def spot(self, place: int) -> tuple[int, int]:
        """Where a proposal is shown: its paragraph, and the first character of it there."""
        number = self._galley.numbers((place,))[0]
        return number, self.blocks[number].span_of(place)[0]

    def found(self, sought: re.Pattern[str]) -> list[tuple[int, int]]:
        """Where this stands in what is shown."""
        blocks = enumerate(self.blocks)
        return [(number, match.start()) for number, block in blocks for match in sought.finditer(block.text)]

    def offset_at(self, y: int) -> tuple[int, int]:
        """The paragraph on a line and the first character of it that the line shows; of no text, the first of it."""
        if not self.blocks:
            return 0, 0
        number, line = self.at(y)
        starts = self.blocks[number].starts
        return number, starts[min(line, len(starts) - 1)]

    def line_showing(self, number: int, offset: int) -> int:
        """The line that shows a character of a paragraph."""
        if not self.blocks:
            return 0
        return self.tops[number] + self.blocks[number].line_at(offset)

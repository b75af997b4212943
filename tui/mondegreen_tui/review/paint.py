"""How marks look, and one line of a paragraph as segments. Every mark has an attribute, so that colour is a comfort."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from mondegreen_tui.review.galley import Mark
from mondegreen_tui.review.layout import Block

MARKS = frozenset(
    {"pending", "accepted", "edited", "rejected", "removed", "current", "time", "name", "bar", "band", "found"}
)
"""The component classes of the transcript view, each as `transcript--…`."""

CSS = """
TranscriptView {
    & > .transcript--time { color: $foreground 45%; }
    & > .transcript--name { color: $foreground 70%; }
    & > .transcript--bar { color: $primary; }
    & > .transcript--band { background: $foreground 5%; }
    & > .transcript--pending { background: $warning 22%; text-style: underline; }
    & > .transcript--accepted { color: $text-success; text-style: bold; }
    & > .transcript--edited { color: $text-success; text-style: bold italic; }
    & > .transcript--rejected { text-style: dim; }
    & > .transcript--removed { color: $foreground; text-style: strike; }
    & > .transcript--found { background: $accent 40%; text-style: underline italic; }
    & > .transcript--current { background: $surface; color: $warning; text-style: bold; }
    &:light {
        & > .transcript--current { background: $foreground; }
    }
    &:ansi {
        & > .transcript--pending { background: ansi_default; color: ansi_yellow; }
        & > .transcript--current { background: ansi_default; color: ansi_default; }
        & > .transcript--found { background: ansi_default; color: ansi_cyan; }
        & > .transcript--rejected { color: ansi_default; }
        & > .transcript--time { color: ansi_default; text-style: dim; }
    }
}
"""


class Look(NamedTuple):
    """A mark's style on the page and in the band of the current paragraph."""

    page: Style
    band: Style


class Inks:
    """The styles of all marks under the theme that is on."""

    def __init__(self, style_of: Callable[[str], Style], base: Style) -> None:
        self.base = base
        band = style_of("transcript--band").bgcolor
        self._looks = {mark: self._look(style_of(f"transcript--{mark}"), base, band) for mark in MARKS}
        current = style_of("transcript--current") + Style(reverse=True)  # which Textual's own styles leave out
        self._looks["current"] = Look(current, current)
        self._looks[Mark.PLAIN] = Look(base, base + Style(bgcolor=band))

    @staticmethod
    def _look(style: Style, base: Style, band: Color | None) -> Look:
        """What has no ground of its own takes that of the band."""
        grounded = style.bgcolor != base.bgcolor
        return Look(style, style if grounded else style + Style(bgcolor=band))

    def style(self, mark: str, banded: int) -> Style:
        """The style of a mark; `banded` is 1 in the current paragraph."""
        return self._looks[mark][banded]

    def place_style(self, mark: Mark, place: int | None, current: int | None, banded: int) -> Style:
        """The style of a piece, which knows its proposal, so that a click finds it."""
        style = self.style(mark, banded)
        if place is None:
            return style
        if place == current:
            style = self.style("current", banded) + Style(strike=style.strike)
        return style + Style.from_meta({"place": place})


class Eye(NamedTuple):
    """What is looked at, and looked for; where in this paragraph the find begins that one stands at."""

    current: int | None = None
    sought: re.Pattern[str] | None = None
    find: int | None = None


def segments(block: Block, line: int, eye: Eye, inks: Inks, banded: int) -> Iterator[Segment]:
    """One line of a paragraph."""
    start = block.starts[line]
    end = block.starts[line + 1] if line + 1 < len(block.starts) else len(block.text)
    end = start + len(block.text[start:end].rstrip())
    found = [match.span() for match in eye.sought.finditer(block.text)] if eye.sought else []
    at = 0
    for text, mark, place in block.pieces:
        low, high = max(start, at), min(end, at + len(text))
        if low < high:
            style = inks.place_style(mark, place, eye.current, banded)
            for first, last, find in _parted(low, high, found):
                look = style if find is None else style + inks.style("found", banded)
                here = find is not None and find == eye.find
                yield Segment(block.text[first:last], look + Style(reverse=True, bold=True) if here else look)
        at += len(text)


def _parted(low: int, high: int, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int | None]]:
    """A stretch, cut where something that was found begins or ends in it; each part with the begin of its find."""
    for first, last in found:
        start, end = max(low, first), min(high, last)
        if start < end:
            if low < start:
                yield low, start, None
            yield start, end, first
            low = end
    if low < high:
        yield low, high, None

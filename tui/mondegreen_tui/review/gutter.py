"""The margin of the text: when a paragraph begins, and who says it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from mondegreen.transcripts.paragraphs import Paragraph
from mondegreen_tui.phrases import clock
from mondegreen_tui.review.paint import Inks
from mondegreen_tui.safe import safe_line

BAR, NO_BAR = "▌ ", "  "
"""Before every line, and before those of the paragraph where the current proposal stands."""
TIME = 7
LONGEST_NAME = 12


class Gutter:
    """As wide as these paragraphs need: no times, no room for times."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        longest = max((cell_len(safe_line(speaker)) for speaker in {each.speaker for each in paragraphs}), default=0)
        self._time = TIME + 2 if any(each.begins is not None for each in paragraphs) else 0
        self._name = min(LONGEST_NAME, longest) + 2 if longest else 0
        self.width = self._time + self._name

    def head(self, number: int) -> tuple[str, str]:
        """Time and name beside the first line of a paragraph; the name only where another speaks than before."""
        paragraph = self._paragraphs[number]
        name = safe_line(paragraph.speaker)
        if number and self._paragraphs[number - 1].speaker == paragraph.speaker:
            name = ""
        if cell_len(name) > LONGEST_NAME:
            name = set_cell_size(name, LONGEST_NAME - 1).rstrip() + "…"
        time = "" if paragraph.begins is None else clock(paragraph.begins)
        return f"{time:>{TIME}}  " if self._time else "", set_cell_size(name, self._name)

    def margin(self, number: int, row: int, inks: Inks, banded: int) -> tuple[Segment, ...]:
        """What stands left of a line: the bar of the current paragraph, time and name on its first line."""
        time, name = self.head(number)
        if row:
            time, name = " " * len(time), " " * cell_len(name)
        parts = (("bar", BAR if banded else NO_BAR), ("time", time), ("name", name))
        return tuple(Segment(text, inks.style(mark, banded)) for mark, text in parts)

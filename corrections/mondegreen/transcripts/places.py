"""Where a place of the reading text stands in the file: lines and columns as an editor counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from mondegreen.transcripts.transcript import Segment, Transcript

LINE_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """A line and a column, both from 1, in characters."""

    line: int
    column: int


class Places:
    """Looks places up in one transcript."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._lines = [0, *(match.end() for match in LINE_END.finditer(transcript.source))]
        if transcript.source.startswith("\ufeff"):
            self._lines[0] = 1  # no editor shows the mark, nor counts it

    def first(self, at: int) -> Place:
        """Where the character of the reading text at this offset stands."""
        return self._place(self._in_source(at))

    def last(self, end: int) -> Place:
        """Where the character before this offset ends."""
        return self._place(self._in_source(end - 1) + 1) if end else self.first(0)

    def segment(self, at: int) -> Segment | None:
        """The segment that holds this offset."""
        segments = self._transcript.segments
        number = bisect_right(segments, at, key=attrgetter("start")) - 1
        return segments[number] if number >= 0 else None

    def _in_source(self, at: int) -> int:
        runs = self._transcript.runs
        number = bisect_right(runs, at, key=attrgetter("until"))
        if number == len(runs):
            return runs[-1].end if runs else 0
        run = runs[number]
        return min(run.start + max(0, at - run.at), run.end)

    def _place(self, offset: int) -> Place:
        line = max(1, bisect_right(self._lines, offset))
        return Place(line, max(0, offset - self._lines[line - 1]) + 1)

"""When words were said: by their own times where the file has them, else by their place among those that it has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from mondegreen.formats import timings
from mondegreen.transcripts.transcript import Segment, Timing, Transcript

PACE = 15.0
"""Characters of a second of speech, where nothing better is known."""


class Moment(NamedTuple):
    """When something was said, in seconds; `exact` where the recogniser timed these very words."""

    begins: float
    ends: float
    exact: bool


class Moments:
    """Looks up when the words of one transcript were said. What takes long is found out at the first question."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript

    @property
    def known(self) -> bool:
        """Whether the transcript has any times."""
        return any(segment.begins is not None for segment in self._transcript.segments) or bool(self._timings)

    def of(self, start: int, end: int) -> Moment | None:
        """When the words between these characters of the reading text were said; None where no time is known."""
        if not self._anchors:
            return None
        first = bisect_right(self._anchors, start, key=_place)
        last = bisect_left(self._anchors, end, key=_place)
        begins, ends = self._between(first, start), self._between(last, end)
        return Moment(begins, max(begins, ends), self._timed(start, end))

    def _between(self, number: int, at: int) -> float:
        """The time of a character that stands before the anchor of this number, and not before the one before it."""
        if number == 0:
            place, time = self._anchors[0]
            return max(0.0, time - (place - at) / PACE)
        place, time = self._anchors[number - 1]
        if number == len(self._anchors):
            return time + (at - place) / PACE
        until, then = self._anchors[number]
        return time + (then - time) * (at - place) / (until - place)

    def _timed(self, start: int, end: int) -> bool:
        number = bisect_left(self._timings, end, key=lambda timing: timing.start) - 1
        return number >= 0 and self._timings[number].end > start

    @cached_property
    def _timings(self) -> tuple[Timing, ...]:
        return tuple(timing for timing in timings(self._transcript) if timing.begins is not None)

    @cached_property
    def _anchors(self) -> list[tuple[int, float]]:
        """Characters of which the time is known, in order; a time that goes back is taken for a slip."""
        anchors: list[tuple[int, float]] = []
        for place, time in sorted(self._told()):
            if not anchors or time >= anchors[-1][1]:
                anchors.append((place, time))
        return anchors

    def _told(self) -> Iterator[tuple[int, float]]:
        spans: Iterable[Segment | Timing] = chain(self._transcript.segments, self._timings)
        for each in spans:
            if each.begins is not None:
                yield each.start, each.begins
                if each.ends is not None:
                    yield each.end, each.ends


def _place(anchor: tuple[int, float]) -> int:
    return anchor[0]

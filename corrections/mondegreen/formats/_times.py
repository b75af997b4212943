"""The time lines of captions: where cues stand and when they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mondegreen.errors import MalformedError
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import new

ARROW = "-->"
TIME = r"(?:[0-9]{1,6}:)?[0-9]{1,3}:[0-9]{1,2}(?:[.,][0-9]{1,3})?"
TIME_LINE = pattern(rf"[ \t\ufeff]*({TIME})[ \t]*-->[ \t]*({TIME})(?![^ \t\r\n])([^\r\n]*)")
LOOKS_BROKEN = pattern(
    r"[ \t\ufeff]*[0-9]+[:.,;]\S[^\r\n]*-->|[ \t\ufeff]*[0-9][0-9.,; \t]*-->|[^\r\n]*-->[ \t]*[0-9]+[:.,;][0-9]"
)
END = r"(?:\r\n|\n|\r(?!\n))"
LINE_END = pattern(END)
EMPTY_LINE = rf"(?:\A\ufeff?|{END}[ \t]*{END})[ \t]*"
NUMBER = rf"[0-9]+[ \t]*{END}[ \t]*"
STAMP = r"(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{3}"
LOST_ITS_ARROW = pattern(
    rf"[\r\n][ \t]*({STAMP})(?![ \t]*-->)[ \t]*(?:[-–—=>]*[ \t]*{STAMP}|[-–—=>]+[ \t]*(?:[\r\n]|\Z))"
)
WHERE_A_CUE_STARTS = pattern(rf"(?:{EMPTY_LINE}|{END}[ \t]*{NUMBER})\Z")
"""Anywhere else, times are said: `1:45.832 - 1:45.900`."""
BREAKS_OFF = pattern(rf"{EMPTY_LINE}(?:{NUMBER}[0-9][0-9:.,]*|[0-9]+:[0-9:.,]*)[ \t]*-{{0,2}}\Z")
"""At the end of a file: a time line without an arrow yet, alone or behind a cue's number."""
USUAL = len("00:00:00.000")
LONGEST = 256
"""Characters of context for the two above."""


class Cue(NamedTuple):
    """Seen from `begins` to `ends`, in seconds; `start` and `end` of the source: from its time line to the next."""

    start: int
    end: int
    begins: float
    ends: float


def cues(source: str) -> Iterator[Cue]:
    """The cues, in order. What players accept is accepted: no hours, no fraction, a comma or a point.

    Raises:
        MalformedError: A time line is broken, or the file breaks off within one.
    """
    start, begins, ends, until = -1, 0.0, 0.0, ""
    for line in _time_lines(source):
        if source.find(":", max(0, start), line.start()) >= 0:  # most words have no colon
            _check(source, max(0, start), line.start())
        if start >= 0:
            yield new(Cue, (start, line.start(), begins, ends))
        begins = ends if line[1] == until else seconds(line[1])
        start, until = line.end(), line[2]
        ends = seconds(until)
    if BREAKS_OFF.search(source, max(start, len(source) - LONGEST)):
        raise _broken(source, len(source))
    _check(source, max(0, start), len(source))
    if start >= 0:
        yield Cue(start, len(source), begins, ends)


def _check(source: str, start: int, end: int) -> None:
    """Refuse a time line that has lost its arrow, among the words of a cue."""
    if not LOST_ITS_ARROW.search(source, start, end):
        return
    for lost in LOST_ITS_ARROW.finditer(source, start, end):
        if WHERE_A_CUE_STARTS.search(source, max(0, lost.start(1) - LONGEST), lost.start(1)):
            raise _broken(source, lost.start(1))


def _time_lines(source: str) -> Iterator[re.Match[str]]:
    """Lines with an arrow between two times; an arrow in the words of a cue is let through."""
    last, arrow = 0, source.find(ARROW)
    while arrow >= 0:
        start = max(source.rfind("\n", last, arrow), source.rfind("\r", last, arrow), last - 1) + 1
        found = TIME_LINE.match(source, start)
        if found:
            last = found.end()
            if last == len(source) and not found[3] and not re.search(r"[.,]\d{3}\Z", found[2]):
                raise _broken(source, start)
            yield found
        elif LOOKS_BROKEN.match(source, start):
            raise _broken(source, start)
        else:
            line_end = LINE_END.search(source, arrow)
            last = line_end.start() if line_end else len(source)
        arrow = source.find(ARROW, last)


def seconds(time: str) -> float:
    """A time of day or of a film in seconds."""
    if len(time) == USUAL and time[2] == time[5] == ":":  # half of the work of a reader is to read times
        return (_minutes(time[:6]) + int(time[6:8] + time[9:])) / 1000
    clock, _, fraction = time.replace(",", ".").partition(".")
    whole = 0
    for part in clock.split(":"):
        whole = whole * 60 + int(part)
    # One division of whole numbers gives the float that the decimal figure means; a sum of floats does not.
    return (whole * 1000 + int(fraction.ljust(3, "0"))) / 1000


@lru_cache(maxsize=64)
def _minutes(clock: str) -> int:
    """Thousandths of a second in hours and minutes, `01:02:`."""
    return (int(clock[:2]) * 60 + int(clock[3:5])) * 60_000


def _broken(source: str, place: int) -> MalformedError:
    number = 1 + sum(1 for _ in LINE_END.finditer(source, 0, place))
    return MalformedError(f"Line {number}: this time line is broken; mend it, as in 00:00:01,000 --> 00:00:02,000.")

"""Cut the reading text into paragraphs that a person can read: by speaker, by pause, by length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from mondegreen.transcripts.transcript import Segment, Transcript

PAUSE = 2.0
"""Seconds of silence that end a paragraph, once it has some length."""
SHORT, LONG = 300, 700
"""Characters: below the first a pause does not end a paragraph, above the second it ends where it can."""
LINE = 120
"""A line of a timeless text that is longer than this was meant as a paragraph, not as a part of one."""
CLOSING = "\"”’'»)]」』"
SENTENCE_END = re.compile(rf"[.?!…][{re.escape(CLOSING)}]*\s+|[。？！][{re.escape(CLOSING)}]*\s*")
OPENING = re.compile(r"\s+(?=(?:so|but|and then|now|well|yeah|okay|because|and)\s)", re.IGNORECASE)
"""Before a word with which people go on: where nobody has put a mark, the best place to draw breath."""
LINE_BREAK = re.compile(r"\n+")
SPACE = re.compile(r"\s+")


class Paragraph(NamedTuple):
    """Characters `start` to `end` of the reading text, who says them and when they begin, in seconds."""

    start: int
    end: int
    speaker: str = ""
    begins: float | None = None


def paragraphs(transcript: Transcript) -> tuple[Paragraph, ...]:
    """The paragraphs, in order. Every word of the reading text stands in exactly one."""
    return tuple(part for turn in _turns(transcript) for part in _cut(transcript.text, turn))


def _turns(transcript: Transcript) -> Iterator[Sequence[Segment]]:
    """Segments put together until the speaker changes, a gap or a pause comes, or it grows long."""
    open_: list[Segment] = []
    for segment in transcript.segments:
        if open_ and _parted(transcript.text, open_, segment):
            yield open_
            open_ = []
        open_.append(segment)
    if open_:
        yield open_


def _parted(text: str, before: Sequence[Segment], after: Segment) -> bool:
    last, length = before[-1], before[-1].end - before[0].start
    if text[last.end : after.start] != "\n":
        return True
    if last.ends is None or after.begins is None:
        return max(last.end - last.start, after.end - after.start) > LINE or length > LONG
    return length > SHORT and (after.begins - last.ends >= PAUSE or (length > LONG and _ends_sentence(text, last)))


def _ends_sentence(text: str, segment: Segment) -> bool:
    return text[segment.start : segment.end].rstrip(CLOSING).endswith((".", "?", "!", "…", "。", "？", "！"))


def _cut(text: str, turn: Sequence[Segment]) -> Iterator[Paragraph]:
    """Pieces of at most about LONG characters, each with the time at which the segment begins that it starts in."""
    start, end = turn[0].start, turn[-1].end
    while end - start > LONG + SHORT:
        cut = _break(text, start + SHORT, start + LONG)
        yield _paragraph(turn, start, cut)
        start = cut
    yield _paragraph(turn, start, end)


def _break(text: str, low: int, high: int) -> int:
    """The last place between these two where a sentence ends, else a segment, a clause, a word."""
    for boundary in (SENTENCE_END, LINE_BREAK, OPENING, SPACE):
        ends = [match.end() for match in boundary.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high


def _paragraph(turn: Sequence[Segment], start: int, end: int) -> Paragraph:
    first = turn[bisect_right(turn, start, key=attrgetter("start")) - 1]
    return Paragraph(start, end, first.speaker, first.begins)

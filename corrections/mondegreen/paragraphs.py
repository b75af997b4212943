"""Cut the reading text into paragraphs that a person can read: by speaker, by pause, by length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mondegreen.transcript import Segment, Transcript

PAUSE = 2.0
"""Seconds of silence that end a paragraph, once it has some length."""
SHORT, LONG = 300, 700
"""Characters: below the first a pause does not end a paragraph, above the second it ends where it can."""
LINE = 120
"""A line of a timeless text that is longer than this was meant as a paragraph, not as a part of one."""
SENTENCE_END = re.compile(r"[.?!…][\"”’')]*\s+")
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


def _turns(transcript: Transcript) -> Iterator[Paragraph]:
    """Segments put together until the speaker changes, a gap or a pause comes, or it grows long."""
    open_: list[Segment] = []
    for segment in transcript.segments:
        if open_ and _parted(transcript.text, open_, segment):
            yield _joined(open_)
            open_ = []
        open_.append(segment)
    if open_:
        yield _joined(open_)


def _parted(text: str, before: Sequence[Segment], after: Segment) -> bool:
    last, length = before[-1], before[-1].end - before[0].start
    if text[last.end : after.start] != "\n":
        return True
    if last.ends is None or after.begins is None:
        return max(last.end - last.start, after.end - after.start) > LINE or length > LONG
    return length > SHORT and (
        after.begins - last.ends >= PAUSE or (length > LONG and bool(SENTENCE_END.match(text, last.end - 1)))
    )


def _joined(segments: Sequence[Segment]) -> Paragraph:
    return Paragraph(segments[0].start, segments[-1].end, segments[0].speaker, segments[0].begins)


def _cut(text: str, turn: Paragraph) -> Iterator[Paragraph]:
    """Pieces of at most about LONG characters, cut after a sentence where there is one, else between words."""
    start = turn.start
    while turn.end - start > LONG + SHORT:
        ends = [match.end() for match in SENTENCE_END.finditer(text, start + SHORT, start + LONG)]
        ends = ends or [match.end() for match in SPACE.finditer(text, start + SHORT, start + LONG)]
        cut = ends[-1] if ends else start + LONG
        yield Paragraph(start, cut, turn.speaker, turn.begins if start == turn.start else None)
        start = cut
    yield Paragraph(start, turn.end, turn.speaker, turn.begins if start == turn.start else None)

"""Plain text: a line is a segment, an empty line stands between paragraphs, `Name:` at its start is a speaker."""

from __future__ import annotations

from mondegreen.formats._labels import LABEL
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "Plain text"
SUFFIXES = (".txt", ".text")
CHANGES = "The line has other words; one that loses all of them goes."

SAMPLE = """\
Craig Smith: this week I talked to Ilya switzerberger
of open
Ai

Ilya: it was: a very big neural net
"""
READS = """\
this week I talked to Ilya switzerberger
of open
Ai

it was: a very big neural net"""

LINE = pattern(r"[^\s\ufeff](?:[^\r\n]*\S)?")
BLANK = pattern(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]")


def recognises(source: str) -> bool:  # noqa: ARG001
    """Never: plain text is what remains when no other format knows the text."""
    return False


def read(source: str) -> Transcript:
    """The transcript in a plain text. Nothing is malformed."""
    draft = Draft(source)
    last, speaker = 0, ""
    for line in LINE.finditer(source):
        start, end = line.span()
        if BLANK.search(source, last, start):
            draft.gap()
        last = end
        label = LABEL.match(source, start, end)
        if label:
            speaker, start = label[1], label.end()
            draft.label(*label.span(1), speaker)
        draft.segment(speaker)
        draft.run(start, end)
    return draft.finish("txt")


def escape(words: str) -> str:
    """Plain text shows every word as it is."""
    return words

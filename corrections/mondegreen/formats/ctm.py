"""CTM, the word times of speech research: file, channel, start, duration, word, confidence."""

from __future__ import annotations

import re

from mondegreen.errors import MalformedError
from mondegreen.formats._lines import Line
from mondegreen.formats._patterns import pattern
from mondegreen.formats._speech import Said, say
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "CTM"
SUFFIXES = (".ctm",)
CHANGES = "Of several words that become one, the first line takes it and lasts as long as all; of one that becomes \
several, each has a line and a share of the time."

SAMPLE = """\
;; file channel start duration word confidence
4341191 A 3.21 0.15 good 1.00
4341191 A 3.36 0.33 morning 1.00
4341191 A 3.69 0.15 ilya 0.41
4341191 A 5.84 0.27 of
4341191 A 6.11 0.12 open 1.00 lex
4341191 B 6.23 0.12 ai 1.00
"""
READS = """\
good morning ilya
of open

ai"""

FIGURE = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
LINE = pattern(
    rf"(?<![^\r\n\ufeff])[ \t]*(\S+)[ \t]+(\S+)[ \t]+({FIGURE})[ \t]+({FIGURE})[ \t]+([^\s;]\S*)"
    r"(?:[ \t]+([0-9.]+|NA))?(?:[ \t]+[^\r\n]*)?[ \t]*(?=[\r\n]|\Z)(?:\r\n|\n|\r)?"
)
OTHER = pattern(r"(?<![^\r\n\ufeff])[ \t]*(?!;;)[^\s\ufeff][^\r\n]*")
HEAD = pattern(r"\ufeff?(?:[ \t]*(?:;;[^\r\n]*)?[\r\n]+){0,200}")


def recognises(source: str) -> bool:
    """Whether the first line that is no comment has a word and its times."""
    head = HEAD.match(source)
    return bool(LINE.match(source, head.end() if head else 0))


def read(source: str) -> Transcript:
    """The transcript in it; each channel is a speaker where there are several.

    Raises:
        MalformedError: A line has not the columns.
    """
    lines = list(LINE.finditer(source))
    _check(source, lines)
    draft = Draft(source)
    several = len({line[2] for line in lines}) > 1
    say(draft, (_said(line, several=several) for line in lines))
    draft.rows(Row(*line.span(), line.span(3), line.span(4), lasts=True, splits=True) for line in lines)
    return draft.finish("ctm")


def _said(line: re.Match[str], *, several: bool) -> Said:
    begins, lasts = float(line[3]), float(line[4])
    sure = float(line[6]) if line[6] and re.fullmatch(r"[0-9]*\.?[0-9]+", line[6]) else None
    word = Line(line[5], ((*line.span(5), None),))
    return Said(word, f"Channel {line[2]}" if several else "", begins, round(begins + lasts, 6), sure)


def _check(source: str, lines: list[re.Match[str]]) -> None:
    """Refuse a file in which a line is neither a word nor a comment nor empty."""
    starts = {line.start() for line in lines}
    for other in OTHER.finditer(source):
        if other.start() not in starts:
            number = 1 + len(re.findall(r"\r\n|\n|\r", source[: other.start()]))
            raise MalformedError(f"Line {number}: file, channel, start, duration and word must stand here; mend it.")


def escape(words: str) -> str:
    """A word cannot start with the mark of a comment; white space in it makes a line of its own."""
    return words.replace(";;", ",")

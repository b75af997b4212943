"""CTM, the word times of speech research: file, channel, start, duration, word, confidence.

A stretch may stand with its alternatives between lines of marks, as NIST's sclite takes them: the first is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge

from mondegreen.alternative import Alternative
from mondegreen.errors import MalformedError
from mondegreen.formats._lines import Line
from mondegreen.formats._speech import Said, say
from mondegreen.pattern import pattern
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
4341191 A * * <ALT_BEGIN>
4341191 A 5.84 0.27 of
4341191 A * * <ALT>
4341191 A 5.84 0.27 off
4341191 A * * <ALT_END>
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
MARK = pattern(
    r"(?<![^\r\n\ufeff])[ \t]*\S+[ \t]+\S+[ \t]+\*[ \t]+\*[ \t]+<(?P<mark>ALT(?:_BEGIN|_END)?)>[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
OTHER = pattern(r"(?<![^\r\n\ufeff])[ \t]*(?!;;)[^\s\ufeff][^\r\n]*")
HEAD = pattern(r"\ufeff?(?:[ \t]*(?:;;[^\r\n]*)?[\r\n]+){0,200}")
SILENCE = "@"
"""The word of an alternative in which nothing was said."""
ALONE = pattern(rf"(?<!\S){SILENCE}(?!\S)")
FOLLOWS = {"alt_begin": ("", "alt_end"), "alt": ("alt_begin", "alt"), "alt_end": ("alt_begin", "alt")}
"""Behind which marks a mark may stand."""


@dataclass(slots=True)
class Stretch:
    """Words `first` to before `last` of those that are read, and what else may have been said there."""

    first: int
    last: int = 0
    others: list[list[re.Match[str]]] = field(default_factory=list)


def recognises(source: str) -> bool:
    """Whether the first line that is no comment has a word and its times, or opens alternatives."""
    head = HEAD.match(source)
    place = head.end() if head else 0
    return bool(LINE.match(source, place) or MARK.match(source, place))


def read(source: str) -> Transcript:
    """The transcript in it; each channel is a speaker where there are several.

    Raises:
        MalformedError: A line has not the columns, or the marks of alternatives are in disorder.
    """
    lines, marks = list(LINE.finditer(source)), list(MARK.finditer(source))
    _check(source, [*lines, *marks])
    sorting = _Sorting(source)
    for line in merge(lines, marks, key=re.Match.start):
        (sorting.mark if "mark" in line.re.groupindex else sorting.word)(line)
    sorting.end()
    draft, words = Draft(source), sorting.words
    several = len({word[2] for word in words}) > 1
    say(draft, (_said(word, several=several) for word in words))
    draft.rows(Row(*word.span(), word.span(3), word.span(4), lasts=True, splits=True) for word in words)
    for stretch in sorting.stretches:
        draft.alternatives(_alternatives(draft, words, stretch))
    return draft.finish("ctm")


class _Sorting:
    """Parts the words that are read from those that may have been said instead."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.words: list[re.Match[str]] = []
        self.stretches: list[Stretch] = []
        self._into, self._last = self.words, ""

    def word(self, line: re.Match[str]) -> None:
        """Take the line of a word."""
        if line[5] != SILENCE:
            self._into.append(line)

    def mark(self, line: re.Match[str]) -> None:
        """Take the mark before, between or behind alternatives."""
        mark = line["mark"].lower()
        if self._last not in FOLLOWS[mark]:
            raise MalformedError(f"Line {_number(self._source, line)}: <{line['mark']}> has no place here; mend it.")
        if self._last == "alt_begin":
            self.stretches[-1].last = len(self.words)
        self._into, self._last = self.words, mark
        if mark == "alt_begin":
            self.stretches.append(Stretch(len(self.words)))
        elif mark == "alt":
            self._into = []
            self.stretches[-1].others.append(self._into)

    def end(self) -> None:
        """Say that this was the last line."""
        if self._last not in FOLLOWS["alt_begin"]:
            raise MalformedError("The last <ALT_BEGIN> has no <ALT_END>; get the whole file.")


def _alternatives(draft: Draft, words: Sequence[re.Match[str]], stretch: Stretch) -> Iterator[Alternative]:
    runs, standing = draft.runs[stretch.first : stretch.last], _sure(words[stretch.first : stretch.last])
    for other in stretch.others if runs else ():
        text = " ".join(word[5] for word in other)
        yield Alternative(runs[0].at, runs[-1].until, text, _sure(other), standing)


def _sure(words: Sequence[re.Match[str]]) -> float | None:
    """How sure some words are, on the average."""
    given = [sure for word in words if (sure := _confidence(word)) is not None]
    return sum(given) / len(given) if given else None


def _confidence(word: re.Match[str]) -> float | None:
    return float(word[6]) if word[6] and re.fullmatch(r"[0-9]*\.?[0-9]+", word[6]) else None


def _said(line: re.Match[str], *, several: bool) -> Said:
    begins, lasts = float(line[3]), float(line[4])
    word = Line(line[5], ((*line.span(5), None),))
    speaker = f"Channel {line[2]}" if several else ""
    return Said(word, speaker, begins, round(begins + lasts, 6), _confidence(line))


def _check(source: str, lines: Sequence[re.Match[str]]) -> None:
    """Refuse a file in which a line is neither a word nor a mark nor a comment nor empty."""
    starts = {line.start() for line in lines}
    for other in OTHER.finditer(source):
        if other.start() not in starts:
            where = _number(source, other)
            raise MalformedError(f"Line {where}: file, channel, start, duration and word must stand here; mend it.")


def _number(source: str, line: re.Match[str]) -> int:
    return 1 + len(re.findall(r"\r\n|\n|\r", source[: line.start()]))


def escape(words: str) -> str:
    """A word cannot start with the mark of a comment, or be that of silence; white space makes a line of its own."""
    return ALONE.sub("at", words.replace(";;", ","))

"""The transcript: its source kept whole, and the words that a person reads in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from mondegreen.alternative import Alternative


class Run(NamedTuple):
    """An unbroken stretch of visible words, and where it stands in the source.

    `start` and `end` count characters of the source, `at` counts characters of the reading text.
    `shown` is stated only where a person sees something else than the source has: `&` for `&amp;`.
    """

    start: int
    end: int
    at: int
    shown: str | None = None

    @property
    def until(self) -> int:
        """Where the run ends in the reading text."""
        return self.at + (self.end - self.start if self.shown is None else len(self.shown))


Piece = tuple[int, int, str | None]
"""A run that has no place in the reading text yet: start, end, shown."""


class Timing(NamedTuple):
    """When a word was said, in seconds, and how sure the recogniser was, 0 to 1: as far as the file tells.

    `start` and `end` count characters of the reading text.
    """

    start: int
    end: int
    begins: float | None = None
    ends: float | None = None
    confidence: float | None = None


Span = tuple[int, int]
"""Where something starts and ends in the source."""


class Row(NamedTuple):
    """An element of an array, or a line of a table, that holds a word: it goes when its words go.

    `begins` and `ends` say where its times stand in the source: where several rows become one, it takes the last
    one's end. The second is how long it `lasts` in some formats. Where a row must hold exactly one word it `splits`:
    of several words, each has a row and a share of the time.
    """

    start: int
    end: int
    begins: Span | None = None
    ends: Span | None = None
    lasts: bool = False
    splits: bool = False


class Label(NamedTuple):
    """Where the source says who speaks; `quoted` where the name must stand in quotes, for there stands a number."""

    start: int
    end: int
    speaker: str
    quoted: bool = False


class Segment(NamedTuple):
    """A cue, or a line of a text: `start` and `end` in characters of the reading text, times in seconds."""

    start: int
    end: int
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was read from a file.

    Attributes:
        source: The decoded file, whole, byte order mark and line ends included.
        text: The reading text: the runs in order; a space where a line breaks inside a segment, a new line
            between segments, an empty line where the speaker changes or the source has one.
        segments: In order; they never overlap.
        runs: In order of `at`; every character of `text` that is not such a joint stands in exactly one.
        echoes: Further places that show words of `runs` once more (rolling captions), each a line of runs.
        bare: Places that hold a word of `runs` without its marks, or in lower case; `shown` is the word as it is read.
        rows: The rows of each array or table in which words stand, rows without words included.
        labels: Where names of speakers stand; `formats.labels` knows more.
        timings: In order; words about which the file tells nothing are left out. `formats.timings` knows more.
        alternatives: What else the recogniser held possible, in order of where it begins, and the surest first.
        ascii: Whether the source writes all characters beyond ASCII as JSON escapes, and new words must be so too.
        format: The name of the format that read it.
        codec: The Python codec that turns `source` back into the very bytes of the file.
    """

    source: str
    text: str
    segments: tuple[Segment, ...]
    runs: tuple[Run, ...]
    echoes: tuple[tuple[Run, ...], ...] = ()
    bare: tuple[Run, ...] = ()
    rows: tuple[tuple[Row, ...], ...] = ()
    labels: tuple[Label, ...] = ()
    timings: tuple[Timing, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    ascii: bool = False
    format: str = "txt"
    codec: str = "utf-8"


new = tuple.__new__
"""`new(Run, (0, 1, 0, None))` makes a named tuple in a third of the time that a call takes: readers make millions."""


class Draft:
    """A transcript in the making: a reader says what it sees, in the order of the source.

    `draft.segment(...)` opens a segment, `draft.run(start, end)` adds visible words to it, `draft.line()` says that
    the next run stands on a new line, `draft.gap()` that the next segment stands apart from the last.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._echoes: list[tuple[Run, ...]] = []
        self._segments: list[Segment] = []
        self._bare: list[Run] = []
        self._rows: list[tuple[Row, ...]] = []
        self._labels: list[Label] = []
        self._timings: list[Timing] = []
        self._alternatives: list[Alternative] = []
        self._speaker = ""
        self._times: tuple[float | None, float | None] = (None, None)
        self._first_run = 0
        self._joint = ""
        self._apart = False

    def segment(self, speaker: str = "", begins: float | None = None, ends: float | None = None) -> None:
        """Open a segment; times in seconds. One that says nothing leaves no trace."""
        self._close()
        self._speaker, self._times = speaker, (begins, ends)

    def gap(self) -> None:
        """The next segment stands apart, as after an empty line: no match crosses it."""
        self._close()
        self._apart = bool(self._runs)

    def line(self) -> None:
        """The next run stands on a new line of the same segment."""
        self._joint = self._joint or " "

    def run(self, start: int, end: int, shown: str | None = None) -> None:
        """Add the visible words at `source[start:end]`, shown as `shown` if they are seen differently."""
        text = self._source[start:end] if shown is None else shown
        if text:
            self.words(text, ((start, end, shown),))

    def words(self, text: str, pieces: Iterable[Piece]) -> int:
        """Add visible words that stand in several places; `text` is what the pieces show, and none shows nothing.

        Returns:
            Where they stand in the reading text.
        """
        if self._joint:
            self._join()
        place = at = self._length
        for start, end, shown in pieces:
            self._runs.append(new(Run, (start, end, at, shown)))
            at += end - start if shown is None else len(shown)
        self._parts.append(text)
        self._length = at
        return place

    def echo(self, runs: tuple[Run, ...]) -> None:
        """Say that these places show again what already stands at their `at`."""
        if runs:
            self._echoes.append(runs)

    def bare(self, start: int, end: int, at: int, word: str) -> None:
        """Say that the word at `at` stands here once more, without its marks or in lower case."""
        self._bare.append(Run(start, end, at, word))

    def rows(self, rows: Iterable[Row]) -> None:
        """Say that these are the rows of one array or table, in order."""
        self._rows.append(tuple(rows))

    def label(self, start: int, end: int, speaker: str) -> None:
        """Say that the name of this speaker stands here."""
        self._labels.append(Label(start, end, speaker))

    def timing(self, timing: Timing) -> None:
        """Say when a word was said; nothing is kept of what says nothing."""
        if any(value is not None for value in timing[2:]):
            self._timings.append(timing)

    def alternatives(self, alternatives: Iterable[Alternative]) -> None:
        """Say what else may have been said, best first; nothing is kept of what says nothing."""
        self._alternatives += (each for each in alternatives if each.text.strip() and each.start < each.end)

    @property
    def text(self) -> str:
        """The reading text so far."""
        return "".join(self._parts)

    @property
    def runs(self) -> list[Run]:
        """What was said so far, for a reader that looks for echoes."""
        return self._runs

    def _join(self) -> None:
        """Put the joint that was asked for between the last run and the next."""
        joint = self._joint
        if joint == "\n" and (self._apart or self._segments[-1].speaker != self._speaker):
            joint = "\n\n"
        if self._runs:
            self._parts.append(joint)
            self._length += len(joint)
        self._joint, self._apart = "", False

    def _close(self) -> None:
        """End the open segment."""
        count = len(self._runs)
        if self._first_run == count:
            return
        begins, ends = self._times
        segment = (self._runs[self._first_run].at, self._length, self._speaker, begins, ends)
        self._segments.append(new(Segment, segment))
        self._first_run = count
        self._joint = "\n"

    def finish(self, format_name: str, *, ascii_only: bool = False) -> Transcript:
        """The transcript; `ascii_only` where the format can write any character in ASCII, and the source does."""
        self._close()
        return Transcript(
            source=self._source,
            text="".join(self._parts),
            segments=tuple(self._segments),
            runs=tuple(self._runs),
            echoes=tuple(sorted(self._echoes, key=lambda line: line[0].at)),
            bare=tuple(self._bare),
            rows=tuple(sorted(self._rows)),
            labels=tuple(self._labels),
            timings=tuple(sorted(self._timings, key=lambda timing: timing.start)),
            alternatives=tuple(sorted(self._alternatives, key=lambda each: each.start)),
            ascii=ascii_only,
            format=format_name,
        )

"""The shelf of exports, which make something else of a transcript: one module each, found by listing this folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from mondegreen.sessions.session import Session
from mondegreen.shelf import Shelf
from mondegreen.transcripts.mended import Mended
from mondegreen.transcripts.paragraphs import paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What an export says of itself. Nothing of it is guessed; what is empty is left out.

    Attributes:
        title: What the recording is called.
        source: The transcript that it was made of.
        date: When the recording was made, as it was given.
        policy: The name of the policy by which the words were mended.
        note: How far they are the speaker's own.
    """

    title: str = ""
    source: str = ""
    date: str = ""
    policy: str = ""
    note: str = ""

    def facts(self) -> Iterator[tuple[str, str]]:
        """All but the title, each with its name."""
        for name in ("source", "date", "policy", "note"):
            if said := getattr(self, name):
                yield name, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How captions are laid out where their words changed or were none before.

    The defaults are those of broadcasters, as Netflix's timed text style guide for English has them.

    Attributes:
        columns: Characters of a line.
        lines: Lines of a caption.
        speed: Characters a second that can be read.
    """

    columns: int = 42
    lines: int = 2
    speed: float = 17.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands beside the words: the time a paragraph begins, the name of who speaks, what this is; and how."""

    times: bool = False
    labels: bool = True
    front: Front | None = None
    layout: Layout = Layout()


class Export(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SUFFIX: str
    """The file name ending, with the dot."""
    FRONT: bool
    """Whether it says what it is, if nobody has said otherwise."""
    IS_TEXT: bool
    """Whether it is text in UTF-8, to be read on a terminal."""

    def export(self, session: Session, shown: Shown) -> bytes:
        """The file, with what is decided in the session.

        Raises:
            UnwritableError: It cannot be made of this transcript; the sentence says why.
        """


class Passage(NamedTuple):
    """A paragraph as it is to be read, on one line: who says it, when it begins, in seconds, and the mended words.

    `turns` where somebody else spoke before.
    """

    speaker: str
    begins: float | None
    text: str
    turns: bool


_SHELF = Shelf[Export](__name__, "export")
export_names, export_named = _SHELF.names, _SHELF.named


def passages(session: Session) -> Iterator[Passage]:
    """The paragraphs as they were decided, those left out that have no words any more."""
    parts = paragraphs(session.transcript)
    mended = Mended(session.transcript.text, session.edits())
    speaker = ""
    for part, (start, end) in zip(parts, mended.parts(part.start for part in parts), strict=True):
        if words := " ".join(mended.text[start:end].split()):
            yield Passage(part.speaker, part.begins, words, bool(part.speaker) and part.speaker != speaker)
            speaker = part.speaker


class Head(NamedTuple):
    """What stands before the words of a paragraph: a time, a name, or nothing."""

    time: str
    label: str


def head(passage: Passage, shown: Shown) -> Head:
    """What is shown before a paragraph."""
    time = clock(passage.begins) if shown.times and passage.begins is not None else ""
    return Head(time, passage.speaker if shown.labels and passage.turns else "")


def clock(seconds: float) -> str:
    """A time for readers: hours, minutes, seconds."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"

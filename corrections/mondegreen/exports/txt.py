"""Clean reading text: a paragraph a line, an empty line between, the speaker's name where a turn begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mondegreen.edits import Edit
from mondegreen.exports import Shown, passages
from mondegreen.transcript import Transcript

TITLE = "Reading text"
SUFFIX = ".txt"


def export(transcript: Transcript, edits: Sequence[Edit], shown: Shown) -> bytes:
    """The text, in UTF-8 with single line feeds whatever the transcript has."""
    text = "\n\n".join(_paragraphs(transcript, edits, shown))
    return f"{text}\n".encode("utf-8", "replace") if text else b""


def _paragraphs(transcript: Transcript, edits: Sequence[Edit], shown: Shown) -> Iterator[str]:
    speaker = ""
    for passage in passages(transcript, edits):
        turned = bool(passage.speaker) and passage.speaker != speaker
        speaker = passage.speaker
        label = f"{passage.speaker}: " if shown.labels and turned else ""
        time = f"[{_clock(passage.begins)}] " if shown.times and passage.begins is not None else ""
        yield f"{time}{label}{passage.text}"


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"

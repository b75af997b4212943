"""WebVTT captions, with the names of the speakers in voice tags."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.exports import Front, Shown
from mondegreen.exports._captions import Caption, captions, time
from mondegreen.exports._cues import Spoken
from mondegreen.sessions.session import Session

TITLE = "WebVTT captions"
SUFFIX = ".vtt"
FRONT = False
IS_TEXT = True


def export(session: Session, shown: Shown) -> bytes:
    """The captions; what they are stands in a note, which no player shows.

    Raises:
        UnwritableError: The transcript has no times.
    """

    def head(spoken: Spoken, shared: bool) -> str:  # noqa: FBT001 - as captions ask
        return "- " if shared and not (shown.labels and spoken.speaker) else ""

    cues = (_cue(caption, shown) for caption in captions(session, shown.layout, head))
    blocks = ["WEBVTT", *_note(shown.front), *cues]
    return "".join(f"{block}\n\n" for block in blocks).encode("utf-8", "replace")


def _note(front: Front | None) -> Iterator[str]:
    if front:
        facts = [("title", front.title), *front.facts()]
        lines = [f"{name.capitalize()}: {_escaped(' '.join(said.split()))}" for name, said in facts if said]
        if lines:
            yield "\n".join(("NOTE", *lines))


def _cue(caption: Caption, shown: Shown) -> str:
    lines = [f"{time(caption.begins, '.')} --> {time(caption.ends, '.')}"]
    for speaker, (first, *rest) in caption.parts:
        voice = f"<v {_escaped(speaker)}>" if shown.labels and speaker else ""
        lines += [voice + _escaped(first), *map(_escaped, rest)]
    return "\n".join(lines)


def _escaped(words: str) -> str:
    """Words that can neither be markup nor the arrow of a time line."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

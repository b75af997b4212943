"""SubRip captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mondegreen.exports import Shown
from mondegreen.exports._captions import Part, captions, time
from mondegreen.exports._cues import Spoken
from mondegreen.sessions.session import Session

TITLE = "SubRip captions"
SUFFIX = ".srt"
FRONT = False
IS_TEXT = True

ARROW, TAG, OVERRIDE = "-->", re.compile(r"<(?=[A-Za-z/!])"), re.compile(r"\{(?=\\)")


def export(session: Session, shown: Shown) -> bytes:
    """The captions, numbered from 1; names stand where a turn begins, for SubRip has no other place for them.

    Raises:
        UnwritableError: The transcript has no times.
    """

    def head(spoken: Spoken, shared: bool) -> str:  # noqa: FBT001 - as captions ask
        if shown.labels and spoken.turns:
            return f"{spoken.speaker}: "
        return "- " if shared else ""

    blocks = (
        "\n".join((f"{number}", f"{time(begins, ',')} --> {time(ends, ',')}", *_lines(parts)))
        for number, (begins, ends, parts) in enumerate(captions(session, shown.layout, head), 1)
    )
    return "".join(f"{block}\n\n" for block in blocks).encode("utf-8", "replace")


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    """The lines, in which nothing is a time line or markup: SubRip cannot write `<b>` otherwise than as a tag."""
    for line in (line for part in parts for line in part.lines):
        yield OVERRIDE.sub("(", TAG.sub("‹", line.replace(ARROW, "→")))

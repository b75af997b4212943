"""How a mended text becomes again what it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from mondegreen.sessions.anchor import Anchor, anchor, placed
from mondegreen.transcripts.edits import Edit, inverse, replaced
from mondegreen.transcripts.transcript import Transcript


@dataclass(frozen=True, slots=True)
class WayBack:
    """The changes that were made in a source, each where it stands in the mended one.

    Attributes:
        of: The digest of the source as it was.
        codec: How the source is encoded.
        changes: The changed words among their neighbours, and what stood there before.
    """

    of: str
    codec: str
    changes: tuple[tuple[Anchor, str], ...]

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Self:
        """The way back that a record of a ledger keeps."""
        changes = []
        for start, words, before, after, old in record["back"]:
            if not isinstance(start, int) or not all(isinstance(each, str) for each in (words, before, after, old)):
                raise TypeError(record)
            changes.append((Anchor(start, words, before, after), old))
        return cls(str(record["of"]), str(record["codec"]), tuple(changes))

    def unmade(self, source: str) -> str:
        """The mended source without the changes: what it was."""
        edits = (Edit(at.start, at.start + len(at.words), old) for at, old in self.changes)
        return replaced(source, edits)

    def unmade_around(self, source: str) -> tuple[str, list[str]]:
        """A mended source that was changed since, without those changes that still find their place; and the others."""
        edits, lost, shift, last = [], [], 0, 0
        for at, old in self.changes:
            start = placed(source, at, shift)
            if start is None or start < last:
                lost.append(at.words or old)
                continue
            shift, last = start - at.start, start + len(at.words)
            edits.append(Edit(start, last, old))
        return replaced(source, edits), lost


def way_back(of: str, heard: Transcript, source: str, edits: Iterable[Edit]) -> dict[str, Any]:
    """The members of a record that keep it.

    Args:
        of: The digest of the source as it was.
        heard: The transcript as it was.
        source: The source with the edits made.
        edits: The edits of the old source, in order.
    """
    back = ((anchor(source, start, end), old) for start, end, old in inverse(heard.source, edits))
    return {"of": of, "codec": heard.codec, "back": [[*at, old] for at, old in back]}

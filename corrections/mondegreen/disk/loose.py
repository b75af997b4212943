"""A journal that is in no file yet: its lines are put in their place by somebody else, with many others at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mondegreen.disk.journal import line_of, lines_in, record_of


class Loose:
    """What `Journal` is to one review, for a batch. Nothing is saved before somebody has written `data`.

    Args:
        path: Where it will stand.
        raw: What was in it before.
    """

    saved = True
    trouble = ""

    def __init__(self, path: Path, raw: bytes = b"") -> None:
        self.path = path
        found = [(line, record_of(line)) for line in lines_in(raw)]
        self.records = [record for _, record in found if record is not None]
        self.damaged = len(found) - len(self.records)
        self._lines = [line for line, record in found if record is not None]

    @property
    def data(self) -> bytes:
        """The bytes of it."""
        return b"".join(self._lines)

    def append(self, record: dict[str, Any]) -> None:
        """Add a record."""
        self._lines.append(line_of(record))

    def flush(self) -> None:
        """Do nothing: there is no file."""

    def close(self) -> None:
        """Do nothing: there is no file."""

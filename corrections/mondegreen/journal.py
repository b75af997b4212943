"""An append-only file of JSON lines with checksums that outlives kill -9, a full disk and flipped bits."""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from mondegreen.errors import LedgerError
from mondegreen.files import written

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

SYNC_EVERY = 0.05
"""Seconds that decisions are gathered before one `fdatasync`, which under load takes up to 0.1 s itself."""

sync = getattr(os, "fdatasync", os.fsync)


def line_of(record: dict[str, Any]) -> bytes:
    """A record as one line of JSON whose last member is the checksum of what stands before it."""
    body = json.dumps(record, ensure_ascii=True, separators=(",", ":"))[:-1]
    return f'{body},"sum":"{crc32(body.encode()):08x}"}}\n'.encode()


def record_of(line: bytes) -> dict[str, Any] | None:
    """The record in a line, or None where a bit has flipped or the line is cut off."""
    body, _, tail = line.rpartition(b',"sum":"')
    if tail != b'%08x"}\n' % crc32(body):
        return None
    record = json.loads(line)
    del record["sum"]
    return record if isinstance(record, dict) else None


class Journal:
    """The open file. One writer at a time; `records` are those found at opening, `damaged` counts lost lines.

    `append` returns once the line is with the operating system, so a crash of the program loses nothing; a thread
    brings it to the disk behind it, and `saved` says whether it has.
    """

    def __init__(self, path: Path) -> None:
        """Open or begin the journal at this path.

        Raises:
            LedgerError: Another program has it open, or the place is not writable.
        """
        self.path = path
        self.damaged = 0
        self.trouble = ""
        self._lines: list[bytes] = []
        self._open()
        self.records = self._replay()
        self._length = self._synced = sum(map(len, self._lines))
        self._wake = threading.Event()
        self._closing = False
        self._syncer = threading.Thread(target=self._sync_behind, name="journal", daemon=True)
        self._syncer.start()

    def _open(self) -> None:
        try:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        except OSError as error:
            raise LedgerError(f"{self.path}: the ledger cannot be written ({error.strerror}).") from error
        if fcntl:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(self._descriptor)
                raise LedgerError(f"{self.path}: another review of this transcript is open; close it first.") from error

    def _replay(self) -> list[dict[str, Any]]:
        raw = b"".join(iter(lambda: os.read(self._descriptor, 1 << 20), b""))
        lines = raw.splitlines(keepends=True)
        records = [record_of(line) for line in lines]
        self.damaged = records.count(None)
        if self.damaged:
            self._set_aside(raw)
        self._lines = [line for line, record in zip(lines, records, strict=True) if record is not None]
        if self.damaged:
            self._rewrite()
        return [record for record in records if record is not None]

    def _set_aside(self, raw: bytes) -> None:
        """Keep a copy of what was found, damage and all."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.bad-{number}")).exists():
            number += 1
        written(aside, raw)

    def _rewrite(self) -> None:
        """Put the good lines into a new file in the old one's place, and hold that."""
        written(self.path, b"".join(self._lines))
        old = self._descriptor
        self._open()
        os.close(old)

    def append(self, record: dict[str, Any]) -> None:
        """Add a record.

        Raises:
            LedgerError: The disk is full or gone. The journal then stands as before the call.
        """
        line = line_of(record)
        trouble = self._write(line)
        if trouble:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self._length)
            raise LedgerError(f"{self.path}: not kept ({trouble}).")
        self._lines.append(line)
        self._length += len(line)
        self._wake.set()

    def _write(self, line: bytes) -> str:
        """What went wrong, or nothing. On a full disk the last write is a short one, without an error."""
        try:
            return "" if os.write(self._descriptor, line) == len(line) else "no space left on device"
        except OSError as error:
            return (error.strerror or str(error)).lower()

    @property
    def saved(self) -> bool:
        """Whether every record is on the disk, not only with the operating system."""
        return self._synced == self._length

    def _sync_behind(self) -> None:
        while not self._closing:
            self._wake.wait()
            self._wake.clear()
            self._sync()
            threading.Event().wait(0 if self._closing else SYNC_EVERY)

    def _sync(self) -> None:
        length = self._length
        if length == self._synced:
            return
        try:
            sync(self._descriptor)
        except OSError as error:
            # After a failed sync a second one can succeed though the data are gone (PostgreSQL, 2018): start afresh.
            self.trouble = f"{self.path}: the disk refuses ({error.strerror})"
            with suppress(Exception):
                self._rewrite()
                self.trouble = ""
        if not self.trouble:
            self._synced = length

    def close(self) -> None:
        """Bring everything to the disk and let go of the file."""
        self._closing = True
        self._wake.set()
        self._syncer.join()
        self._sync()
        os.close(self._descriptor)

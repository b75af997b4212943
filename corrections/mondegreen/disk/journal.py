"""An append-only file of JSON lines with checksums that outlives kill -9, a full disk and flipped bits."""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from mondegreen.disk.files import pour, replacing, said, sync_folder, written
from mondegreen.disk.hold import held
from mondegreen.disk.lock import lock, stands_at
from mondegreen.errors import LedgerError, MondegreenError, UnwritableError

if sys.platform == "darwin":
    import fcntl

BEGINNING = b'{"mondegreen":'
"""How a ledger begins, if nothing has damaged it."""
SYNC_EVERY = 0.05
"""Seconds that decisions are gathered before one `fdatasync`, which under load takes up to 0.1 s itself."""

sync = getattr(os, "fdatasync", os.fsync)


def line_of(record: dict[str, Any]) -> bytes:
    """A record as one line of JSON whose last member is the checksum of what stands before it."""
    body = json.dumps(record, ensure_ascii=True, separators=(",", ":"))[:-1]
    return f'{body},"sum":"{crc32(body.encode()):08x}"}}\n'.encode()


def record_of(line: bytes) -> dict[str, Any] | None:
    """The record in a line, or None where a bit has flipped or the line is cut off."""
    body, _, tail = line.rstrip(b"\n").rpartition(b',"sum":"')
    if tail != b'%08x"}' % crc32(body):
        return None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    del record["sum"]
    return record if isinstance(record, dict) else None


def lines_in(raw: bytes) -> list[bytes]:
    """The lines in the bytes of a journal, whole or damaged.

    How a line ends is nobody's content: version control turns it into CRLF, and a cut can take the end alone.
    """
    return [line.rstrip(b"\r") + b"\n" for line in raw.split(b"\n") if line.strip()]


def is_journal(raw: bytes) -> bool:
    """Whether these are the bytes of a journal, damaged or begun: any other file must stay as it is."""
    begun = BEGINNING.startswith(raw.lstrip()[: len(BEGINNING)])
    return begun or any(map(record_of, lines_in(raw)))


class Journal:
    """The open file. One writer at a time; `records` are those found at opening, `damaged` counts lost lines.

    `append` returns once the line is with the operating system, so a crash of the program loses nothing; a thread
    brings it to the disk behind it, `saved` says whether it has, and `trouble` what stands in its way.
    """

    def __init__(self, path: Path) -> None:
        """Open or begin the journal at this path.

        Raises:
            LedgerError: Another program has it open, another file stands there, or the place is not writable.
        """
        self.path = path
        self.trouble = ""
        self._guard = threading.Lock()
        self._lines: list[bytes] = []
        self._length = self._synced = 0
        self._descriptor = held(path)
        try:
            self._replay()
        except (OSError, MondegreenError) as error:
            os.close(self._descriptor)
            raise LedgerError(f"{path}: the ledger cannot be opened ({_reason(error)}).") from error
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._syncer = threading.Thread(target=self._sync_behind, name="journal", daemon=True)
        self._syncer.start()

    def _replay(self) -> None:
        raw = _content(self._descriptor)
        if not is_journal(raw):
            raise LedgerError("this is another file; name another place")
        lines = lines_in(raw)
        records = [record_of(line) for line in lines]
        self.damaged = records.count(None)
        self.records = [record for record in records if record is not None]
        self._lines = [line for line, record in zip(lines, records, strict=True) if record is not None]
        if self.damaged:
            self._set_aside(raw)
        if raw != b"".join(self._lines):
            self._rewrite()
        if not raw:
            sync_folder(self.path.parent)
        self._length = self._synced = sum(map(len, self._lines))

    def _set_aside(self, raw: bytes) -> None:
        """Keep a copy of what was found, damage and all."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.bad-{number}")).exists():
            number += 1
        written(aside, raw)

    def _rewrite(self) -> None:
        """Put the good lines into a new file in the old one's place, and hold that."""
        data = b"".join(self._lines)
        with replacing(Path(os.path.realpath(self.path))) as descriptor:
            lock(descriptor)  # before it has a name that others could open
            pour(descriptor, data)
        old, self._descriptor = self._descriptor, descriptor
        os.close(old)
        self._length = self._synced = len(data)
        self.trouble = ""

    def append(self, record: dict[str, Any]) -> None:
        """Add a record.

        Raises:
            LedgerError: The disk is full or gone. The journal then stands as before the call.
        """
        line = line_of(record)
        with self._guard:
            try:
                self._write(line)
            except (OSError, UnwritableError) as error:
                raise LedgerError(f"{self.path}: the decision is not kept ({_reason(error)}).") from error
            self._lines.append(line)
            self._length += len(line)
        self._wake.set()

    def _write(self, line: bytes) -> None:
        if not self._stands():
            self._restore()
        try:
            _put(self._descriptor, line)
        except OSError:
            with suppress(OSError):  # what cannot be cut off now is seen by the next append
                os.ftruncate(self._descriptor, self._length)
            raise

    def _stands(self) -> bool:
        """Whether the open file is still the one at the path, and holds what was written, no less and no more."""
        return os.fstat(self._descriptor).st_size == self._length and stands_at(self.path, self._descriptor)

    def _restore(self) -> None:
        """Bring back a journal that was removed, replaced or cut under our hands, as version control does."""
        ours = stands_at(self.path, self._descriptor) or not self.path.exists()
        other = self._descriptor if ours else held(self.path)
        try:
            raw = _content(other)
            if raw and not b"".join(self._lines).startswith(raw):
                self._set_aside(raw)
            self._rewrite()
        finally:
            if not ours:
                os.close(other)

    @property
    def saved(self) -> bool:
        """Whether every record is on the disk, not only with the operating system."""
        return self._synced == self._length

    def _sync_behind(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._wake.clear()
            self.flush()
            self._closing.wait(SYNC_EVERY)

    def flush(self) -> None:
        """Bring every record to the disk; `saved` and `trouble` say how it went."""
        with self._guard:
            length = self._length
            if length == self._synced:
                return
            descriptor = os.dup(self._descriptor)  # a rewrite may close the other meanwhile
        failure = self.trouble or _sync_failure(descriptor)
        os.close(descriptor)
        with self._guard:
            if not failure:
                self._synced = max(self._synced, length)
                return
            # After a failed sync a second one can succeed though the data are gone (PostgreSQL, 2018): start afresh.
            self.trouble = failure
            with suppress(OSError, UnwritableError):
                self._rewrite()

    def close(self) -> None:
        """Bring everything to the disk and let go of the file; one that holds nothing is not left behind."""
        if self._descriptor < 0:
            return
        self._closing.set()
        self._wake.set()
        self._syncer.join()
        self.flush()
        if not self._lines and self._stands():
            with suppress(OSError):
                self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return b"".join(iter(lambda: os.read(descriptor, 1 << 20), b""))


def _put(descriptor: int, line: bytes) -> None:
    """Write a line in one piece: on a full disk the last write is a short one, without an error."""
    if os.write(descriptor, line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _sync_failure(descriptor: int) -> str:
    """What went wrong, or nothing. The sync of macOS stops at the drive's own memory, unless told otherwise."""
    try:
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            sync(descriptor)
    except OSError as error:
        return f"the disk refuses: {said(error)}"
    return ""


def _reason(error: OSError | MondegreenError) -> str:
    return said(error) if isinstance(error, OSError) else str(error).rstrip(".")

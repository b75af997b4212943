"""Bytes in, bytes out: files are read without guessing and written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mondegreen.disk.begun import begun
from mondegreen.errors import UnreadableError, UnwritableError

LARGEST = 64 * 1024 * 1024

# Without O_NONBLOCK, opening a named pipe waits for ever.
NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
BINARY = getattr(os, "O_BINARY", 0)


def called(path: str) -> str:
    """What a message calls this path."""
    return "standard input" if path == "-" else path


def bytes_of(path: str) -> bytes:
    """The bytes of a regular file, or of standard input for `-`.

    Raises:
        UnreadableError: It is missing, not a regular file, larger than 64 MiB, or may not be read.
    """
    try:
        raw = _piped() if path == "-" else _stored(path)
    except FileNotFoundError as error:
        raise UnreadableError(f"{path}: there is no such file; look at the name.") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{called(path)}: this is a folder; name the transcripts in it.") from error
    except OSError as error:
        raise UnreadableError(f"{called(path)}: it cannot be read ({said(error)}).") from error
    if len(raw) > LARGEST:
        raise UnreadableError(f"{called(path)}: larger than {LARGEST // 2**20} MiB; split it first.")
    return raw


def _piped() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("standard input: it is closed; name a file.")
    return sys.stdin.buffer.read(LARGEST + 1) or b""


def _stored(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | NO_WAITING | BINARY)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableError(f"{path}: this is not a file; name the transcript itself.")
        return file.read(LARGEST + 1)


def encoded(text: str, codec: str, path: str) -> bytes:
    """The bytes of a text that is to be written to this path.

    Raises:
        UnwritableError: The codec has no sign for a character of it.
    """
    try:
        return text.encode(codec)
    except UnicodeError as error:
        sign = text[error.start] if isinstance(error, UnicodeEncodeError) else "?"
        raise UnwritableError(
            f"{path}: {codec} cannot write {sign!r}; convert the transcript to UTF-8 first."
        ) from error


def written(path: Path, data: bytes) -> os.stat_result | None:
    """Put these bytes at this path: whole, synced and under the old file's mode, or not at all.

    A pipe or a device at this place is not replaced by a file but written to. Of a file it gives the state in which it
    was written, whatever others have made of it since.

    Raises:
        UnwritableError: The place is not writable or full; what stood there still stands.
    """
    try:
        status = path.stat()
    except OSError:
        status = None  # what is wrong with the place, the attempt to write there says better
    if status and not stat.S_ISREG(status.st_mode):
        _pour_into(path, status.st_mode, data)
        return None
    try:
        if status and not os.access(path, os.W_OK):
            # A rename would not ask: it replaces a file that its owner has protected.
            raise PermissionError("it is write-protected")
        with replacing(Path(os.path.realpath(path))) as descriptor:
            pour(descriptor, data)
        state = os.fstat(descriptor)
        os.close(descriptor)
    except OSError as error:
        raise UnwritableError(f"{path}: {_obstacle(path, error)}; nothing was written.") from error
    return state


def _pour_into(path: Path, mode: int, data: bytes) -> None:
    if stat.S_ISDIR(mode):
        raise UnwritableError(f"{path}: this is a folder; name a file.")
    if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
        raise UnwritableError(f"{path}: this is not a file; name a file.")
    try:
        descriptor = os.open(path, os.O_WRONLY | NO_WAITING | BINARY)
        try:
            if NO_WAITING:
                os.set_blocking(descriptor, True)
            pour(descriptor, data)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnwritableError(f"{path}: it cannot be written to ({said(error)}).") from error


def pour(descriptor: int, data: bytes) -> None:
    """Write all of it: one call may take only a part."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


@contextmanager
def replacing(target: Path) -> Iterator[int]:
    """A new file, synced and put in the target's place once the block has ended well; else nothing has changed.

    The descriptor is open for appending, and stays so: the caller closes it. A link must be resolved before, for a
    rename would replace the link, not the file behind it.
    """
    temporary, descriptor = begun(target, target.parent)
    try:
        yield descriptor
        dress(descriptor, target)
        os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)  # while it is locked: closed, its name is free for another
        os.close(descriptor)
        raise
    sync_folder(target.parent)


def dress(descriptor: int, target: Path) -> None:
    """Give the new file the owner and the mode of the one it replaces."""
    with suppress(FileNotFoundError):
        status = target.stat()
        with suppress(OSError, AttributeError):  # only the superuser gives files away; Windows has neither
            os.fchown(descriptor, status.st_uid, status.st_gid)
        with suppress(OSError, AttributeError):
            os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder last; Windows has no such call."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _obstacle(path: Path, error: OSError) -> str:
    """What stands in the way of writing here."""
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it first"
    return f"it cannot be written ({said(error)})"


def stamp_of(path: Path) -> tuple[int, int] | None:
    """By what a file is known to be the same; None where there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size


def said(error: OSError) -> str:
    """The system's own words."""
    return (error.strerror or str(error)).lower()

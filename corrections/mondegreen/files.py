"""Bytes in, bytes out: files are read without guessing and written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from mondegreen.errors import UnreadableError, UnwritableError

LARGEST = 64 * 1024 * 1024
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def bytes_of(path: str) -> bytes:
    """The bytes of a regular file, or of standard input for `-`.

    Raises:
        UnreadableError: It is missing, not a regular file, larger than 64 MiB, or may not be read.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        # Without O_NONBLOCK, opening a named pipe waits for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise UnreadableError(f"{path}: {_said(error)}.") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(f"{path}: this is not a file; name the transcript itself.")
        if status.st_size > LARGEST:
            raise UnreadableError(f"{path}: larger than {LARGEST // 2**20} MiB; split it first.")
        return file.read()


def decoded(raw: bytes, path: str, codec: str = "") -> tuple[str, str]:
    """The text in these bytes and the codec that gives the very same bytes back.

    A byte order mark stays in the text as U+FEFF. Without a mark and without `codec`, the bytes must be UTF-8:
    a short file in another encoding cannot be told apart safely, so it is not guessed.

    Raises:
        UnreadableError: It is empty, binary, or in another encoding; the sentence says which encoding is likely.
    """
    if not raw.strip():
        raise UnreadableError(f"{path}: the file is empty.")
    codec = codec or next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(codec)
    except LookupError as error:
        raise UnreadableError(f"{path}: there is no encoding {codec!r}.") from error
    except UnicodeDecodeError as error:
        if b"\0" in raw[:8192]:
            raise UnreadableError(f"{path}: this is not text.") from error
        raise UnreadableError(f"{path}: not {codec.upper()}{_likely(raw)}; say which with --encoding.") from error
    if "\0" in text:
        raise UnreadableError(f"{path}: this is not text (it holds NUL characters).")
    if text.encode(codec) != raw:
        raise UnreadableError(f"{path}: {codec} does not give the same bytes back; convert it to UTF-8 first.")
    return text, codec


def _likely(raw: bytes) -> str:
    """A hint at the encoding, for the message only."""
    from charset_normalizer import from_bytes  # 24 ms, and only for a message

    best = from_bytes(raw[:65536]).best()
    return f" (perhaps {best.encoding.replace('_', '-')})" if best else ""


def written(path: Path, data: bytes) -> None:
    """Put these bytes at this path: whole, synced and under the old file's mode, or not at all.

    Raises:
        UnwritableError: The place is not writable or full; what stood there still stands.
    """
    target = Path(os.path.realpath(path))  # a rename would replace a link, not the file behind it
    temporary = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise UnwritableError(f"{path}: {_said(error)}; nothing was written.") from error


def _mode(target: Path) -> int:
    """The mode a file at this place has, or would have been given by `open`."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make a rename in this folder last; Windows has no such call."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _said(error: OSError) -> str:
    """The system's own words."""
    return (error.strerror or str(error)).lower()

"""Reading and writing at an address, wherever it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mondegreen.batch.address import is_far
from mondegreen.batch.far import files_far, reached, reason, stamp_in, system_of
from mondegreen.disk.files import LARGEST, bytes_of, pour, replacing, said, written
from mondegreen.errors import UnreadableError, UnwritableError


def read(address: str) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: It is missing, no file, larger than 64 MiB, or may not be read.
    """
    if not is_far(address):
        return bytes_of(address)
    raw = _read_far(address, LARGEST + 1)
    if len(raw) > LARGEST:
        raise UnreadableError(f"{address}: larger than {LARGEST // 2**20} MiB; split it first.")
    return raw


def read_whole(address: str) -> bytes:
    """The bytes of a file of our own, however many.

    Raises:
        UnreadableError: It is missing or may not be read.
    """
    if is_far(address):
        return _read_far(address, -1)
    try:
        return Path(address).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{address}: it cannot be read ({said(error)}).") from error


def lines_at(address: str) -> Iterator[bytes]:
    """The lines of a file of our own, one after the other, without their ends.

    Raises:
        UnreadableError: It is missing or may not be read.
    """
    if is_far(address):
        yield from read_whole(address).splitlines()
        return
    try:
        with open(address, "rb") as file:
            for line in file:
                yield line.rstrip(b"\n")
    except OSError as error:
        raise UnreadableError(f"{address}: it cannot be read ({said(error)}).") from error


def _read_far(address: str, most: int) -> bytes:
    files, path = system_of(address)
    try:
        with files.open(path, "rb") as file:
            raw: bytes = file.read(most)
    except FileNotFoundError as error:
        raise UnreadableError(f"{address}: there is no such file; look at the name.") from error
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be read ({reason(error)}).") from error
    return raw


def write(address: str, data: bytes, *, folders: bool = True) -> None:
    """Put these bytes at this address, whole or not at all; folders that are missing are made, if they may be.

    Raises:
        UnwritableError: The place cannot be written to.
    """
    if not is_far(address):
        if folders:
            make_folder(Path(address).parent)
        written(Path(address), data)
        return
    files, path = system_of(address)
    try:
        files.pipe_file(path, data)
    except Exception as error:
        raise UnwritableError(f"{address}: it cannot be written ({reason(error)}).") from error


def write_in_pieces(address: str, pieces: Iterable[bytes]) -> None:
    """Put these bytes at this address, whole or not at all, without holding all of them where it is on this disk.

    Raises:
        UnwritableError: The place cannot be written to.
    """
    if is_far(address):
        write(address, b"".join(pieces))
        return
    try:
        with replacing(Path(os.path.realpath(address))) as descriptor:
            for piece in pieces:
                pour(descriptor, piece)
        os.close(descriptor)
    except OSError as error:
        raise UnwritableError(f"{address}: it cannot be written ({said(error)}).") from error


def move(address: str, place: str) -> None:
    """Put a file of our own in another place of the same file system, whatever stood there.

    Raises:
        UnwritableError: The place cannot be written to.
    """
    try:
        if not is_far(address):
            Path(address).replace(place)
            return
        files, path = system_of(address)
        files.mv(path, system_of(place)[1])
    except Exception as error:
        raise UnwritableError(f"{place}: it cannot be written ({reason(error)}).") from error


def remove(address: str) -> None:
    """Remove a file, if it is there.

    Raises:
        UnwritableError: It cannot be removed.
    """
    try:
        if not is_far(address):
            Path(address).unlink(missing_ok=True)
            return
        files, path = system_of(address)
        files.rm_file(path)
    except FileNotFoundError:
        return
    except Exception as error:
        raise UnwritableError(f"{address}: it cannot be removed ({reason(error)}).") from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        UnwritableError: The place is not writable.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"{folder}: the folder cannot be made ({said(error)}).") from error


def present(address: str) -> bool:
    """Whether there is anything at this address."""
    if not is_far(address):
        return os.path.lexists(address)
    with reached(address) as (files, path):
        return bool(files.exists(path))


def is_folder(address: str) -> bool:
    """Whether this is a folder, or a place that files can be found in."""
    if not is_far(address):
        return os.path.isdir(address)
    with reached(address) as (files, path):
        return bool(files.isdir(path))


def listing(folder: str) -> Callable[[str], bool]:
    """What tells whether a file is there: elsewhere, one look at a folder spares as many as it has files."""
    if not is_far(folder) or not present(folder):
        return present
    there = frozenset(found.address for found in files_far(folder))
    return lambda address: address in there or (not address.startswith(folder) and present(address))


def stamp_of(address: str) -> str:
    """What tells one state of a file from another: its size and when it last changed. Empty where there is none."""
    if not is_far(address):
        try:
            status = os.stat(address)
        except OSError:
            return ""
        return f"{status.st_size} {status.st_mtime_ns}"
    try:
        with reached(address) as (files, path):
            about = files.info(path)
    except FileNotFoundError:
        return ""
    return f"{about.get('size')} {stamp_in(about)}"

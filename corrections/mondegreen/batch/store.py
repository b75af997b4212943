"""Where files are: on a disk, or wherever fsspec reaches. It is imported only for an address with `://` in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from mondegreen.errors import UnknownNameError, UnreadableError, UnwritableError
from mondegreen.files import LARGEST, bytes_of, said, written

FAR = "://"
ON_DISK = ("file://", "local://")
STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created", "CRC", "date_time")
"""What file systems call that which changes when a file does, the surest first."""
MAGIC = frozenset("*?[")


class Found(NamedTuple):
    """A file: its address, its name below the place that was searched, its size in bytes, and when it last changed."""

    address: str
    name: str
    size: int
    stamp: str


def is_far(address: str) -> bool:
    """Whether fsspec is to be asked for this address."""
    return FAR in address


def near(address: str) -> str:
    """The same address; one on this disk as a plain path."""
    start = next((start for start in ON_DISK if address.startswith(start)), "")
    return address.removeprefix(start)


def joined(folder: str, name: str) -> str:
    """The address of a file in a folder; `name` has slashes and stays below it.

    Raises:
        UnwritableError: The name leads out of the folder.
    """
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/"):
        raise UnwritableError(f"{name}: this would lead out of {folder}; rename it.")
    if not is_far(folder):
        return str(Path(folder, *parts))
    head, chain, rest = folder.partition("::")
    lead = head if head.endswith(FAR) else f"{head.rstrip('/')}/"
    return f"{lead}{'/'.join(parts)}{chain}{rest}"


def read(address: str) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: It is missing, no file, larger than 64 MiB, or may not be read.
    """
    if not is_far(address):
        return bytes_of(address)
    files, path = _far(address)
    try:
        with files.open(path, "rb") as file:
            raw: bytes = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableError(f"{address}: there is no such file; look at the name.") from error
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be read ({_reason(error)}).") from error
    if len(raw) > LARGEST:
        raise UnreadableError(f"{address}: larger than {LARGEST // 2**20} MiB; split it first.")
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
    files, path = _far(address)
    try:
        files.pipe_file(path, data)
    except Exception as error:
        raise UnwritableError(f"{address}: it cannot be written ({_reason(error)}).") from error


def remove(address: str) -> None:
    """Remove a file, if it is there.

    Raises:
        UnwritableError: It cannot be removed.
    """
    try:
        if not is_far(address):
            Path(address).unlink(missing_ok=True)
            return
        files, path = _far(address)
        files.rm_file(path)
    except FileNotFoundError:
        return
    except Exception as error:
        raise UnwritableError(f"{address}: it cannot be removed ({_reason(error)}).") from error


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
    files, path = _far(address)
    return bool(files.exists(path))


def stamp_of(address: str) -> str:
    """What tells one state of a file from another: its size and when it last changed. Empty where there is none."""
    if not is_far(address):
        try:
            status = os.stat(address)
        except OSError:
            return ""
        return f"{status.st_size} {status.st_mtime_ns}"
    files, path = _far(address)
    try:
        about = files.info(path)
    except FileNotFoundError:
        return ""
    return f"{about.get('size')} {_stamp(about)}"


def _stamp(about: dict[str, Any]) -> str:
    return next((f"{about[key]}" for key in STAMPS if about.get(key) is not None), "")


def is_folder(address: str) -> bool:
    """Whether this is a folder, or a place that files can be found in."""
    if not is_far(address):
        return os.path.isdir(address)
    files, path = _far(address)
    return bool(files.isdir(path))


def files_far(address: str) -> Iterator[Found]:
    """The files at an address that fsspec knows: one file, those in a folder, or those that a pattern means.

    Raises:
        UnreadableError: It cannot be listed.
    """
    files, path = _far(address)
    try:
        listed = _listed(files, path)
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be listed ({_reason(error)}).") from error
    base = _base(path)
    for place, about in sorted(listed.items()):
        name = place.strip("/").removeprefix(base.strip("/")).strip("/") or PurePosixPath(place).name
        yield Found(_address_of(address, path, place), name, int(about.get("size") or 0), _stamp(about))


def _listed(files: Any, path: str) -> dict[str, Any]:
    if MAGIC.intersection(path):
        every: dict[str, Any] = files.glob(path, detail=True)
        return {place: about for place, about in every.items() if about["type"] == "file"}
    if files.isfile(path):
        return {path: files.info(path)}
    found: dict[str, Any] = files.find(path, detail=True)
    return found


def _base(path: str) -> str:
    """The folder before the first sign of a pattern; the path itself where it is none."""
    parts = path.split("/")
    plain = next((number for number, part in enumerate(parts) if MAGIC.intersection(part)), len(parts))
    return "/".join(parts[:plain])


def _address_of(address: str, path: str, place: str) -> str:
    """The address of a place on the same file system: what stands before and after the path stays."""
    head, chain, rest = address.partition("::")
    protocol, _, inner = head.partition(FAR)
    host = inner[: inner.find(path)] if path in inner else ""
    return f"{protocol}{FAR}{host}{place}{chain}{rest}"


@lru_cache(maxsize=1024)
def _opened(address: str, state: str) -> Any:
    """The file system of an address and the path on it; an archive is opened anew when its state is another."""
    from fsspec.core import url_to_fs  # takes as long as all the rest

    try:
        return url_to_fs(address, skip_instance_cache=True) if state else url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UnknownNameError(f"{address}: {_reason(error)}.") from error
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be reached ({_reason(error)}).") from error


def _far(address: str) -> tuple[Any, str]:
    head, chain, archive = address.partition("::")
    place = near(archive)
    if chain and not is_far(place):
        place = os.path.abspath(place)
        files, path = _opened(f"{head}::{place}", stamp_of(place))
    else:
        files, path = _opened(address, "")
    return files, path


def _reason(error: Exception) -> str:
    words = said(error) if isinstance(error, OSError) else str(error) or type(error).__name__
    return " ".join(words.split()).rstrip(".")

"""Files that are elsewhere, or in archives: what fsspec reaches. It is imported only when it is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from mondegreen.batch.address import FAR, MAGIC, Found, is_far, near
from mondegreen.disk.files import LARGEST, said
from mondegreen.errors import MondegreenError, UnknownNameError, UnreadableError, UnwritableError

STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created", "CRC", "date_time")
"""What file systems call that which changes when a file does, the surest first."""


def system_of(address: str) -> tuple[Any, str]:
    """The file system of an address and the path on it.

    Raises:
        UnknownNameError: Nobody knows this kind of address, or what it needs is not installed.
        UnreadableError: It cannot be reached.
    """
    head, chain, archive = address.partition("::")
    place = near(archive)
    if chain and not is_far(place):
        place = os.path.abspath(place)
        files, path = _opened(f"{head}::{place}", _state(place))
    else:
        files, path = _opened(address, "")
    return files, path


def _state(archive: str) -> str:
    """What tells one state of an archive on this disk from another."""
    with suppress(OSError):
        status = os.stat(archive)
        return f"{status.st_size} {status.st_mtime_ns}"
    return "missing"


@lru_cache(maxsize=1024)
def _opened(address: str, state: str) -> Any:
    """The file system of an address and the path on it; an archive is opened anew when its state is another."""
    from fsspec.core import url_to_fs  # takes as long as all the rest

    try:
        return url_to_fs(address, skip_instance_cache=True) if state else url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UnknownNameError(f"{address}: {reason(error)}.") from error
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be reached ({reason(error)}).") from error


@contextmanager
def reached(address: str) -> Iterator[tuple[Any, str]]:
    """The file system of an address and the path on it.

    Raises:
        FileNotFoundError: There is nothing.
        UnreadableError: It cannot be reached.
    """
    try:
        yield system_of(address)
    except (FileNotFoundError, MondegreenError):
        raise
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be reached ({reason(error)}).") from error


def files_far(address: str) -> Iterator[Found]:
    """The files at an address that fsspec knows: one file, those in a folder, or those that a pattern means.

    Raises:
        UnreadableError: It cannot be listed.
    """
    files, path = system_of(address)
    try:
        listed = _listed(files, path)
    except Exception as error:
        raise UnreadableError(f"{address}: it cannot be listed ({reason(error)}).") from error
    base = _base(path)
    for place, about in sorted(listed.items()):
        name = place.strip("/").removeprefix(base.strip("/")).strip("/") or PurePosixPath(place).name
        yield Found(_address_of(address, path, place), name, int(about.get("size") or 0), stamp_in(about))


def _listed(files: Any, path: str) -> dict[str, Any]:
    if MAGIC.intersection(path):
        every: dict[str, Any] = files.glob(path, detail=True)
        return {place: about for place, about in every.items() if about["type"] == "file"}
    if files.isfile(path):
        return {path: files.info(path)}
    found: dict[str, Any] = files.find(path, detail=True)
    return found


def stamp_in(about: Mapping[str, Any]) -> str:
    """When a file last changed, by what its file system tells about it."""
    return next((f"{about[key]}" for key in STAMPS if about.get(key) is not None), "")


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
    if not host and not inner.startswith("/"):
        place = place.lstrip("/")  # `memory://a.txt` is `/a.txt` there, and is to be called as it was named
    return f"{protocol}{FAR}{host}{place}{chain}{rest}"


def read_ahead(sizes: Mapping[str, int]) -> dict[str, bytes]:
    """The bytes of those of these files that are elsewhere, fetched together: one by one, each waits for the network.

    What cannot be had is left out, and so is what is too large: reading it says why.

    Args:
        sizes: Their lengths by their addresses.
    """
    found: dict[str, bytes] = {}
    far = [address for address, size in sizes.items() if is_far(address) and size <= LARGEST]
    for _, alike in groupby(far, key=lambda address: (address.partition(FAR)[0], address.partition("::")[2])):
        addresses = list(alike)
        with suppress(Exception):
            files, _ = system_of(addresses[0])
            paths = {system_of(address)[1]: address for address in addresses}
            got = files.cat(list(paths), on_error="omit")
            found |= {paths[path]: raw for path, raw in got.items() if path in paths}
    return found


def write_together(files: Mapping[str, bytes]) -> None:
    """Put these bytes at their addresses, all of them elsewhere, at once.

    Raises:
        UnwritableError: One of them cannot be written; others may be.
    """
    for _, alike in groupby(files, key=lambda address: address.partition(FAR)[0]):
        addresses = list(alike)
        try:
            system, _ = system_of(addresses[0])
            system.pipe({system_of(address)[1]: files[address] for address in addresses})
        except Exception as error:
            raise UnwritableError(f"{addresses[0]}: it cannot be written ({reason(error)}).") from error


def reason(error: Exception) -> str:
    """What is wrong, in the words of whoever noticed, without a full stop."""
    words = said(error) if isinstance(error, OSError) else str(error) or type(error).__name__
    return " ".join(words.split()).rstrip(".")

"""Addresses of files: paths of this machine, and whatever has `://` in it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mondegreen.errors import UnwritableError

FAR = "://"
ON_DISK = ("file://", "local://")
MAGIC = frozenset("*?[")
"""Signs of a pattern."""


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


def same(address: str) -> str:
    """What is the same for all ways to name a file of this machine; an address elsewhere as it is."""
    return address if is_far(address) or address == "-" else os.path.abspath(address)


def joined(folder: str, name: str) -> str:
    """The address of a file in a folder; `name` has slashes and stays below it.

    Raises:
        UnwritableError: The name leads out of the folder.
    """
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or ".." in parts or name.startswith("/"):
        raise UnwritableError(f"{name}: this would lead out of {folder}; rename it.")
    if not is_far(folder):
        return os.path.join(_written_out(folder), *parts)
    head, chain, rest = folder.partition("::")
    lead = head if head.endswith(FAR) else f"{head.rstrip('/')}/"
    return f"{lead}{'/'.join(parts)}{chain}{rest}"


@lru_cache(maxsize=64)
def _written_out(folder: str) -> str:
    """The path of a folder as all others are written: this is asked for every file of a run."""
    return "" if (plain := str(Path(folder))) == "." else plain

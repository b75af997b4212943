"""Readings of large packs, kept in the user's cache: making them takes a second a pack, reading them milliseconds.

A file is named by the digest of all that it was made from, carries a checksum, and is made anew when it is damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from mondegreen.errors import UnwritableError
from mondegreen.files import written
from mondegreen.homes import cache_home
from mondegreen_dictionaries import data_file

VERSION = "1"
"""To be raised when readings are made otherwise from the same words."""

Readings = Sequence[tuple[str, ...]]


def kept(texts: Sequence[str], make: Callable[[], Readings]) -> Readings:
    """The readings of these texts, from the cache or by `make`; one tuple for each text."""
    path = _home() / f"{_digest(texts)}.readings"
    found = _read(path, len(texts))
    if found is None:
        found = make()
        body = "\n".join("\t".join(readings) for readings in found)
        with suppress(UnwritableError, OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            written(path, f"{crc32(body.encode()):08x}\n{body}".encode("ascii"))
    return found


def _home() -> Path:
    return cache_home() / "readings"


def _digest(texts: Sequence[str]) -> str:
    return blake2b(
        "\0".join((VERSION, _model_digest(), *texts)).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


@cache
def _model_digest() -> str:
    return blake2b(data_file("letters.npz").read_bytes(), digest_size=8).hexdigest()


def _read(path: Path, texts: int) -> Readings | None:
    """The readings in this file; None where there is none or it is damaged."""
    try:
        checksum, _, body = path.read_text("ascii").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    lines = body.split("\n")
    if len(lines) != texts or checksum != f"{crc32(body.encode()):08x}":
        return None
    return [tuple(filter(None, line.split("\t"))) for line in lines]

"""Which files are results of ours: those may be replaced, files of others never."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mondegreen.disk.files import written
from mondegreen.disk.homes import state_home
from mondegreen.errors import UnwritableError


def remembered(place: str) -> str:
    """The digest of what was last written to this place; empty if nothing was, as far as this machine knows."""
    try:
        return _note(place).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def remember(place: str, digest: str) -> None:
    """Keep the digest of what was written to this place. Where that cannot be kept, the user will be asked."""
    note = _note(place)
    with suppress(OSError, UnwritableError):
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        written(note, digest.encode("ascii"))


def _note(place: str) -> Path:
    name = blake2b(os.path.realpath(place).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return state_home() / "outputs" / name

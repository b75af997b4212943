"""A file that is begun beside its place, to take that place once it is whole; and what the dead have left of such.

While it is written its writer holds its lock, so that what was left behind by one that was killed can be told from what
another is at. It is named after the place it is for: who writes there next removes what was left.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mondegreen.disk.lock import lock, stands_at

BEGUN = ".mondegreen-"
"""How the names begin of files that are not in their place yet."""
TRIES = 10
OPENING = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
# Without O_NONBLOCK, opening a named pipe waits for ever.
AS_IT_STANDS = OPENING | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def begun(target: Path, folder: Path) -> tuple[Path, int]:
    """A new file in this folder that is to take the target's place, open for appending; it is locked while it is open.

    Raises:
        OSError: None can be made here.
    """
    # Of fixed length: the target's own name with something added can be longer than a name may be.
    named = folder / f"{BEGUN}{blake2b(os.fsencode(target), digest_size=8).hexdigest()}"
    for _ in range(TRIES):
        try:
            descriptor = _new(named)
        except FileExistsError:
            if swept(named):
                continue
            break
        if _is_held(named, descriptor):
            return named, descriptor
        os.close(descriptor)
    other = folder / f"{BEGUN}{os.urandom(8).hex()}"  # another writes there now, or this place has no locks
    return other, _new(other)


def swept(place: Path) -> bool:
    """Remove a begun file that nobody is writing any more; whether there was one."""
    with suppress(OSError):
        descriptor = os.open(place, AS_IT_STANDS)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                lock(descriptor)
                if stands_at(place, descriptor):
                    place.unlink()
                    return True
        finally:
            os.close(descriptor)
    return False


def sweep(folder: Path) -> None:
    """Remove all files in this folder that were begun and that nobody is writing any more."""
    with suppress(OSError):
        for place in folder.glob(f"{BEGUN}*"):
            swept(place)


def _new(place: Path) -> int:
    return os.open(place, OPENING | os.O_CREAT | os.O_EXCL, 0o666)


def _is_held(place: Path, descriptor: int) -> bool:
    """Whether the new file is locked now and still there: others may have found it before it was."""
    try:
        lock(descriptor)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        place.unlink()
        return False
    return stands_at(place, descriptor)

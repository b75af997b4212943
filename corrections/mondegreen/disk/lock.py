"""The lock of an open file: of whoever has died, nobody holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 1 << 40
"""Windows forbids reading what is locked, so a byte is locked that is never there."""


def lock(descriptor: int) -> None:
    """Take the lock of an open file, or fail at once.

    Not `lockf`: that lock vanishes when the same program opens and closes the file once more.

    Raises:
        BlockingIOError: Another program holds it; on Windows a `PermissionError`.
        OSError: This place has no locks.
    """
    if sys.platform == "win32":
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def stands_at(path: Path, descriptor: int) -> bool:
    """Whether the open file is the one at this path."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False

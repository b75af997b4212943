"""One writer at a time: a file that is held cannot be held by another program."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from mondegreen.disk.files import BINARY, NO_WAITING, said
from mondegreen.disk.lock import lock, stands_at
from mondegreen.errors import LedgerError, LedgerInUseError

OPENING = os.O_RDWR | os.O_APPEND | os.O_CREAT | NO_WAITING | BINARY
TRIES = 100


def held(path: Path) -> int:
    """A descriptor of the file at this path, begun if there is none, which no other program holds.

    It is free again when the descriptor is closed, or its program has died.

    Raises:
        LedgerInUseError: Another program holds it.
        LedgerError: It is no regular file, or the place is not writable.
    """
    for _ in range(TRIES):
        try:
            descriptor = os.open(path, OPENING, 0o666)
        except OSError as error:
            raise LedgerError(
                f"{path}: the ledger cannot be written ({said(error)}); name another place with --ledger."
            ) from error
        try:
            _take(descriptor, path)
            # Between opening and locking, who held it last can have put another file in this one's place.
            if stands_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise LedgerError(f"{path}: another program replaces the ledger all the time; name another place with --ledger.")


def _take(descriptor: int, path: Path) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise LedgerError(f"{path}: this is not a ledger; name another place with --ledger.")
    try:
        lock(descriptor)
    except (BlockingIOError, PermissionError) as error:
        raise LedgerInUseError(f"{path}: another review of this transcript is open; close it first.") from error
    except OSError as error:
        raise LedgerError(f"{path}: this place has no locks ({said(error)}); name another with --ledger.") from error

"""One run at a time in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path

from mondegreen.batch.address import is_far
from mondegreen.batch.store import make_folder
from mondegreen.disk.hold import held
from mondegreen.disk.homes import state_home
from mondegreen.errors import LedgerError, LedgerInUseError, LostError, UnwritableError

LOCK = "lock"


def locked(folder: str) -> int:
    """A descriptor that holds the lock of a run. Of one that is elsewhere, the lock is on this machine.

    Raises:
        LostError: Another run is at work there.
        UnwritableError: The folder cannot be written to.
    """
    place = _place_of(folder) if is_far(folder) else Path(folder, LOCK)
    make_folder(place.parent)
    try:
        return held(place)
    except LedgerInUseError as error:
        raise LostError(f"{folder}: another run is at work here; let it end, or stop it first.") from error
    except LedgerError as error:
        raise UnwritableError(
            f"{folder}: the folder of the run cannot be written to; name another by --run."
        ) from error


@contextmanager
def alone_in(folders: Iterable[str]) -> Iterator[None]:
    """No other run of this machine mends files of these folders in place meanwhile, wherever it keeps what is done.

    Raises:
        LostError: One is at work on one of them.
        UnwritableError: There is no place for the locks.
    """
    with ExitStack() as held_ones:
        for folder in dict.fromkeys(map(os.path.realpath, folders)):
            place = _place_of(folder)
            make_folder(place.parent)
            try:
                held_ones.callback(os.close, held(place))
            except LedgerInUseError as error:
                raise LostError(
                    f"{folder}: another run mends these files in place; let it end, or stop it first."
                ) from error
            except LedgerError as error:
                raise UnwritableError(
                    f"{place.parent}: no locks can be held there; look at its permissions."
                ) from error
        yield


def _place_of(folder: str) -> Path:
    """Where the lock of a folder is that is none of this run's own."""
    return state_home() / "runs" / f"{blake2b(os.fsencode(folder), digest_size=16).hexdigest()}.lock"

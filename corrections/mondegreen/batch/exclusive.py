"""One run at a time in a folder."""

from __future__ import annotations

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
    if is_far(folder):
        place = state_home() / "runs" / f"{blake2b(folder.encode(), digest_size=16).hexdigest()}.lock"
    else:
        place = Path(folder, LOCK)
    make_folder(place.parent)
    try:
        return held(place)
    except LedgerInUseError as error:
        raise LostError(f"{folder}: another run is at work here; let it end, or stop it first.") from error
    except LedgerError as error:
        raise UnwritableError(
            f"{folder}: the folder of the run cannot be written to; name another by --run."
        ) from error

"""What is about to be done to a transcript in place, said in the folder of the run before it is done.

Whoever is killed between the writing of a file and its report leaves a mended file of which no report tells. Mended
once more it could become what nobody decided, and its report would tell of the second time only. So its row is said
first: where the file then is what the row says it would become, the row is true; where it is not, nothing was done.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mondegreen.batch.kept import line_of
from mondegreen.batch.unit import Row, Unit
from mondegreen.disk.files import said
from mondegreen.errors import UnwritableError

INTENT = "mends-"
"""How the name begins of a file that says it."""


def intend(staging: str, row: Row) -> None:
    """Say what will be true of a transcript once its mended text has taken its place.

    Raises:
        UnwritableError: It cannot be said; the transcript must stay as it is.
    """
    place = _place(staging, row.name)
    try:
        place.write_bytes(line_of(row.to_json()))  # one that breaks off says nothing, and then nothing was done
    except OSError as error:
        raise UnwritableError(f"{place}: it cannot be written ({said(error)}); nothing was mended.") from error


def fulfilled(staging: str, unit: Unit, digest: str) -> Row | None:
    """What was said of this transcript, if it has come true: these are the bytes that were to be written.

    Args:
        staging: The folder where it is said.
        unit: The transcript.
        digest: The digest of its bytes as they are now.
    """
    with suppress(OSError, ValueError, TypeError):  # there is none, or somebody has touched it: then nothing was said
        row = Row.from_json(json.loads(_place(staging, unit.name).read_bytes()))
        if (row.result, row.known) == (digest, unit.known):
            return row
    return None


def forget(staging: str, name: str) -> None:
    """Take back what was said of this transcript: a report tells of it now."""
    with suppress(OSError):
        _place(staging, name).unlink(missing_ok=True)


def forget_all(staging: str) -> None:
    """Take back what was said of any transcript."""
    with suppress(OSError):
        for place in Path(staging).glob(f"{INTENT}*"):
            place.unlink(missing_ok=True)


def _place(staging: str, name: str) -> Path:
    return Path(staging, f"{INTENT}{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}.json")

"""Give back what a transcript was before it was mended in place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mondegreen.disk.files import bytes_of, encoded, written
from mondegreen.errors import LedgerError
from mondegreen.sessions.ledger import Ledger, digest_of
from mondegreen.sessions.way_back import WayBack


class Undone(NamedTuple):
    """What was taken back.

    Attributes:
        exact: Whether the text is byte for byte what it was.
        changes: How many changes of the source were taken back.
        lost: The words of those that found no place in a text changed since.
    """

    exact: bool
    changes: int
    lost: tuple[str, ...] = ()


def undo(path: Path, kept: Path, *, around_edits: bool = False) -> Undone:
    """Give a transcript back as it was before it was last mended in place, byte for byte.

    What was decided unattended is taken back in the ledger as well; what a hand decided stays decided.

    Args:
        path: The transcript.
        kept: Its ledger.
        around_edits: Where the text has been changed since, keep these changes and take back the others.

    Raises:
        LedgerError: There is no ledger, it knows of no mending, or the text has been changed since.
        UnreadableError: The transcript cannot be read.
        UnwritableError: It cannot be written.
    """
    if not kept.exists():
        raise LedgerError(f"{path}: there is no ledger beside it; it was never mended in place.")
    raw = bytes_of(str(path))
    with Ledger(kept) as ledger:
        ways = ledger.history.ways_back
        source, name = _mended(raw, ways)
        exact = bool(name)
        if exact:
            original, lost = ways[name].unmade(source), list[str]()
            if digest_of(original) != ways[name].of:
                raise LedgerError(f"{kept}: what it says does not lead back to the text that was; nothing is changed.")
        else:
            source, name = _changed(raw, path, ways, around_edits=around_edits)
            original, lost = ways[name].unmade_around(source)
        ledger.unmended(reversed(ledger.history.made_by_policy(name)))
        written(path, encoded(original, ways[name].codec, str(path)))
    return Undone(exact, len(ways[name].changes) - len(lost), tuple(lost))


def _mended(raw: bytes, ways: dict[str, WayBack]) -> tuple[str, str]:
    """The source in these bytes and its digest, if they are a mended text; else nothing."""
    for codec in dict.fromkeys(way.codec for way in ways.values()):
        source = _decoded(raw, codec)
        if source is not None and (name := digest_of(source)) in ways:
            return source, name
    return "", ""


def _changed(raw: bytes, path: Path, ways: dict[str, WayBack], *, around_edits: bool) -> tuple[str, str]:
    """The source of a text that was changed since it was mended, and the digest of what it was then.

    Where the text is known as one that was mended only later, what was mended before that is meant.
    """
    before = []
    for name, way in ways.items():
        if _reads(raw, way.codec, way.of):
            break
        before.append(name)
    if not before:
        raise LedgerError(f"{path}: nothing in it was mended in place; it is as it was.")
    source = _decoded(raw, ways[before[-1]].codec)
    if source is None or not around_edits:
        raise LedgerError(
            f"{path}: it has been changed since it was mended; say --keep-edits to take back only what was mended."
        )
    return source, before[-1]


def _reads(raw: bytes, codec: str, name: str) -> bool:
    source = _decoded(raw, codec)
    return source is not None and digest_of(source) == name


def _decoded(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError):
        return None

"""What is left to do of a run: files that are new, that have changed, or whose results are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from mondegreen.batch.kept import units_in
from mondegreen.batch.unit import Row, Unit


class Left:
    """The files of a manifest that are left to do, in order, as often as they are wanted: none of them is held.

    Args:
        manifest: Where it is.
        marks: For each of its lines whether it is to be done.
    """

    def __init__(self, manifest: str, marks: Sequence[int]) -> None:
        self._manifest = manifest
        self._marks = marks
        self._count = sum(marks)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Unit]:
        return compress(units_in(self._manifest), self._marks)

    def __contains__(self, unit: object) -> bool:
        return any(each == unit for each in self)


def is_done(unit: Unit, kept: Row | None, *, gone: bool) -> bool:
    """Whether the file is done, as its row says.

    Args:
        unit: The file as it is now.
        kept: Its row, if there is one.
        gone: Whether its result is gone.
    """
    if kept is None or kept.error or gone:
        return False
    return (kept.size, kept.stamp, kept.known) == (unit.size, unit.stamp, unit.known) and bool(unit.stamp)


def in_doubt(unit: Unit, kept: Row | None) -> str:
    """The digest that shows a file to be as it was; empty where it cannot be."""
    if kept is None or kept.error or kept.known != unit.known:
        return ""
    in_place = not unit.target
    return kept.result if in_place else kept.digest if kept.size == unit.size else ""

"""The shelf of shapes in which findings are written: one module each, found by listing this folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mondegreen.shelf import Shelf, as_word
from mondegreen_tui.output import Part

if TYPE_CHECKING:
    from mondegreen.batch.unit import Finding


class Found(NamedTuple):
    """A finding, and the file in which it was made."""

    path: str
    finding: Finding


class Shape(Protocol):
    """What a module on this shelf promises."""

    EXPLAINS: bool
    """Whether it has room for all that was weighed."""

    def lines(self, every: Iterable[Found], *, explain: bool) -> Iterator[list[Part]]:
        """The lines of these findings, each of several parts; they are given as the findings come.

        With `explain`, which is asked only of a shape that does, all that was weighed for each is in them.
        """


_SHELF = Shelf[Shape](__name__, "shape", as_word)
shape_names, shape_named = _SHELF.names, _SHELF.named

"""The shelf of shapes in which findings are written: one module each, found by listing this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from mondegreen.shelf import Shelf, as_word
from mondegreen_tui.output import Part

if TYPE_CHECKING:
    from mondegreen.batch.unit import Finding


class Shape(Protocol):
    """What a module on this shelf promises: lines, each of several parts."""

    def head(self) -> Iterator[list[Part]]:
        """What stands before all findings."""

    def line(self, path: str, finding: Finding, *, first: bool) -> list[Part]:
        """One finding in this file; `first` is said of the first of all."""

    def foot(self) -> Iterator[list[Part]]:
        """What stands after all findings."""


_SHELF = Shelf[Shape](__name__, "shape", as_word)
shape_names, shape_named = _SHELF.names, _SHELF.named

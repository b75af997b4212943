"""The shelf of shapes in which findings are written: one module each, found by listing this folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

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


@cache
def shape_names() -> tuple[str, ...]:
    """The names of all shapes; where a shape has the name of a library, its file has an underscore behind it."""
    return tuple(sorted(module.name.removesuffix("_") for module in iter_modules(__path__)))


def shape_named(name: str) -> Shape:
    """The shape of this name."""
    files = {module.name.removesuffix("_"): module.name for module in iter_modules(__path__)}
    return cast("Shape", import_module(f"{__name__}.{files[name]}"))

"""A shelf: a folder with one module for one thing, which is found by listing the folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar, cast

from mondegreen.errors import UnknownNameError

Thing = TypeVar("Thing")


def as_file(module: str) -> str:
    """A name just as its file has it."""
    return module


def as_word(module: str) -> str:
    """A name as people write it: dashes for underscores, and none behind what would be a word of Python's own."""
    return module.removesuffix("_").replace("_", "-")


@cache
def modules_in(package: str, says: Callable[[str], str] = as_file) -> Mapping[str, str]:
    """The full name of each module of a package, by what the thing in it is called, sorted.

    A module whose name begins with an underscore is ground that several of them stand on.
    """
    path = import_module(package).__path__
    names = (module.name for module in iter_modules(path) if not module.name.startswith("_"))
    return {says(name): f"{package}.{name}" for name in sorted(names)}


class Shelf(Generic[Thing]):
    """The things of one package, each loaded when it is asked for; `thing` is what one of them is called."""

    def __init__(self, package: str, thing: str, says: Callable[[str], str] = as_file) -> None:
        self._package, self._thing, self._says = package, thing, says

    def names(self) -> tuple[str, ...]:
        """The names of all of them, without loading any."""
        return tuple(modules_in(self._package, self._says))

    def named(self, name: str) -> Thing:
        """The one of this name.

        Raises:
            UnknownNameError: There is none.
        """
        modules = modules_in(self._package, self._says)
        if name not in modules:
            raise UnknownNameError(f"There is no {self._thing} {name!r}; there are {', '.join(modules)}.")
        return cast("Thing", import_module(modules[name]))

"""The shelf of engines: one module each, found by listing this folder. What an engine does is a `Crew`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from mondegreen.batch.supervisor import Crew
from mondegreen.batch.unit import Outcome, Unit
from mondegreen.shelf import Shelf

Do = Callable[[Sequence[Unit], Callable[[int], None]], Sequence[Outcome]]
"""Does units; the second argument is told which one is begun. It goes to other processes, so it can be pickled."""


class Wanted(NamedTuple):
    """What is asked of an engine.

    Attributes:
        workers: How many workers; 0 for as many as there is room for.
        address: Where the engine is; empty where it is here.
        probe: The address of a file that its workers must be able to read; empty for none.
    """

    workers: int = 0
    address: str = ""
    probe: str = ""


class Engine(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What it is, in a few words."""
    REMOTE: bool
    """Whether it needs an address."""

    def crew(self, do: Do, wanted: Wanted) -> Crew:
        """Workers that do this.

        Raises:
            LostError: There are none to be had there.
            UnknownNameError: What it needs is not installed, or the address is none.
        """


_SHELF = Shelf[Engine](__name__, "engine")
engine_names, engine_named = _SHELF.names, _SHELF.named

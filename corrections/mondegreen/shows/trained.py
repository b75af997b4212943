"""What was learned of how a show and its editor speak, from clean texts: where it lies, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mondegreen.disk.homes import state_home
from mondegreen.shows.glossary import home_of

if TYPE_CHECKING:
    from mondegreen.mishearings.language import Language

NAME = "mondegreen.language.npz"


def own_language() -> Path:
    """Where a person keeps what was learned for everything that he or she edits."""
    return state_home() / "language.npz"


def trained_near(path: str) -> Iterator[Path]:
    """The files that hold for this transcript: one's own, then that of the nearest folder above it that has one."""
    start = home_of(path)
    folder = next((folder for folder in (start, *start.parents) if (folder / NAME).is_file()), None)
    yield from (place for place in (own_language(), folder and folder / NAME) if place and place.is_file())


def trained_for(path: str) -> Language | None:
    """The language with what was learned for this transcript; None where nothing was.

    Raises:
        MalformedError: A file is damaged, or something else.
        UnreadableError: It cannot be read.
    """
    files = tuple((place, place.stat().st_mtime_ns) for place in trained_near(path))
    return _mixed(files) if files else None


@lru_cache(maxsize=4)
def _mixed(files: tuple[tuple[Path, int], ...]) -> Language:
    from mondegreen.mishearings.field import Field  # numpy, and a language that not every run asks for
    from mondegreen.mishearings.language import language

    known = language()
    for place, _ in files:
        known = Field.at(place).mixed(known)
    return known

"""Whose terms are meant: those of the show at a place, or one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from mondegreen_tui.output import counted, tell

if TYPE_CHECKING:
    from pathlib import Path

    from mondegreen.shows.show import Show
    from mondegreen_dictionaries.amend import Draft

Verb = Callable[..., int]
Result = TypeVar("Result")


class Place(NamedTuple):
    """What the options say."""

    at: str | None
    own: bool

    @property
    def show(self) -> Show:
        """The show at this place."""
        from mondegreen.shows.show import Show

        return Show.near(self.at or ".")

    @property
    def path(self) -> Path:
        """The file in which the terms stand, or will."""
        from mondegreen.shows.glossary import own_terms

        return own_terms() if self.own else self.show.path

    def amend(self, change: Callable[[Draft], Result]) -> Result:
        """Change the file, whole or not at all; what the change gives."""
        from mondegreen.shows.glossary import amend

        return amend(self.path, change)


def placed(verb: Verb) -> Verb:
    """The options --at and --own; the verb gets them as `at` and `own`."""
    at = click.option(
        "--at",
        type=click.Path(exists=True),
        default=None,
        metavar="PLACE",
        help="A transcript or a folder of the show; without it, this folder.",
    )
    own = click.option("--own", is_flag=True, help="Your own terms, for every show, instead of those of a show.")
    return at(own(verb))


def tell_written(place: Place, count: int) -> None:
    """Say how much was written, and where."""
    tell(f"{counted(count, 'term')} in {place.path}." if count else f"{place.path} has it all already.")

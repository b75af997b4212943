"""The colours of the review: those of a theme, or none at all."""

from __future__ import annotations

import os

from mondegreen.configuration import Configuration, configurations_above
from mondegreen.errors import MalformedError
from mondegreen_tui.ending import did_you_mean

SHORT = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark"}
"""What people call the usual themes."""
COLOURLESS = "ansi-dark"
"""The one theme that Textual can strip of every colour; of the others it makes shades of grey."""


def theme_names() -> tuple[str, ...]:
    """All themes there are, the usual ones first."""
    from textual.theme import BUILTIN_THEMES

    return (*SHORT, *BUILTIN_THEMES)


def theme_near(path: str, name: str = "") -> str:
    """The theme for the review of this transcript, as Textual names it; empty where nobody has asked for one.

    Args:
        path: Of the transcript; the nearest configuration above it that speaks of a theme holds.
        name: Of the theme that wins over it; one that there is.

    Raises:
        MalformedError: The configuration is not what it should be, or there is no such theme.
        UnreadableError: It cannot be read.
    """
    found = next((each for each in configurations_above(path) if each.theme), Configuration())
    wanted = theme_of(found)
    return SHORT.get(name, name) or wanted


def theme_of(wanted: Configuration) -> str:
    """The theme that a configuration asks for, as Textual names it; empty where it asks for none.

    Raises:
        MalformedError: There is no such theme.
    """
    name = wanted.theme
    if name and name not in theme_names():
        meant = did_you_mean(name, theme_names())
        raise MalformedError(f"{wanted.path}: theme: there is no {name!r}.{meant} Write light, dark or ansi.")
    return SHORT.get(name, name)


def colourless() -> bool:
    """Whether the person at the terminal wants no colours: https://no-color.org."""
    return bool(os.environ.get("NO_COLOR"))

"""What can be said about a review, wherever it is held: in the terminal or in a browser."""

from __future__ import annotations

from collections.abc import Iterable

import click

from mondegreen_tui.options import SHOWN, Verb, about_recordings, dressed, ledger, min_confidence, transcript
from mondegreen_tui.values import NameOf


def _keymap_names() -> Iterable[str]:
    from mondegreen_tui.review.keymap import MAPS

    return tuple(MAPS)


def _theme_names() -> Iterable[str]:
    from mondegreen_tui.review.themes import theme_names

    return theme_names()


OPTIONS = (
    transcript,
    about_recordings,
    ledger,
    click.option(
        "-o", "--output", default="", metavar="OUT", help="A file or a folder; without it FILE's name with .mended."
    ),
    click.option("--in-place", is_flag=True, help="Write over FILE when leaving."),
    min_confidence(SHOWN, "Show proposals"),
    click.option(
        "--audio",
        type=click.Path(exists=True, dir_okay=False),
        default=None,
        metavar="FILE",
        help="The sound or film of the transcript, to be heard by keys. Without it, a file beside FILE with its name.",
    ),
    click.option(
        "--keys",
        type=NameOf("keymap", _keymap_names),
        default=None,
        metavar="NAME",
        help="Which keys do what: default, or git for those of git add -p. Without it, what mondegreen.toml says.",
    ),
    click.option(
        "--theme",
        type=NameOf("theme", _theme_names),
        default=None,
        metavar="NAME",
        help="The colours of the screen: dark, light, ansi for the terminal's own, or one of Textual's. "
        "Without it, what mondegreen.toml says, else dark.",
    ),
)


def about_reviews(verb: Verb) -> Verb:
    """The argument FILE, and the options that say what is reviewed and how."""
    return dressed(verb, OPTIONS)

"""`mondegreen serve`: the review screen in a browser."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from mondegreen_tui.output import show, tell
from mondegreen_tui.review_options import about_reviews

if TYPE_CHECKING:
    from mondegreen.recording import Context

OURS = ("host", "port")
"""Options of the server; the others are the review's."""


@click.command("serve", short_help="The review screen in a browser.")
@about_reviews
@click.option(
    "--host",
    default="localhost",
    show_default=True,
    metavar="NAME",
    help="The name or address under which it is reached. What is not localhost is unencrypted.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def verb(
    path: str,
    context: Context,
    output: str,
    *,
    in_place: bool,
    keys: str | None,
    theme: str | None,
    host: str,
    port: int,
    **_: Any,
) -> int:
    """Let a browser show the review of FILE, as `mondegreen review` does a terminal.

    Open the address that is printed; who has it may decide, in one tab at a time. A closed tab loses nothing. Sound is
    played only where --audio names it, for it comes out of this machine. Ctrl-C ends it.
    """
    if find_spec("textual_serve") is None:
        raise click.UsageError("the browser needs textual-serve; install it: pip install 'mondegreen[serve]'.")
    from mondegreen_tui.browser.server import ReviewServer, listening
    from mondegreen_tui.targets import mended_target

    if path == "-":
        raise click.UsageError("every tab reads the transcript anew; name a file.")
    mended_target(path, output, in_place=in_place)
    _can_be_reviewed(path, context, keys or "", theme or "")
    words = [sys.executable, "-m", "mondegreen", "review", "--served", *_words(click.get_current_context())]
    with listening(host, port) as place:
        server = ReviewServer(_quoted(words), place, host, Path(path).name)
        show(f"The review of {path} is at {server.address}")
        sys.stdout.flush()
        tell("Ctrl-C ends it; every decision is kept.")
        server.run()
    return 0


def _can_be_reviewed(path: str, context: Context, keys: str, theme: str) -> None:
    """Say now what each tab would only say to nobody."""
    from mondegreen_tui.recording import opened
    from mondegreen_tui.review.keymap import keymap_near
    from mondegreen_tui.review.themes import theme_near

    keymap_near(path, keys)
    theme_near(path, theme)
    opened(path, context)


def _words(context: click.Context) -> Iterator[str]:
    """What was said about the review, as the review is to be told."""
    for option in context.command.params:
        if option.name and option.name not in OURS and isinstance(option, click.Option):
            value = context.params[option.name]
            told = context.get_parameter_source(option.name) is ParameterSource.COMMANDLINE
            for each in (value if option.multiple else (value,)) if told else ():
                name = max(option.opts, key=len)
                yield name if option.is_flag else f"{name}={each}"
    yield from ("--", context.params["path"])


def _quoted(words: list[str]) -> str:
    """One line for the shell that textual-serve starts."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)

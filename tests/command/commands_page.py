"""Writes docs/commands.md from the command line itself: `python tests/command/commands_page.py`."""

from collections.abc import Iterator
from pathlib import Path

import click

from mondegreen_tui.command import main

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
HEAD = """\
# Commands

What `mondegreen --help` says, verb by verb. `-` is standard input; results go to standard output, messages to standard
error. A run ends with 0; with 1 where `check` or `lint` has found something; with 2 where something could not be done.
"""
WIDTH = 100


def page() -> str:
    """The whole page."""
    top = main.make_context("mondegreen", [], resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH)
    return HEAD + "".join(map(entry, contexts(top)))


def contexts(above: click.Context) -> Iterator[click.Context]:
    """A context for every command below this one's."""
    group = above.command
    if isinstance(group, click.Group):
        for name in group.list_commands(above):
            command = group.get_command(above, name)
            assert command
            context = click.Context(command, info_name=name, parent=above)
            yield context
            yield from contexts(context)


def entry(context: click.Context) -> str:
    """What the page says of one command: its help as it stands."""
    path = context.command_path
    return f"\n{'#' * path.count(' ')}# {path}\n\n```text\n{context.get_help().strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

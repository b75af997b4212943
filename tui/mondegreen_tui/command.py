"""The command line. A verb is a file in the folder `verbs`: put one there and it is found, and imported when wanted."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

import click

from mondegreen_tui import __version__, verbs
from mondegreen_tui.ending import FAILED, did_you_mean, ended, let_go_of_output
from mondegreen_tui.output import NAME


@cache
def verb_names() -> tuple[str, ...]:
    """The names of all verbs."""
    return tuple(sorted(_modules()))


@cache
def _modules() -> Mapping[str, str]:
    """The module of each verb; where a verb is a word of Python's own, its file has an underscore behind it."""
    names = (module.name for module in iter_modules(verbs.__path__))
    return {name.removesuffix("_").replace("_", "-"): name for name in names}


class Verbs(click.Group):
    """The verbs, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, without loading anything."""
        del ctx
        return list(verb_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name."""
        del ctx
        if cmd_name not in verb_names():
            return None
        return cast("click.Command", import_module(f"{verbs.__name__}.{_modules()[cmd_name]}").verb)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is meant, or a question which one could be."""
        name = args[0]
        if name not in verb_names() and not name.startswith("-") and not ctx.resilient_parsing:
            meant = f" Did you mean '{NAME} review {name}'?" if os.path.exists(name) else ""
            ctx.fail(f"There is no verb {name!r}.{meant or did_you_mean(name, verb_names())}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. Where the reader of the output has gone, click would end with 1, and that is a finding."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            let_go_of_output()
            ctx.exit(FAILED)

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the program with an exit code: 0, 1 where `check` has found something, 2 for failure."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # not every terminal has every letter
        extra |= {"prog_name": NAME, "standalone_mode": False}
        sys.exit(ended(partial(super().main, args, **extra)))


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Ends with 0; with 1 where `check` has found something; with 2 where something could not be done.
Completion: put one of these lines into the file your shell starts with.
  bash  eval "$(_MONDEGREEN_COMPLETE=bash_source mondegreen)"
  zsh   eval "$(_MONDEGREEN_COMPLETE=zsh_source mondegreen)"
  fish  _MONDEGREEN_COMPLETE=fish_source mondegreen | source
""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Find what a speech recogniser misheard, and let an editor decide.

    FILE is a transcript; - is standard input. Results go to standard output, messages to standard error.
    """

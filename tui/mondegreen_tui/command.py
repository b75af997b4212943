"""The command line. A verb is a file in the folder `verbs`: put one there and it is found, and imported when wanted."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from mondegreen_tui import __version__, verbs
from mondegreen_tui.ending import FAILED, ended, let_go_of_output
from mondegreen_tui.output import NAME
from mondegreen_tui.shelf import Shelf, names_in

COLLECTED = 50_000, 20, 20
"""Thresholds of the garbage collector: by its own it would look through all that is imported again and again."""


def verb_names() -> tuple[str, ...]:
    """The names of all verbs."""
    return names_in(verbs)


class Verbs(Shelf):
    """The verbs of the program."""

    folder = verbs

    def meant(self, name: str) -> str:
        """A question which verb could be meant; the name of a file alone asks for a review."""
        return f" Did you mean '{NAME} review {name}'?" if os.path.exists(name) else super().meant(name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. Where the reader of the output has gone, click would end with 1, and that is a finding."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            let_go_of_output()
            ctx.exit(FAILED)

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the program with an exit code: 0, 1 where `check` has found something, 2 for failure."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # arrays are small here: a pool of threads only costs
        gc.set_threshold(*COLLECTED)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # not every terminal has every letter
        extra |= {"prog_name": NAME, "standalone_mode": False}
        code = ended(partial(super().main, args, **extra))
        gc.freeze()  # or all that was made is looked through once more before the process ends
        sys.exit(code)


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

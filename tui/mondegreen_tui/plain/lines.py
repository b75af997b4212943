"""What is typed, line by line."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator

from mondegreen_tui.output import is_terminal, show
from mondegreen_tui.safe import safe_line

LONGEST = 100_000
"""Bytes of a line: nobody types more."""
BLANKS = {" ": "space", "\t": "tab"}
"""Keys that would otherwise be lost at the end of a line."""


def typed() -> Iterator[str]:
    """Lines that were ended with Enter: what stands before a sudden end was not meant yet."""
    while sys.stdin is not None:
        raw = sys.stdin.buffer.readline(LONGEST)
        if not raw.endswith(b"\n"):
            return
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        yield BLANKS.get(line[:1], "") if not line.strip() else line.strip()


def say(line: str = "") -> None:
    """Print a line; on a terminal, which would break it anywhere, break it between words."""
    if not is_terminal(sys.stdout):
        show(line)
        return
    width = max(20, shutil.get_terminal_size().columns)
    for part in textwrap.wrap(line, width, break_on_hyphens=False) or [""]:
        show(part)


class Lines:
    """The answers of an editor."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def ask(self, question: str) -> str | None:
        """The next line; None when there is none any more."""
        print(f"{safe_line(question)} > ", end="", flush=True)
        line = next(self._lines, None)
        if line is None:
            print(flush=True)
        return line

    def agreed(self, question: str) -> bool:
        """Whether the answer is yes."""
        return self.ask(f"{question} y or n") in ("y", "yes")

"""What is printed: results on standard output, messages on standard error, nothing from outside raw to a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, TextIO

from mondegreen_tui.safe import safe, safe_line

if TYPE_CHECKING:
    from rich.console import Console

NAME = "mondegreen"
NOTHING = "∅"
"""Stands for no words at all."""

Part = str | tuple[str, str]
"""Words, or words and how they look on a terminal."""


def tell(sentence: str) -> None:
    """Say a sentence about the work, on standard error."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # there is nobody left to be told
        print(f"{NAME}: {safe_line(sentence)}", file=sys.stderr, flush=True)


def show(*parts: Part) -> None:
    """Print a line of a result; its looks are for a terminal alone."""
    stream = standard_output()
    line = [(safe_line(part), "") if isinstance(part, str) else (safe_line(part[0]), part[1]) for part in parts]
    if not coloured():
        print(*(words for words, _ in line), sep="", file=stream)
        return
    from rich.text import Text

    _console(stream).print(Text.assemble(*line), soft_wrap=True)


def deliver(data: bytes, codec: str = "utf-8") -> None:
    """Write a whole result: the very bytes into a pipe, a harmless likeness to a terminal."""
    stream = standard_output()
    if is_terminal(stream):
        text = data.decode(codec, "replace").removeprefix("\ufeff")
        print(safe(text.replace("\r\n", "\n").replace("\r", "\n")), end="", file=stream)
        return
    stream.flush()
    rest = memoryview(data)
    while rest:  # unbuffered, as PYTHONUNBUFFERED makes it, it takes only a part and says so to nobody
        rest = rest[stream.buffer.write(rest) :]


def standard_output() -> TextIO:
    """The stream of results.

    Raises:
        BrokenPipeError: The program was started with a closed one.
    """
    if sys.stdout is None:
        raise BrokenPipeError
    return sys.stdout


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end; a closed stream has none."""
    return stream is not None and stream.isatty()


def coloured() -> bool:
    """Whether results go to a terminal that shows colours, and nobody has asked for none."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def counted(number: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@cache
def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, markup=False, highlight=False, emoji=False)

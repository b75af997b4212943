"""How far a job is: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from mondegreen_tui.output import is_terminal, tell

if TYPE_CHECKING:
    from mondegreen.batch.conduct import Progress as Far

EVERY = 30.0
"""Seconds between two lines in a log."""

Watch = Callable[["Far"], None]


@contextmanager
def shown(total: int) -> Iterator[Watch]:
    """Shows how far a job over so many files is; nothing where there are none."""
    if not total:
        yield lambda _: None
    elif is_terminal(sys.stderr):
        with _bar(total) as watch:
            yield watch
    else:
        yield _Lines().watch


@contextmanager
def _bar(total: int) -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[rate]}"), TimeRemainingColumn())
    console = Console(stderr=True, markup=False, soft_wrap=True)
    # Rich sends what is printed meanwhile above its bar: results that go into a file or a pipe are none of its own.
    with Progress(*columns, console=console, transient=True, redirect_stdout=is_terminal(sys.stdout)) as bar:
        task = bar.add_task("", total=total, rate="")
        began = monotonic()

        def watch(now: Far) -> None:
            far = now.done + now.underway
            bar.update(task, completed=far, rate=_rate(far, monotonic() - began))

        yield watch


class _Lines:
    """A line now and then."""

    def __init__(self) -> None:
        self._began = self._last = monotonic()

    def watch(self, now: Far) -> None:
        """Say how far it is, if that was not said just before."""
        if monotonic() - self._last < EVERY:
            return
        self._last = monotonic()
        far, passed = now.done + now.underway, self._last - self._began
        left = f", about {_long(passed / far * (now.total - far))} left" if far else ""
        tell(f"{far:,} of {now.total:,} files, {_rate(far, passed)}{left}.")


def _rate(files: int, seconds: float) -> str:
    rate = files / seconds if seconds else 0.0
    return (
        f"{rate:.0f} a second" if rate >= 10 else f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute"
    )


def _long(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"

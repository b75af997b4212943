"""How a run ends: an exit code, and where something went wrong one sentence that says what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from mondegreen_tui.output import tell
from mondegreen_tui.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

FAILED = 2
"""Could not run, or not to the end."""


def ended(run: Callable[[], object]) -> int:
    """Run to the end, whatever end it is, and give the exit code."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk or a closed pipe may show only now
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return FAILED
    except click.Abort:
        tell("stopped. What was decided is kept, and no file is half-written.")
        return FAILED
    except Exception as error:  # noqa: BLE001 - every fault ends as a sentence
        return _failed(error)
    return code if isinstance(code, int) else 0


def attempted(step: Callable[[], int]) -> int:
    """One step of many: what is wrong with one file is said, and the others are still done."""
    try:
        return step()
    except Exception as error:
        if isinstance(error, (click.ClickException, click.Abort)) or _of_output(error):
            raise
        return _failed(error)


def let_go_of_output() -> None:
    """What is still in the buffer goes nowhere, or Python would complain of it once more at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _failed(error: Exception) -> int:
    if _of_output(error):
        let_go_of_output()
    if not isinstance(error, BrokenPipeError):  # a reader that has read enough is no news to anybody
        tell(sentence(error))
    return FAILED


def sentence(error: Exception) -> str:
    """What went wrong and what to do."""
    if isinstance(error, click.ClickException):
        return _usage(error)
    if _is_ours(error):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; split the transcript."
    if isinstance(error, OSError):
        return _system(error)
    return _fault(error)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """As `mondegreen_dictionaries.meant` has it, for the words of a command: a misspelt verb loads no dictionaries."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), 1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    said = error.format_message()
    whole = said if said.endswith((".", "?", "?)")) else f"{said}."
    return f"{whole} See '{context.command_path} --help'." if context else whole


def _is_ours(error: Exception) -> bool:
    """Whether the sentence was written for a person. The engine is not loaded to find out: it has raised it."""
    errors = sys.modules.get("mondegreen.errors")
    return errors is not None and isinstance(error, errors.MondegreenError)


def _system(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    if _of_output(error):
        return f"standard output cannot be written ({reason}); the result is not complete."
    return f"{error.filename}: {reason}; look at the name and the rights."


def _of_output(error: Exception) -> bool:
    """Whether standard output failed: files are named in their errors."""
    return isinstance(error, OSError) and error.filename is None


def _fault(error: Exception) -> str:
    """A fault of our own."""
    from traceback import format_exception

    from mondegreen.errors import TRACEBACK, fault

    if os.environ.get(TRACEBACK):
        print(safe("".join(format_exception(error))), file=sys.stderr)
    return fault(error)

"""How a review ended, and what it asks of those who keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mondegreen.errors import MondegreenError
from mondegreen.sessions.totals import Totals
from mondegreen_tui.review.facts import Count


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command line says when the screen is gone.

    Attributes:
        count: Accepted, edited, rejected, left.
        written: Where the mended file is; None where none was written.
        trouble: Why none was written, where one should have been.
        totals: Outcomes by kind.
        learned: What was remembered, in words.
    """

    count: Count
    written: Path | None = None
    trouble: str = ""
    totals: Totals | None = None
    learned: tuple[str, ...] = ()


def attempted(write: Callable[[], Path]) -> tuple[Path | None, str]:
    """Where the mended file was written, or why it was not."""
    try:
        return write(), ""
    except MondegreenError as error:
        return None, str(error)


def left_over(totals: Totals, left: int) -> str:
    """The estimate in a sentence."""
    errors = max(1, round(totals.errors_left))
    many = f"About {errors:,} {'error is' if errors == 1 else 'errors are'}"
    return f"{many} left among the {left:,} undecided; what nothing was proposed for is not counted."


class BrokenOffError(MondegreenError):
    """The screen ended, but not by leaving it; what was decided is in the ledger."""

"""Strokes: what one answer of an editor decided, taken back in one piece though it may be several decisions."""

from __future__ import annotations

from collections.abc import Callable

from mondegreen.sessions.decision import Decision
from mondegreen.sessions.session import Session


def take_back(session: Session) -> tuple[Decision, ...]:
    """Take back the last decision and those of its stroke; in the order in which they were taken, none where none is.

    Raises:
        LedgerError: It cannot be kept; what was taken back before stays taken back.
    """
    return _stroke(session.undo, lambda: session.last)[::-1]


def let_stand(session: Session) -> tuple[Decision, ...]:
    """Let the stroke that was taken back last stand again.

    Raises:
        LedgerError: It cannot be kept; what stood again before stays.
    """
    return _stroke(session.redo, lambda: session.last_undone)


def next_stroke(session: Session) -> int:
    """A number that no stroke of the session has."""
    return 1 + max((each.stroke for each in (*session.decisions, *session.undone)), default=0)


def _stroke(act: Callable[[], object], upcoming: Callable[[], Decision | None]) -> tuple[Decision, ...]:
    """Act once, and again while the same stroke goes on."""
    out: list[Decision] = []
    while (decision := upcoming()) and (not out or decision.stroke == out[0].stroke != 0):
        act()
        out.append(decision)
    return tuple(out)

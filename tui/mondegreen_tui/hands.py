"""The hands that hold a review: on the screen, in a browser, line by line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from mondegreen_tui.output import is_terminal, tell
from mondegreen_tui.sitting import sitting

if TYPE_CHECKING:
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context
    from mondegreen.sessions.session import Session
    from mondegreen.transcripts.transcript import Transcript
    from mondegreen_tui.ahead import Ahead
    from mondegreen_tui.review.outcome import Outcome
    from mondegreen_tui.sound import Sound


class Task(NamedTuple):
    """One file to be reviewed: what is known about it, where the result goes, and where decisions are kept.

    `output` is what was named for the result: a folder is made when it is written.
    """

    path: str
    context: Context
    target: Path
    ledger: Path
    output: str = ""


class Review(NamedTuple):
    """A review that is about to be held: of which file, what it says, from which confidence on, and what is played."""

    task: Task
    heard: Transcript
    least: float
    sound: Sound

    @property
    def title(self) -> str:
        """What it is called."""
        return Path(self.task.path).name

    def engine(self, *, at_once: bool = False) -> Ahead:
        """The engine that proposes for it: the beginning of a long text first, unless all is wanted at once."""
        from mondegreen_tui.ahead import Ahead

        return Ahead(self.task.path, self.heard, self.task.context, self.least, at_once=at_once)

    def write(self, session: Session) -> Path:
        """Write the mended text; where it is.

        Raises:
            UnwritableError: It cannot be written there.
            LedgerError: The ledger cannot be written to.
        """
        from mondegreen.recording import mend
        from mondegreen.sessions.ledger import Ledger
        from mondegreen_tui.targets import make_room

        assert isinstance(session.record, Ledger)
        make_room(self.task.target, self.task.output)
        mend(self.task.path, session, self.task.target, session.record)
        return self.task.target


Hand = Callable[[Review], "Outcome"]


def hand_for(*, plain: bool, served: bool, keys: str, theme: str) -> Hand:
    """The hand that fits what was asked for and the terminal; keymap and theme by name, or empty for those configured.

    Raises:
        click.UsageError: The screen needs a terminal, and there is none.
    """
    if served:
        return partial(in_browser, keys=keys, theme=theme)
    if plain:
        return partial(line_by_line, keys=keys)
    if os.environ.get("TERM") == "dumb":
        tell("this terminal has no screen, so the review is line by line, as with --plain.")
        return partial(line_by_line, keys=keys)
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return partial(on_screen, keys=keys, theme=theme)
    raise click.UsageError("the screen needs a terminal; use --plain, or fix and check for unattended work.")


def on_screen(review: Review, *, keys: str, theme: str) -> Outcome:
    """The screen."""
    from mondegreen.shows.show import Show
    from mondegreen_tui.review.app import run_review
    from mondegreen_tui.review.desk import Desk
    from mondegreen_tui.review.keymap import keymap_near
    from mondegreen_tui.review.themes import theme_near

    task = review.task
    keymap, colours = keymap_near(task.path, keys), theme_near(task.path, theme)
    with sitting(task.path, task.ledger, review.heard, or_look=True) as (session, unplaced):
        desk = Desk(
            title=review.title,
            output=task.target,
            write=partial(review.write, session),
            keymap=keymap,
            theme=colours,
            sound=review.sound,
            ahead=review.engine(),
            path=task.path,
            show=Show.near(task.path),
            unplaced=unplaced,
        )
        return run_review(session, desk)


def in_browser(review: Review, *, keys: str, theme: str) -> Outcome:
    """The screen, drawn for the server that has begun this program."""
    from mondegreen_tui.review.outcome import BrokenOffError

    try:
        return on_screen(review, keys=keys, theme=theme)
    except BrokenOffError:
        raise BrokenOffError(f"{review.task.path}: the tab was closed; every decision is kept.") from None


def line_by_line(review: Review, *, keys: str) -> Outcome:
    """The plain review; it has no colours to choose."""
    from mondegreen.shows.show import Show
    from mondegreen_tui.plain import run_plain
    from mondegreen_tui.remembering import ask_offers
    from mondegreen_tui.review.keymap import keymap_near

    task = review.task
    keymap = keymap_near(task.path, keys)
    found, ahead = _found(review)
    with sitting(task.path, task.ledger, review.heard, found) as (session, _):
        return run_plain(
            session,
            path=task.path,
            title=review.title,
            write=partial(review.write, session),
            keymap=keymap,
            show=Show.near(task.path),
            sound=review.sound,
            ahead=ahead,
            again=partial(review.engine, at_once=True),
            remember=partial(ask_offers, task.path),
        )


def _found(review: Review) -> tuple[tuple[Proposal, ...], Ahead | None]:
    """All proposals; where a person sits at the keyboard none yet, and the engine that is at work on them."""
    from mondegreen_tui.recording import proposed

    task = review.task
    if not is_terminal(sys.stdin):
        return proposed(task.path, review.heard, task.context, review.least), None
    tell(f"{task.path}: it is being read; a long text takes a while.")
    return (), review.engine()

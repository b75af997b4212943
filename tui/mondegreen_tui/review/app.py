"""The review of one transcript, from the first key to the last.

The command line calls `run_review` and prints its closing words from the `Outcome`:

    session, _ = ledger.resume(transcript, proposals)
    outcome = run_review(session, title=path.name, output=target, ledger=ledger, write=write)

`write` writes the mended file and says where it is. It is called when the editor leaves, and only if a decision stands
or stood at the beginning. It may raise a MondegreenError: the screen shows it and stays; a second `q` tries
again and leaves in any case. The ledger is closed by whoever opened it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from mondegreen.sessions.ledger import Elsewhere, Ledger
from mondegreen.sessions.session import Session
from mondegreen.sessions.totals import totals
from mondegreen.shows.show import Show
from mondegreen_tui.ahead import Ahead
from mondegreen_tui.review.bindings import changes
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.listening import Listening
from mondegreen_tui.review.outcome import BrokenOffError, Keeper, Outcome, attempted
from mondegreen_tui.review.screen import ReviewScreen
from mondegreen_tui.review.themes import COLOURLESS, colourless
from mondegreen_tui.sound import Sound


def run_review(
    session: Session,
    *,
    title: str,
    output: Path,
    write: Callable[[], Path],
    ledger: Keeper | None = None,
    keymap: Keymap = Keymap(),  # noqa: B008 (it is a value)
    theme: str = "",
    sound: Sound | None = None,
    ahead: Ahead | None = None,
    path: str = "",
    show: Show | None = None,
    unplaced: tuple[str, ...] = (),
) -> Outcome:
    """Let an editor decide, until they leave.

    Args:
        session: Ready to be decided, the ledger as its record.
        title: What the screen calls the transcript.
        output: Where `write` will write, to be shown.
        write: Writes the mended file.
        ledger: Asked whether everything is saved; without one it is.
        keymap: Which keys do what.
        theme: The name of a theme; empty for the usual one.
        sound: What `space` plays; without it, nothing.
        ahead: The engine, where it is still to propose something.
        path: The transcript.
        show: What is known where it lies, and where something may be learned.
        unplaced: Heard words of earlier decisions that stand nowhere in the transcript any more.

    Raises:
        BrokenOffError: The screen was ended from outside. Decisions are kept, the mended file is not written.
        Exception: A fault of the screen itself, the same holds.
    """
    app = ReviewApp(
        session,
        title=title,
        output=output,
        write=write,
        ledger=ledger,
        keymap=keymap,
        theme=theme,
        sound=sound,
        ahead=ahead,
        path=path,
        show=show,
        unplaced=unplaced,
    )
    try:
        app.run()
    finally:
        if ahead:
            ahead.stop()
    if app.outcome:
        return app.outcome
    raise app.fault or BrokenOffError("The screen broke off; every decision is kept, run the same command to go on.")


class ReviewApp(Listening):
    """Owns the session and shows one screen."""

    def __init__(
        self,
        session: Session,
        *,
        title: str,
        output: Path,
        write: Callable[[], Path],
        ledger: Keeper | None = None,
        keymap: Keymap = Keymap(),  # noqa: B008 (it is a value)
        theme: str = "",
        sound: Sound | None = None,
        ahead: Ahead | None = None,
        path: str = "",
        show: Show | None = None,
        unplaced: tuple[str, ...] = (),
    ) -> None:
        super().__init__(ansi_color=colourless() or None)
        self.theme = COLOURLESS if colourless() else theme or self.theme
        self.animation_level = "none"
        self.title = "Mondegreen"
        self.session = session
        self.sound = sound or Sound(session.transcript, None)
        self.outcome: Outcome | None = None
        self._write = write
        self._ahead = ahead
        self._warned = False
        self._had_decisions = bool(session.decisions)
        record = ledger or session.record
        self.review = ReviewScreen(session, title, output.name, lambda: getattr(record, "saved", True), keymap)
        self.review.path, self.review.show, self.review.unplaced = path, show, unplaced
        self.review.ledger = session.record.journal.path.name if isinstance(session.record, Ledger) else ""
        self.set_keymap(changes(keymap))

    async def on_mount(self) -> None:
        """Show the screen, and none below it: that one would be laid out and drawn as well."""
        self.add_mode("review", lambda: self.review)
        await self.switch_mode("review")
        self.show_what_can_be_heard()
        self.review.bar.elsewhere = isinstance(self.session.record, Elsewhere)
        if self._ahead:
            self.review.wait_for(self._ahead)
        self.theme_changed_signal.subscribe(self, self._tell_of_theme)
        self.call_after_refresh(self._freeze)

    def _tell_of_theme(self, theme: Theme) -> None:
        """Say how it is kept."""
        self.review.notice.say(f'To keep these colours, write theme = "{theme.name}" into mondegreen.toml.')

    def _freeze(self) -> None:
        """The collector need not walk through what is loaded while keys are pressed."""
        gc.collect()
        gc.freeze()

    @property
    def fault(self) -> Exception | None:
        """What broke the screen."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual's own prints a traceback with local variables, and those hold the transcript.
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Of Textual's own commands the one that an editor has a use for."""
        return (command for command in super().get_system_commands(screen) if command.title == "Theme")

    async def action_quit(self) -> None:
        """Write the mended file and leave; where it cannot be written, stay once."""
        wanted = (self.session.decisions or self._had_decisions) and not self.review.bar.elsewhere
        written, trouble = attempted(self._write) if wanted else (None, "")
        if trouble and not self._warned:
            self._warned = True
            self.review.notice.alarm(f"{trouble} Your decisions are kept; q tries once more and leaves.")
            return
        learned = tuple(self.review.learned)
        self.outcome = Outcome(count(self.session), written, trouble, totals(self.session), learned)
        self.exit()

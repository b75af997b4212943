"""The review of one transcript, from the first key to the last.

The command line calls `run_review` and prints its closing words from the `Outcome`:

    session, _ = ledger.resume(transcript, proposals)
    outcome = run_review(session, Desk(title=path.name, output=target, write=write))

The mended file is written when the editor leaves, and only if a decision stands or stood at the beginning. Where that
fails, the screen says why and stays; a second `q` tries again and leaves in any case. The ledger is closed by whoever
opened it.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from mondegreen.sessions.session import Session
from mondegreen.sessions.totals import totals
from mondegreen_tui.review.bindings import changes
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.listening import Listening
from mondegreen_tui.review.outcome import BrokenOffError, Outcome, attempted
from mondegreen_tui.review.screen import ReviewScreen
from mondegreen_tui.review.themes import COLOURLESS, colourless
from mondegreen_tui.sound import Sound


def run_review(session: Session, desk: Desk) -> Outcome:
    """Let an editor decide on a session, whose record is its ledger, until they leave.

    Raises:
        BrokenOffError: The screen was ended from outside. Decisions are kept, the mended file is not written.
        Exception: A fault of the screen itself, the same holds.
    """
    app = ReviewApp(session, desk)
    try:
        app.run()
    finally:
        if desk.ahead:
            desk.ahead.stop()
    if app.outcome:
        return app.outcome
    raise app.fault or BrokenOffError("The screen broke off; every decision is kept, run the same command to go on.")


class ReviewApp(Listening):
    """Owns the session and shows one screen."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(ansi_color=colourless() or None)
        self.theme = COLOURLESS if colourless() else desk.theme or self.theme
        self.animation_level = "none"
        self.title = "Mondegreen"
        self.session = session
        self.sound = desk.sound or Sound(session.transcript, None)
        self.outcome: Outcome | None = None
        self._write = desk.write
        self._warned = False
        self._had_decisions = bool(session.decisions)
        self.review = ReviewScreen(session, desk)
        self.set_keymap(changes(desk.keymap))

    async def on_mount(self) -> None:
        """Show the screen, and none below it: that one would be laid out and drawn as well."""
        self.add_mode("review", lambda: self.review)
        await self.switch_mode("review")
        self.show_what_can_be_heard()
        self.theme_changed_signal.subscribe(self, self._tell_of_theme)
        self.call_after_refresh(self._freeze)
        self._give_back_when_ended()

    def _give_back_when_ended(self) -> None:
        """Told by a signal to end, leave the terminal as it was found; one more ends the program at once.

        In a browser Textual does so by itself.
        """
        if sys.platform == "win32" or self.is_web or self.is_headless:
            return
        loop = asyncio.get_running_loop()

        def leave() -> None:
            loop.remove_signal_handler(signal.SIGTERM)
            self.exit()

        loop.add_signal_handler(signal.SIGTERM, leave)

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
            self.review.notice.alarm(
                f"{trouble} Your decisions are kept; {self.review.key('leave')} tries once more and leaves."
            )
            return
        learned = tuple(self.review.learned)
        self.outcome = Outcome(count(self.session), written, trouble, totals(self.session), learned)
        self.exit()

"""Proposals that arrive while the editor reads: they take their places, and nothing that was decided moves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from mondegreen.disk.files import stamp_of
from mondegreen.errors import MondegreenError
from mondegreen_tui.ahead import Ahead, Found, done
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.writing import Writing
from mondegreen_tui.safe import safe_line

LOOK_EVERY = 0.5


class Arriving(Writing):
    """Knows whether the engine still works, and how far it is."""

    ahead: Ahead | None = None
    _stamp: tuple[int, int] | None = None
    _since = 0.0
    _last: Found | None = None

    def on_mount(self) -> None:
        """Begin to listen to it."""
        if self.desk.ahead:
            self.wait_for(self.desk.ahead)

    def wait_for(self, ahead: Ahead) -> None:
        """Take what the engine finds as it comes."""
        self.ahead, self._since = ahead, time.monotonic()
        self.bar.reading = self.card.reading = 0.0
        threading.Thread(target=self._listen, args=(ahead,), name="ahead", daemon=True).start()
        self._watch = self.set_interval(LOOK_EVERY, self._estimate)

    def _listen(self, ahead: Ahead) -> None:
        # A thread of our own: Textual would wait for one of its workers before it lets the editor leave.
        with suppress(RuntimeError):  # the screen is gone
            try:
                for found in ahead.found():
                    self.app.call_from_thread(self._heard, ahead, partial(self.arrived, found))
            except MondegreenError as error:
                self.app.call_from_thread(self._heard, ahead, partial(self.failed, error))

    def _heard(self, ahead: Ahead, answer: Callable[[], None]) -> None:
        """Take an answer, unless another engine has been asked since."""
        if ahead is self.ahead:
            answer()

    def _estimate(self) -> None:
        """How far the engine is, as far as its first pages tell."""
        if self._last:
            self.bar.reading = self.card.reading = done(self._last, time.monotonic() - self._since)

    def arrived(self, found: Found) -> None:
        """Show what was found, and go to the first that waits where nothing was looked at yet."""
        first = not self.session.places
        here = None if first else self.current
        self.session.renew(found.proposals)
        self._last = found
        self.text.anew()
        self.bar.count = count(self.session)
        if found.whole:
            self._watch.stop()
            self.ahead = None
            self.bar.reading = self.card.reading = None
        if self.level is self.at_cards and self.session.places:
            self.at_cards.deal(self.session.places[0] if here is None else self.queue.seen(here))
        if here is None or not self.touched:
            self.begin()
        else:
            self.go(here)
        if found.said and not self.notice.has_class("-alarm"):
            self.notice.say(found.said[-1])

    def look_at_disk(self) -> None:
        """Say whether everything is on it, and whether the transcript there is still the one that was read."""
        super().look_at_disk()
        stamp = stamp_of(Path(self.desk.path))
        self._stamp = self._stamp or stamp
        if stamp != self._stamp:
            self._stamp = stamp
            self.notice.alarm(
                f"{self.desk.path} has changed since it was read. Leave and open it again: decisions find their places."
            )

    def close_queue(self) -> None:
        """While more may come, nothing is at an end."""
        if self.ahead:
            self.notice.say("Everything so far is decided; the rest is still being read.")
        else:
            super().close_queue()

    def failed(self, error: MondegreenError) -> None:
        """The engine has nothing to say, and the command line will say why."""
        self._watch.stop()
        self.ahead = None
        self.bar.reading = self.card.reading = None
        self.notice.alarm(f"Nothing is proposed. {safe_line(str(error))}")

"""The engine at work behind the dialogue: what it finds is waited for, or fetched between two answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain, repeat
from queue import Empty, SimpleQueue
from threading import Thread

from mondegreen.errors import MondegreenError
from mondegreen_tui.ahead import Ahead, Found, done
from mondegreen_tui.output import tell

PAUSES = (5.0, 10.0, 15.0, 30.0)
"""Seconds after which a waiting editor is told how far the engine is; the last ones again and again."""


class Reading:
    """What the engine finds, as it comes. A screen reader is told of it in a line now and then, never in a bar.

    Attributes:
        over: Whether nothing more will come.
    """

    def __init__(self, ahead: Ahead, pauses: tuple[float, ...] = PAUSES) -> None:
        self.over = False
        self._ahead = ahead
        self._pauses = pauses
        self._began = time.monotonic()
        self._last: Found | None = None
        self._coming: SimpleQueue[Found | MondegreenError] = SimpleQueue()
        Thread(target=self._listen, name="ahead", daemon=True).start()

    def _listen(self) -> None:
        try:
            for found in self._ahead.found():
                self._coming.put(found)
        except MondegreenError as error:
            self._coming.put(error)

    def arrived(self) -> Iterator[Found]:
        """What has come since the last time. It does not wait.

        Raises:
            MondegreenError: What the engine has to say instead; nothing more will come.
        """
        while not self._coming.empty():
            yield self._taken(self._coming.get())

    def awaited(self) -> Found:
        """The next that comes; until then it is said now and then how far the engine is.

        Raises:
            MondegreenError: What the engine has to say instead; nothing more will come.
        """
        for pause in chain(self._pauses, repeat(self._pauses[-1])):
            try:
                return self._taken(self._coming.get(timeout=pause))
            except Empty:
                tell(self._how_far())
        raise AssertionError("it waits for ever")

    def _taken(self, came: Found | MondegreenError) -> Found:
        self.over = isinstance(came, MondegreenError) or came.whole
        if isinstance(came, MondegreenError):
            raise came
        self._last = came
        for sentence in came.said:
            tell(sentence)
        return came

    def _how_far(self) -> str:
        if not self._last:
            return "the text is being read."
        return f"about {done(self._last, time.monotonic() - self._began):.0%} of the text is read."

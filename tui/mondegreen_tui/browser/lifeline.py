"""What a review in a browser hangs on: its server gone, nobody could end it, and it would hold its ledger for ever."""

from __future__ import annotations

import os
import select
import signal
import sys
from threading import Thread

STDIN = 0


def end_with_the_server() -> None:
    """End this program, as the signal to do so does, once nobody can write to its standard input any more."""
    if sys.platform != "win32":
        Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    if sys.platform == "win32":
        return
    poll = select.poll()
    poll.register(STDIN, getattr(select, "POLLRDHUP", 0))  # to wait for, not to read: the screen does that
    poll.poll()
    os.kill(os.getpid(), signal.SIGTERM)

"""What lies before an editor besides the session itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mondegreen.shows.show import Show
from mondegreen_tui.ahead import Ahead
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.sound import Sound


@dataclass(frozen=True)
class Desk:
    """Where a review is held, and how.

    Attributes:
        title: What the screen calls the transcript.
        output: Where `write` will write, to be shown.
        write: Writes the mended file and says where it is. It may raise a MondegreenError.
        keymap: Which keys do what.
        theme: The name of a theme; empty for the usual one.
        sound: What `space` plays; without it, nothing.
        ahead: The engine, where it is still to propose something.
        path: The transcript.
        show: What is known where it lies, and where something may be learned.
        unplaced: Heard words of earlier decisions that stand nowhere in the transcript any more.
    """

    title: str
    output: Path
    write: Callable[[], Path]
    keymap: Keymap = field(default_factory=Keymap)
    theme: str = ""
    sound: Sound | None = None
    ahead: Ahead | None = None
    path: str = ""
    show: Show | None = None
    unplaced: tuple[str, ...] = ()

"""The part of the review that is heard: keys that play the words around the current proposal."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.timer import Timer

from mondegreen_tui.review.keys import ACTS, LISTEN
from mondegreen_tui.review.screen import ReviewScreen
from mondegreen_tui.sound import Sound

LOOK_EVERY = 0.3
"""Seconds between looks whether the player still plays."""


class Listening(App[None]):
    """Plays, and says what is heard or why nothing is."""

    review: ReviewScreen
    sound: Sound
    _looking: Timer | None = None

    def on_unmount(self) -> None:
        """Leave in silence."""
        self.sound.stop()

    def show_what_can_be_heard(self) -> None:
        """Keys that have nothing to play are grey; each says why when it is pressed."""
        if self.sound.missing:
            self.review.key_line.idle |= frozenset(act.name for act in ACTS if act.section == LISTEN)

    def action_play(self) -> None:
        """Play the words and a little around them, or stop."""
        self._hear(self.sound.play)

    def action_again(self) -> None:
        """Play from a little earlier."""
        self._hear(self.sound.again)

    def action_tempo(self, by: int) -> None:
        """Play faster or slower."""
        self._hear(lambda start, end: self.sound.change_tempo(by, start, end))

    def _hear(self, asking: Callable[[int, int], str]) -> None:
        proposals = self.review.session.proposals
        if not self.review.session.places:
            self.review.notice.say("There is nothing to play.")
            return
        proposal = proposals[self.review.current]
        self.review.notice.say(asking(proposal.start, proposal.end))
        if self._looking is None:
            self._looking = self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        """A player that fails does so without a sound."""
        if self.sound.playing:
            return
        if self._looking:
            self._looking.stop()
            self._looking = None
        if self.sound.trouble:
            self.review.notice.alarm(self.sound.trouble)

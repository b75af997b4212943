"""Proposals that come while the editor answers: they take their places between two answers."""

from __future__ import annotations

from mondegreen.errors import MondegreenError
from mondegreen_tui.ahead import Found
from mondegreen_tui.output import counted
from mondegreen_tui.plain.going import Going
from mondegreen_tui.plain.lines import say
from mondegreen_tui.plain.reading import Reading


class Arriving(Going):
    """Knows whether the engine still works."""

    reading: Reading | None = None

    def wait_for(self, reading: Reading) -> None:
        """Wait until there is something to decide, or until all is read.

        Raises:
            MondegreenError: What the engine has to say in the place of proposals.
        """
        self.reading = reading
        while not self.session.places and not reading.over:
            self.session.renew(reading.awaited().proposals)
        self.here = next(self.session.pending, next(iter(self.session.places), 0))

    def take_in(self) -> bool:
        """Take in what has come, and say so; whether what was looked at is still proposed."""
        try:
            for found in self.reading.arrived() if self.reading else ():
                self._renew(found)
        except MondegreenError as error:
            say(f"Nothing more is proposed. {error}")
        return not self.session.places or self.here in self.session.places

    def more(self) -> bool:
        """Wait for the rest where it is still being read; whether there was any to wait for."""
        if not self.reading or self.reading.over:
            return False
        say("Everything so far is decided; the rest is still being read.")
        try:
            self._renew(self.reading.awaited())
        except MondegreenError as error:
            say(f"Nothing more is proposed. {error}")
        return True

    def _renew(self, found: Found) -> None:
        self.session.renew(found.proposals)
        rest = "The whole text is read" if found.whole else "More of the text is read"
        say(f"{rest}: {counted(len(self.session.places), 'proposal')}.")

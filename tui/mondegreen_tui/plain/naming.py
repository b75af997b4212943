"""Naming a term between two answers, and what is found when the engine looks again, now that it knows it."""

from __future__ import annotations

from collections.abc import Callable

from mondegreen_tui.ahead import Ahead
from mondegreen_tui.output import counted
from mondegreen_tui.plain.learning import Learning
from mondegreen_tui.plain.lines import say
from mondegreen_tui.plain.reading import Reading


class Naming(Learning):
    """Knows how to ask the engine once more."""

    again: Callable[[], Ahead] | None = None

    def name(self, typed: str) -> None:
        """Remember this term in the glossary of the show, and look again."""
        term = " ".join((typed or self.lines.ask("Which name or term is spoken here?") or "").split())
        if not any(map(str.isalnum, term)):
            say("No term was named.")
            return
        self._show = self._show.named(term)
        self.learned.append(f"{term}, named as a term")
        say(f"{term} is remembered in {self._show.path}.")
        self._look_again(term)

    def remember(self) -> None:
        """Remember what stands here, and look again if anything was remembered."""
        known = len(self.learned)
        super().remember()
        if len(self.learned) > known:
            self._look_again(self.session.proposals[self.here].target)

    def _look_again(self, term: str) -> None:
        if not self.again:
            return
        before = set(self.session.places)
        self.reading = Reading(self.again())
        while not self.reading.over:
            self.session.renew(self.reading.awaited().proposals)
        new = len(set(self.session.places) - before)
        say(f"Looked again, with {term}: {counted(new, 'new proposal') if new else 'nothing new is proposed'}.")
        if self.session.places:
            self.here = self.queue.seen(self.here)
            self.present()

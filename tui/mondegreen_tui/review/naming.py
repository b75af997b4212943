"""Naming a term while one reads, and what is found when the engine looks again, now that it knows it."""

from __future__ import annotations

from mondegreen.errors import MondegreenError
from mondegreen.shows.learning import Offer
from mondegreen_tui.ahead import Ahead, Found
from mondegreen_tui.review.messages import Purpose
from mondegreen_tui.review.offering import Offering


class Naming(Offering):
    """Knows the engine that was asked first, and for whose sake it looks again."""

    _engine: Ahead | None = None
    _named = ""

    def wait_for(self, ahead: Ahead) -> None:
        """Take what the engine finds as it comes, and keep it for another look."""
        self._engine = ahead
        super().wait_for(ahead)

    def action_name(self) -> None:
        """Ask for a name or term that was spoken."""
        if self.show is None:
            self.notice.say("There is no show here to remember anything.")
        else:
            self.open_edit_line("", Purpose.TERM, ())

    def name_term(self, typed: str) -> None:
        """Remember this term in the glossary of the show, and look again."""
        assert self.show
        term = " ".join(typed.split())
        if not any(map(str.isalnum, term)):
            self.notice.say("No term was named.")
            return
        try:
            self.show = self.show.named(term)
        except MondegreenError as error:
            self.notice.alarm(str(error))
            return
        self.learned.append(f"“{term}”, named as a term")
        self.notice.say(f"“{term}” is remembered in {self.show.path.name}.")
        self._look_again(term)

    def _remember(self, offer: Offer) -> None:
        known = len(self.learned)
        super()._remember(offer)
        if len(self.learned) > known and self.card.closing is None:  # at the end others may be waiting to be answered
            self._look_again(offer.target)

    def _look_again(self, term: str) -> None:
        if self._engine is None:
            return
        if self.ahead:
            self.ahead.stop()
            self._watch.stop()
        self._named = term
        self.wait_for(self._engine.anew())
        self.notice.say(f"{self.notice.text} Looking again …")

    def arrived(self, found: Found) -> None:
        """Say besides what is new since a term was named."""
        before = set(self.session.places)
        super().arrived(found)
        if self._named and found.whole:
            new = len(set(self.session.places) - before)
            more = "nothing new is proposed" if not new else f"{new:,} new proposal{'s' * (new > 1)}"
            self.notice.say(f"Looked again, with “{self._named}”: {more}.")
            self._named = ""

    def on_unmount(self) -> None:
        """The engine is not wanted any more."""
        if self.ahead:
            self.ahead.stop()

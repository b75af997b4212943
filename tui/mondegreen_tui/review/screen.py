"""The review screen: every key, and every line that is written, reaches what it is for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from mondegreen_tui.review.bindings import bindings
from mondegreen_tui.review.completion import known_words
from mondegreen_tui.review.keys import NEED_A_PROPOSAL, VERBS
from mondegreen_tui.review.messages import Purpose, Written
from mondegreen_tui.review.naming import Naming


class ReviewScreen(Naming):
    """Going, finding, writing, deciding, learning: each has a file of its own, in which it builds on the one before."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Decisions need something to decide, and a line that is open wants its words first."""
        if self.writing and action in VERBS:
            return False
        return bool(self.session.places) or action not in NEED_A_PROPOSAL

    def action_edit(self) -> None:
        """Offer what stands there, what is proposed, or what would be deleted, to be written over."""
        words = self.session.words(self.current) or self.session.proposals[self.current].text
        self.open_edit_line(words, Purpose.WORDS, known_words(self.session, self.show))

    def on_written(self, message: Written) -> None:
        """Do what the line was for."""
        self.close_edit_line()
        match message.purpose:
            case Purpose.WORDS:
                self.decide(self.session.choice(self.level.scope, message.text))
                self.offer_terms(self.session.decisions[-1:])
            case Purpose.FIND:
                self.look_for(message.text)
            case Purpose.FILTER:
                self.narrow(message.text)
            case Purpose.TERM:
                self.name_term(message.text)
            case Purpose.PARAGRAPH:
                self.offer_terms(self.paragraph_written(message.text))

    def on_dropped(self) -> None:
        """Everything stays as it was."""
        self.close_edit_line()

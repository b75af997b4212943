"""The review screen: the one place where keys become decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from mondegreen.decision import Decision, Verdict
from mondegreen.errors import MondegreenError
from mondegreen.session import Session
from mondegreen_tui.review import wording
from mondegreen_tui.review.bindings import bindings
from mondegreen_tui.review.facts import count, facts
from mondegreen_tui.review.frame import Frame
from mondegreen_tui.review.galley import Galley
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import NEED_A_PROPOSAL, VERBS, WHILE_WRITING
from mondegreen_tui.review.messages import Pointed, Written

NO_DECISION = Decision((), Verdict.REJECTED)
"""What the session had to take back, or to do again, when there was nothing."""
Saying = Callable[[Session, Decision], str]


class ReviewScreen(Frame):
    """Asks the session, shows what came of it. No other part of the screen may ask it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def __init__(self, session: Session, title: str, target: str, saved: Callable[[], bool], keymap: Keymap) -> None:
        super().__init__(Galley(session), title, target, saved, keymap)
        self.session = session
        self.current = 0

    def on_mount(self) -> None:
        """Begin at the first proposal that waits."""
        self.bar.count = count(self.session)
        if self.session.proposals:
            place = self.session.pending_after(-1)
            self._go(place or 0)
            if place is None:
                self._close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Decisions need something to decide, and a line that is open wants its words first."""
        if self.writing and action in VERBS:
            return action in WHILE_WRITING
        return bool(self.session.proposals) or action not in NEED_A_PROPOSAL

    # Going from one to the next

    def _go(self, place: int) -> None:
        """Make this proposal the current one."""
        self.current = place
        self.card.closing = None
        self.card.facts = facts(self.session, place)
        self.text.show(place)

    def _step(self, by: int, at_the_end: str) -> None:
        place = self.current + by
        if 0 <= place < len(self.session.proposals):
            self.notice.say("")
            self._go(place)
        else:
            self.notice.say(at_the_end)

    def action_next(self) -> None:
        """To the one below."""
        self._step(1, "This is the last one.")

    def action_previous(self) -> None:
        """To the one above."""
        self._step(-1, "This is the first one.")

    def action_next_open(self) -> None:
        """To the next that waits for a decision."""
        self._go_to_open(self.session.pending_after(self.current))

    def action_previous_open(self) -> None:
        """To the one before that waits for a decision."""
        self._go_to_open(self.session.pending_before(self.current))

    def _go_to_open(self, place: int | None) -> None:
        self.notice.say("Nothing waits for a decision." if place is None else "")
        self._go(self.current if place is None else place)

    def action_here(self) -> None:
        """Back to where the current one is."""
        self._go(self.current)

    def on_pointed(self, message: Pointed) -> None:
        """A click is as good as going there."""
        if not self.writing:
            self._go(message.place)

    # Deciding

    def action_accept(self) -> None:
        """What is proposed shall stand."""
        self._decide(self.session.choice((self.current,), self.session.proposals[self.current].replacement))

    def action_accept_alike(self) -> None:
        """What stands here, or is proposed, shall stand at every undecided place of the same change."""
        self._decide(self.session.choice(self.session.alike(self.current), self.session.words(self.current)))

    def action_choose(self, number: int) -> None:
        """The candidate of this number shall stand."""
        candidates = self.session.proposals[self.current].candidates
        if number > len(candidates):
            self.notice.say(f"There is no candidate {number}.")
        else:
            self._decide(self.session.choice((self.current,), candidates[number - 1].text))

    def action_reject(self) -> None:
        """What was heard shall stand."""
        self._decide(Decision((self.current,), Verdict.REJECTED))

    def action_reject_alike(self) -> None:
        """What was heard shall stand at every undecided place of the same change."""
        self._decide(Decision(self.session.alike(self.current), Verdict.REJECTED))

    def _decide(self, decision: Decision) -> None:
        """Take a decision, show it, and go on to the next that waits. What stands already is not decided twice."""
        if any(self.session.ruling(place) != decision.ruling for place in decision.places):
            if not self._asked(lambda: self.session.decide(decision)):
                return
            self._show(decision)
            self.notice.say(f"{wording.decided(self.session, decision)}  (u takes it back)")
        place = self.session.pending_after(self.current)
        self._go(self.current if place is None else place)
        if place is None:
            self._close()

    def _asked(self, asking: Callable[[], Decision | None]) -> Decision | None:
        """What the session answers. What could not be kept was not decided and is not shown as if it were."""
        try:
            return asking() or NO_DECISION
        except MondegreenError as error:
            self.notice.alarm(f"Nothing was decided. {error}")
            return None

    def _show(self, decision: Decision) -> None:
        self.text.changed(decision.places)
        self.bar.count = count(self.session)

    def _close(self) -> None:
        """Say that everything is decided."""
        self.card.closing = count(self.session)

    def action_undo(self) -> None:
        """Take the last decision back and go there."""
        self._revise(self.session.undo, wording.taken_back, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Let it stand again and go there."""
        self._revise(self.session.redo, wording.again, "There is nothing that was taken back.")

    def _revise(self, asking: Callable[[], Decision | None], said: Saying, nothing: str) -> None:
        decision = self._asked(asking)
        if decision is NO_DECISION:
            self.notice.say(nothing)
        elif decision:
            self._show(decision)
            self.notice.say(said(self.session, decision))
            self._go(min(decision.places, key=lambda place: abs(place - self.current)))

    # Writing

    def action_edit(self) -> None:
        """Offer what stands there, what is proposed, or what would be deleted, to be written over."""
        self.open_edit_line(self.session.words(self.current) or self.session.proposals[self.current].text)

    def on_written(self, message: Written) -> None:
        """The editor's own words shall stand."""
        self.close_edit_line()
        self._decide(self.session.choice((self.current,), message.text))

    def on_dropped(self) -> None:
        """Everything stays as it was."""
        self.close_edit_line()

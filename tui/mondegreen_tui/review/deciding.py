"""The one place where keys become decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from mondegreen.errors import MondegreenError
from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen.sessions.strokes import let_stand, take_back
from mondegreen_tui.review import wording
from mondegreen_tui.review.arriving import Arriving
from mondegreen_tui.review.facts import count

Stroke = tuple[Decision, ...]
Saying = Callable[[Session, Stroke], str]
Decided = TypeVar("Decided", Decision, Stroke)


class Deciding(Arriving):
    """Asks the session, and shows what came of it."""

    def action_accept(self) -> None:
        """What is proposed shall stand."""
        self.decide(self.session.choice(self.level.scope, self.session.proposals[self.current].replacement))

    def action_accept_alike(self) -> None:
        """What stands here, or is proposed, shall stand at every undecided place of the same change."""
        self.decide(self.session.choice(self.session.alike(self.current), self.session.words(self.current)))

    def action_choose(self, number: int) -> None:
        """The candidate of this number shall stand."""
        candidates = self.session.proposals[self.current].candidates
        if number > len(candidates):
            self.notice.say(f"There is no candidate {number}.")
        else:
            self.decide(self.session.choice(self.level.scope, candidates[number - 1].text))

    def action_reject(self) -> None:
        """What was heard shall stand."""
        self.decide(Decision(self.level.scope, Verdict.REJECTED))

    def action_reject_alike(self) -> None:
        """What was heard shall stand at every undecided place of the same change."""
        self.decide(Decision(self.session.alike(self.current), Verdict.REJECTED))

    def decide(self, decision: Decision) -> None:
        """Take a decision, show it, and go on to the next that waits. What stands already is not decided twice."""
        if any(self.session.ruling(place) != decision.ruling for place in decision.places):
            if not self._asked(lambda: self.session.decide(decision)):
                return
            self.show_changed((decision,))
            self.notice.say(f"{wording.decided(self.session, decision)}  ({self.key('undo')} takes it back)")
        if self.level.go_on():
            self.look()
        else:
            self.go(self.current)
            self.close_queue()

    def _asked(self, asking: Callable[[], Decided]) -> Decided | None:
        """What the session answers. What could not be kept was not decided and is not shown as if it were."""
        try:
            return asking()
        except MondegreenError as error:
            self.text.anew()
            self.bar.count = count(self.session)
            self.notice.alarm(f"Nothing was decided. {error}")
            return None

    def show_changed(self, decisions: Iterable[Decision]) -> None:
        """Draw anew what was decided."""
        places = [place for decision in decisions for place in decision.places]
        self.text.changed(places)
        self.cards.changed(places)
        self.bar.count = count(self.session)

    def action_undo(self) -> None:
        """Take the last decision back and go there."""
        self._revise(take_back, wording.taken_back, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Let it stand again and go there."""
        self._revise(let_stand, wording.again, "There is nothing that was taken back.")

    def _revise(self, asking: Callable[[Session], Stroke], said: Saying, nothing: str) -> None:
        stroke = self._asked(lambda: asking(self.session))
        if stroke:
            self.show_changed(stroke)
            self.notice.say(said(self.session, stroke))
            self.go(min(stroke[0].places, key=lambda place: abs(place - self.current)))
        elif stroke is not None:
            self.notice.say(nothing)

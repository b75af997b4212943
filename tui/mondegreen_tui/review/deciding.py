"""The one place where keys become decisions."""

from __future__ import annotations

from collections.abc import Callable

from mondegreen.errors import MondegreenError
from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.review import wording
from mondegreen_tui.review.arriving import Arriving
from mondegreen_tui.review.facts import count

NO_DECISION = Decision((), Verdict.REJECTED)
"""What the session had to take back, or to do again, when there was nothing."""
Saying = Callable[[Session, Decision], str]


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
            self._show(decision)
            self.notice.say(f"{wording.decided(self.session, decision)}  (u takes it back)")
        if self.level.go_on():
            self.look()
        else:
            self.go(self.current)
            self.close_queue()

    def _asked(self, asking: Callable[[], Decision | None]) -> Decision | None:
        """What the session answers. What could not be kept was not decided and is not shown as if it were."""
        try:
            return asking() or NO_DECISION
        except MondegreenError as error:
            self.notice.alarm(f"Nothing was decided. {error}")
            return None

    def _show(self, decision: Decision) -> None:
        self.text.changed(decision.places)
        self.cards.changed(decision.places)
        self.bar.count = count(self.session)

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
            self.go(min(decision.places, key=lambda place: abs(place - self.current)))

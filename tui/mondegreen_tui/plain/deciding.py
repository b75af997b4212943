"""Where answers become decisions."""

from __future__ import annotations

from collections.abc import Sequence

from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.strokes import let_stand, take_back
from mondegreen_tui.output import counted
from mondegreen_tui.plain.arriving import Arriving
from mondegreen_tui.plain.lines import say
from mondegreen_tui.safe import safe


class Deciding(Arriving):
    """Asks the session, and says what came of it."""

    def accept(self) -> None:
        """What is proposed shall stand."""
        self.choose("")

    def choose(self, number: str) -> None:
        """The candidate of this number shall stand, or without one what is proposed."""
        proposal = self.session.proposals[self.here]
        if not number:
            self.decide(self.session.choice(self.scope, proposal.replacement))
        elif number.isdecimal() and 0 < int(number) <= len(proposal.candidates):
            self.decide(self.session.choice(self.scope, proposal.candidates[int(number) - 1].text))
        else:
            say(f"There is no candidate {number}.")

    def reject(self) -> None:
        """What was heard shall stand."""
        self.decide(Decision(self.scope, Verdict.REJECTED))

    def accept_alike(self) -> None:
        """What stands here, or is proposed, shall stand at every undecided place of the same change."""
        self.decide(self.session.choice(self.session.alike(self.here), self.session.words(self.here)))

    def reject_alike(self) -> None:
        """What was heard shall stand at every undecided place of the same change."""
        self.decide(Decision(self.session.alike(self.here), Verdict.REJECTED))

    def edit(self, words: str) -> None:
        """These words shall stand, or without any those of the next line."""
        words = words or self.lines.ask("The words to put there, or nothing:") or ""
        if not words:
            say("Nothing is decided.")
        elif fit(words):
            self.decide(self.session.choice(self.scope, words))

    def decide(self, decision: Decision) -> None:
        """Take a decision, say it, and go on to the next that waits."""
        self.session.decide(decision)
        say(f"{self.telling.decision(decision)}.")
        waiting = self.waiting()
        while waiting is None and self.more():
            waiting = self.waiting()
        if waiting is not None:
            self.go(waiting, "")
            return
        leave, undo, number = self.key("leave"), self.key("undo"), len(self.session.places)
        only = (
            "All that the filter shows is decided" if self._only() else f"All {counted(number, 'proposal')} are decided"
        )
        say(f"{only}. {leave} leaves, {undo} takes back.")

    def undo(self) -> None:
        """Take the last decision back, and go there."""
        self._revised(take_back(self.session), "Undid", "There is nothing to take back.")

    def redo(self) -> None:
        """Let it stand again, and go there."""
        self._revised(let_stand(self.session), "Redid", "There is nothing to redo.")

    def _revised(self, stroke: Sequence[Decision], said: str, nothing: str) -> None:
        if not stroke:
            say(nothing)
            return
        say(f"{said}. {'. '.join(map(self.telling.decision, stroke))}.")
        places = [place for decision in stroke for place in decision.places]
        seen = [place for place in places if place in self.session.places]
        self.go(self.queue.seen(seen[0] if seen else places[0]), "")


def fit(words: str) -> bool:
    """Whether these words hold nothing unseen; where they do, it is said."""
    if safe(words) == words and "\ufffd" not in words:
        return True
    say("That holds signs that cannot be seen, as arrow keys send them. Nothing is decided; try once more.")
    return False

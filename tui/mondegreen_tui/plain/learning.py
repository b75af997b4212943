"""What the show learns from an answer, after a question that says what is written where."""

from __future__ import annotations

from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show, as_if
from mondegreen.switching import can_be_off, configuration_for, switch_off
from mondegreen_tui.phrases import waiting_of
from mondegreen_tui.plain.lines import Lines, say
from mondegreen_tui.plain.writing import Writing
from mondegreen_tui.review.keymap import Keymap


class Learning(Writing):
    """Knows the show."""

    def __init__(self, session: Session, keymap: Keymap, lines: Lines, path: str, show: Show) -> None:
        super().__init__(session, keymap, lines)
        self._path = path
        self._show = show
        self.learned: list[str] = []

    def remember(self) -> None:
        """Remember the words that stand here, or are proposed, as a term of the show."""
        offers = self._show.offers(as_if(self.session, self.here, self.session.words(self.here)))
        if not offers:
            say("There is nothing to remember: it is known here, or no misheard name.")
            return
        says = offers[0].says.replace("*", "")
        if self.lines.agreed(f"Remember {says} in {self._show.path}?"):
            self._show = self._show.remember(offers[0])
            self.learned.append(says)
            say("It is remembered.")

    def never(self) -> None:
        """Never propose this change again in this show, and keep what was heard wherever it waits."""
        proposal = self.session.proposals[self.here]
        named = f"{proposal.text.strip()} as {proposal.replacement.strip() or 'nothing'}"
        if self.lines.agreed(f"Never propose {named} in this show again, said in {self._show.path}?"):
            self._show = self._show.never(proposal)
            self.learned.append(f"never {named}")
            self.decide(Decision(self.session.alike(self.here), Verdict.REJECTED))

    def no_rule_here(self) -> None:
        """Keep what was heard wherever this rule waits in this transcript."""
        rule, places = self.queue.waiting_of_rule(self.here)
        if not places:
            say(f"Nothing of the rule {rule} waits.")
        elif self.lines.agreed(f"Keep {waiting_of(rule, len(places))}?"):
            self.decide(Decision(places, Verdict.REJECTED))

    def no_rule(self) -> None:
        """Switch this rule off for all transcripts of the folder."""
        rule, places = self.queue.waiting_of_rule(self.here)
        if not can_be_off(self._path, rule):
            say(f"{rule} is no rule that could be off; {self.key('never')} says of one change that it is not wanted.")
        elif self.lines.agreed(f"Switch the rule {rule} off in {configuration_for(self._path)}?"):
            switch_off(self._path, rule)
            self.learned.append(f"without the rule {rule}")
            say(f"The rule {rule} is off.")
            if places:
                self.decide(Decision(places, Verdict.REJECTED))

"""What a show may learn from a review: remembered terms, changes and rules that it never wants. Nothing unasked.

A key says what it would write and where; pressed again at once, it does so.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from mondegreen.errors import MondegreenError
from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen.shows.learning import Offer
from mondegreen.shows.show import as_if
from mondegreen_tui.phrases import unstarred, waiting_of
from mondegreen_tui.review import wording
from mondegreen_tui.review.following import Following
from mondegreen_tui.safe import safe_line


class Offering(Following):
    """Knows what is offered to be remembered, by the sentence that offers it."""

    _seen: frozenset[Offer] = frozenset()
    _offers: Mapping[str, Offer] = {}

    def confirmed(self, name: str, would: str) -> bool:
        """Whether this was just asked, and the key of this act is pressed again; else it is asked now."""
        question = f"{self.key(name)} again {would}"
        if self.notice.text == safe_line(question):
            return True
        self.notice.ask(question)
        return False

    def _done(self, said: str) -> None:
        """Say it; at the end of the queue, among what was learned."""
        if self.card.closing:
            self.close_queue()
        self.notice.say(said)

    # Remembering

    def action_remember(self) -> None:
        """Remember the words just written, those of the current proposal, or at the end all, one by one."""
        if self.show is None:
            self.notice.say("There is no show here to remember anything.")
        elif self.notice.text in self._offers:
            self._ask(self._offers[self.notice.text])
        else:
            at_the_end = self.card.closing is not None
            place = self.current
            sessions = [self.session if at_the_end else as_if(self.session, place, self.session.words(place))]
            said = "of these decisions" if at_the_end else f"of {wording.stands(self.session, place)}"
            self._seek(sessions, f"Nothing to remember {said}: it is known here, or no misheard name.")

    def _ask(self, offer: Offer) -> None:
        assert self.show
        self._seen = self._seen | {offer}
        if self.confirmed("remember", f"remembers {unstarred(offer.says)} in {self.show.path}"):
            self._remember(offer)
        else:
            self._offers = {self.notice.text: offer}

    def _remember(self, offer: Offer) -> None:
        assert self.show
        self._offers = {}
        try:
            self.show = self.show.remember(offer)
        except MondegreenError as error:
            self.notice.alarm(str(error))
        else:
            self.learned.append(unstarred(offer.says))
            self._done(f"Remembered in {self.show.path.name}: {unstarred(offer.says)}")

    def offer_terms(self, decisions: Iterable[Decision]) -> None:
        """Say where words that were written could be remembered: clean substitutions by sound."""
        found = [(decision.places[0], decision.text) for decision in decisions if decision.verdict is Verdict.EDITED]
        if found and self.show:
            self._seek([as_if(self.session, place, text) for place, text in found if text], "")

    def _seek(self, sessions: Sequence[Session], else_say: str) -> None:
        """Ask the engine in a thread, for it may have to load how words sound first."""
        threading.Thread(
            target=self._found, args=(sessions, self.notice.text, else_say), name="offers", daemon=True
        ).start()

    def _found(self, sessions: Sequence[Session], said: str, else_say: str) -> None:
        assert self.show
        offers = [offer for session in sessions for offer in self.show.offers(session)]
        with suppress(RuntimeError):  # the screen is gone
            self.app.call_from_thread(self._offer, offers, said, else_say)

    def _offer(self, offers: list[Offer], said: str, else_say: str) -> None:
        if self.notice.text != said:  # the editor has gone on
            return
        if offers and else_say:
            self._ask(next((offer for offer in offers if offer not in self._seen), offers[0]))
        elif offers:
            self.notice.say(f"{said}  {self.key('remember')} remembers {unstarred(offers[0].says)}")
            self._offers = {self.notice.text: offers[0]}
        elif else_say:
            self.notice.say(else_say)

    # Never again

    def action_never(self) -> None:
        """Never propose this change again in this show, and keep what was heard wherever it waits here."""
        if self.show is None:
            self.notice.say("There is no show here that could keep that.")
            return
        proposal = self.session.proposals[self.current]
        named = f"{wording.quoted(proposal.text)} → {wording.quoted(proposal.replacement)}"
        if not self.confirmed("never", f"never proposes {named} in this show again: in {self.show.path}"):
            return
        try:
            self.show = self.show.never(proposal)
        except MondegreenError as error:
            self.notice.alarm(str(error))
            return
        self.learned.append(f"never {named}")
        self.decide(Decision(self.session.alike(self.current), Verdict.REJECTED))
        self.notice.say(f"Never again, said in {self.show.path.name}: {named}")

    def action_no_rule_here(self) -> None:
        """Keep what was heard wherever this rule waits in this transcript."""
        rule, places = self.queue.waiting_of_rule(self.current)
        if not places:
            self.notice.say(f"Nothing of the rule {rule} waits.")
        elif self.confirmed("no_rule_here", f"keeps {waiting_of(rule, len(places))}"):
            self.decide(Decision(places, Verdict.REJECTED))

    def action_no_rule(self) -> None:
        """Switch this rule off for all transcripts of the folder."""
        from mondegreen.switching import can_be_off, configuration_for, switch_off

        rule, places = self.queue.waiting_of_rule(self.current)
        path = self.desk.path
        try:
            if not path or not can_be_off(path, rule):
                self.notice.say(
                    f"{rule} is no rule that could be off; {self.key('never')} says that one change is not wanted."
                )
            elif self.confirmed("no_rule", f"switches the rule {rule} off here: in {configuration_for(path)}"):
                place = switch_off(path, rule)
                self.learned.append(f"without the rule {rule}")
                if places:
                    self.decide(Decision(places, Verdict.REJECTED))
                self.notice.say(f"The rule {rule} is off, said in {place.name}; {len(places):,} kept as heard here.")
        except MondegreenError as error:
            self.notice.alarm(str(error))

"""Going about: from one proposal to the next, from level to level, through a filter or a search."""

from __future__ import annotations

from dataclasses import replace

from mondegreen.sessions.cards import Order, Queue
from mondegreen.sessions.ledger import Ledger
from mondegreen.sessions.session import Session
from mondegreen.sessions.totals import totals
from mondegreen.transcripts.moments import Moments
from mondegreen_tui.phrases import clock
from mondegreen_tui.review.closing import Closing, nowhere
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.facts import Facts, count
from mondegreen_tui.review.frame import Frame
from mondegreen_tui.review.levels import Cards, Level, Places
from mondegreen_tui.review.messages import CardPointed, Pointed, Scrolled


class Going(Frame):
    """Knows at which level the editor is, and what is looked at."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session, desk)
        self.show = desk.show
        self.queue = Queue(session)
        self.at_places = Places(self.queue, self.text)
        self.at_cards = Cards(self.queue, self.cards)
        self.level: Level = self.at_places
        self.learned: list[str] = []
        self._moments = Moments(session.transcript)
        self._begun = 0, 0

    @property
    def current(self) -> int:
        """The proposal that is looked at."""
        return self.level.current

    def on_mount(self) -> None:
        """Begin at the first proposal that waits."""
        self.bar.count = count(self.session)
        self.begin()
        if self.desk.unplaced:
            self.notice.alarm(f"The text has changed: {nowhere(self.desk.unplaced)}")

    def begin(self) -> None:
        """Go to the first proposal that waits."""
        if not self.session.places:
            self.look()
            return
        place = self.session.pending_after(-1)
        self.go(self.session.places[0] if place is None else place)
        self._begun = self.current, len(self.session.decisions)
        if place is None:
            self.close_queue()

    @property
    def touched(self) -> bool:
        """Whether the editor has gone anywhere or decided anything since."""
        return (self.current, len(self.session.decisions)) != self._begun

    def go(self, place: int) -> None:
        """Make this proposal the one that is looked at, or the next where it is no longer seen."""
        if self.session.places:
            self.level.show(self.queue.seen(place))
        self.look()

    def look(self) -> None:
        """Say on the card what is looked at."""
        self.card.closing = None
        self.key_line.nothing = not self.session.places
        self.card.facts = self.told(self.level.facts) if self.session.places else None

    def told(self, facts: Facts) -> Facts:
        """The facts, with what was decided on this change in the show before, and when and by whom it was said."""
        past = self.show.history(facts.proposal) if self.show else facts.past
        moment = self._moments.of(facts.proposal.start, facts.proposal.end)
        when = [] if moment is None else [clock(moment.begins)]
        speaker = self.text.galley.speaker(facts.proposal.start)
        return replace(facts, past=past, said=" ".join([*when, speaker]).strip())

    def close_queue(self) -> None:
        """Say what it has come to, at the end of the queue."""
        learned, unplaced = tuple(self.learned), self.desk.unplaced
        files = "" if self.bar.elsewhere else self.desk.output.name, self.ledger
        only = "" if self._waits else self.queue.filter.text
        self.card.closing = Closing(
            totals(self.session), *files, learned, unplaced, teaches=self.show is not None, only=only
        )

    @property
    def _waits(self) -> bool:
        """Whether anything that passes the filter is undecided."""
        return any(map(self.queue.passes, self.session.pending))

    @property
    def ledger(self) -> str:
        """The name of the file of decisions; empty where there is none."""
        record = self.session.record
        return record.journal.path.name if isinstance(record, Ledger) else ""

    # Levels

    def action_switch(self) -> None:
        """From the text to the cards, or back, and stay at the same proposal."""
        place = self.current
        to_cards = self.level is self.at_places
        self.level = self.at_cards if to_cards else self.at_places
        if to_cards:
            self.at_cards.deal(place)
        self.show_cards(shown=to_cards)
        self.notice.say(f"{len(self.cards.cards):,} cards, {self.queue.order} order" if to_cards else "")
        self.go(place)

    # Steps

    def _step(self, by: int, at_the_end: str) -> None:
        more = self.level.step(by)
        self.notice.say("" if more else at_the_end)
        self.look()
        if not more and by > 0:
            self.close_queue()

    def action_next(self) -> None:
        """To the one below."""
        self._step(1, "This is the last one.")

    def action_previous(self) -> None:
        """To the one above."""
        self._step(-1, "This is the first one.")

    def action_kind(self, by: int) -> None:
        """To the next of the same kind that waits, or the one before."""
        kind = self.session.proposals[self.current].kind
        found = self.queue.waiting(self.current, by, kind)
        if found is not None:
            self.go(found)
        self.notice.say("" if found is not None else f"No other {kind} waits.")

    def _open(self, by: int) -> None:
        only = self.queue.filter.text
        nothing = (
            f"Nothing waits among {only}; {self.key('filter')} shows others."
            if only
            else "Nothing waits for a decision."
        )
        self.notice.say("" if self.level.go_on(by) else nothing)
        self.look()

    def action_next_open(self) -> None:
        """To the next that waits for a decision."""
        self._open(1)

    def action_previous_open(self) -> None:
        """To the one before that waits for a decision."""
        self._open(-1)

    def action_here(self) -> None:
        """Back to where the current one is."""
        self.go(self.current)

    def action_lines(self, count: int) -> None:
        """Scroll by lines; in the list, go by lines."""
        self.level.lines(count)
        self._looked_at_cards()

    def on_scrolled(self, message: Scrolled) -> None:
        """The same while a line is written."""
        self.action_lines(message.lines)

    def action_pages(self, count: float) -> None:
        """The same by pages."""
        self.level.pages(count)
        self._looked_at_cards()

    def _looked_at_cards(self) -> None:
        if self.level is self.at_cards:
            self.look()

    def on_pointed(self, message: Pointed) -> None:
        """A click is as good as going there."""
        if not self.writing:
            self.go(message.place)

    def on_card_pointed(self, message: CardPointed) -> None:
        """The same in the list."""
        if not self.writing:
            self.cards.go(message.index, message.inside)
            self.look()

    # Order

    def action_order(self) -> None:
        """The cards in the next order, from its beginning: as in the document, the surest, those that mend most."""
        if self.level is self.at_places:
            self.action_switch()
        self.queue.reorder()
        self.at_cards.deal(self.current)
        self.cards.go(next((at for at, card in enumerate(self.cards.cards) if card.waits(self.session)), 0))
        self.look()
        self.notice.say(ORDERS[self.queue.order])


ORDERS = {
    Order.DOCUMENT: "In the order of the document.",
    Order.CONFIDENCE: "The surest first.",
    Order.VALUE: "First what one key mends in most places.",
}

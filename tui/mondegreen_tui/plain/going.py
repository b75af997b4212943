"""Where one is: at a place of the text, or at a card with all places of a change."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.sessions.cards import Card, Order, Queue
from mondegreen.sessions.filters import EVERYTHING, filter_of
from mondegreen.sessions.session import Session
from mondegreen_tui.output import counted
from mondegreen_tui.plain.lines import Lines, say
from mondegreen_tui.plain.telling import Telling
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS

NAMED = {act.name: act for act in ACTS}
ORDERS = {
    Order.DOCUMENT: "in the order of the document",
    Order.CONFIDENCE: "the surest first",
    Order.VALUE: "first what one answer mends in most places",
}


class Going:
    """Goes through the queue, and says where it has come to."""

    def __init__(self, session: Session, keymap: Keymap, lines: Lines) -> None:
        self.session = session
        self.keymap = keymap
        self.lines = lines
        self.queue = Queue(session)
        self.telling = Telling(session)
        self.here = next(session.pending, next(iter(session.places), 0))
        self.at_cards = False

    def key(self, name: str) -> str:
        """What to type for an act: the first of its keys that can be typed into a line, or its name."""
        return next((key for key in self.keymap.keys(NAMED[name]) if len(key) == 1), name)

    @property
    def card(self) -> Card:
        """All places of the change that is looked at."""
        return Card(self.session.same(self.here))

    @property
    def scope(self) -> tuple[int, ...]:
        """The proposals that an answer is for."""
        return self.card.open(self.session) if self.at_cards else (self.here,)

    # Saying

    def present(self) -> None:
        """Say what is looked at."""
        say()
        for line in self._at_card() if self.at_cards else self._at_place():
            say(line)

    def _at_place(self) -> Iterator[str]:
        session = self.session
        place = f"{session.position(self.here) + 1:,} of {len(session.places):,}"
        yield f"{place}{self._only()}, {self.telling.where(session.proposals[self.here].start)}"
        yield from self.telling.proposal(self.here)
        alike = session.alike(self.here)
        if len(alike) > 1:
            accept, reject = self.key("accept_alike"), self.key("reject_alike")
            yield f"In {len(alike):,} places: {accept} accepts all, {reject} keeps all"

    def _at_card(self) -> Iterator[str]:
        card, cards = self.card, self.queue.cards(keep=self.here)
        waiting = card.waiting(self.session)
        state = f"{counted(len(card.places), 'place')}, {len(waiting):,} undecided"
        yield f"card {self._number(cards) + 1:,} of {len(cards):,}{self._only()}, {state}"
        yield from self.telling.card(card)
        if (count := len(card.open(self.session))) > 1:
            yield f"{self.key('accept')} accepts and {self.key('reject')} keeps all {count:,}"

    def _only(self) -> str:
        return f", only {self.queue.filter.text}" if self.queue.filter != EVERYTHING else ""

    # Steps

    def go(self, place: int | None, nowhere: str) -> None:
        """Look at this proposal; where there is none, say so."""
        if place is None:
            say(nowhere)
        else:
            self.here = place
            self.present()

    def step(self, by: int) -> None:
        """To the next, decided or not, or the one before."""
        self.go(self._next_card(by) if self.at_cards else self.queue.step(self.here, by), END[by])

    def step_open(self, by: int) -> None:
        """To the next that is undecided, or the one before."""
        self.go(self.waiting(by), "None is undecided.")

    def waiting(self, by: int = 1) -> int | None:
        """The next that is undecided, round the end."""
        if not self.at_cards:
            return self.queue.waiting(self.here, by)
        cards = self.queue.cards(keep=self.here)
        here = self._number(cards)
        around = (cards[(here + by * step) % len(cards)] for step in range(1, len(cards) + 1))
        return next((card.waiting(self.session)[0] for card in around if card.waiting(self.session)), None)

    def _next_card(self, by: int) -> int | None:
        cards = self.queue.cards(keep=self.here)
        there = self._number(cards) + by
        return cards[there].open(self.session)[0] if 0 <= there < len(cards) else None

    def _number(self, cards: tuple[Card, ...]) -> int:
        return next(number for number, card in enumerate(cards) if self.here in card.places)

    # Levels, orders, filters

    def switch(self) -> None:
        """From the places to the cards, or back, and stay at the same proposal."""
        self.at_cards = not self.at_cards
        self.present()

    def reorder(self) -> None:
        """The cards in the next order."""
        if self.at_cards:
            self.queue.reorder()
        self.at_cards = True
        say(f"Cards {ORDERS[self.queue.order]}.")
        self.present()

    def narrow(self, words: str) -> None:
        """Go only through what these words mean; no words mean everything."""
        rules = {self.session.proposals[place].rule for place in self.session.places}
        self.queue.filter = filter_of(words, rules)
        wanted = [place for place in self.session.places if self.queue.passes(place)]
        if not wanted:
            self.queue.filter = EVERYTHING
            say(f"Nothing is {words}; everything is shown.")
            return
        say(f"{counted(len(wanted), 'proposal')}{self._only() or ', everything'}.")
        if not self.queue.passes(self.here):
            self.here = next((place for place in wanted if self.session.ruling(place) is None), wanted[0])
        self.present()


END = {1: "This is the last one.", -1: "This is the first one."}

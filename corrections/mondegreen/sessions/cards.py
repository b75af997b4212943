"""Cards: one decision for one change, wherever it is proposed; and the queue in which an editor meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mondegreen.proposal import Kind
from mondegreen.sessions.filters import EVERYTHING, Filter
from mondegreen.sessions.session import Session


class Order(StrEnum):
    """How cards are put in order."""

    DOCUMENT = "document"
    CONFIDENCE = "confidence"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Card:
    """One change, heard words to proposed ones, and all places where it is proposed, in document order."""

    places: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place that stands for all of them."""
        return self.places[0]

    def confidence(self, session: Session) -> float:
        """How many of the places, as a share, an editor is likely to accept."""
        return sum(session.proposals[place].confidence for place in self.places) / len(self.places)

    def value(self, session: Session) -> float:
        """How many places one key is likely to mend."""
        return sum(session.proposals[place].confidence for place in self.waiting(session))

    def waiting(self, session: Session) -> tuple[int, ...]:
        """The places that are undecided."""
        return tuple(place for place in self.places if session.ruling(place) is None)

    def waits(self, session: Session) -> bool:
        """Whether any of the places is undecided."""
        return any(session.ruling(place) is None for place in self.places)

    def open(self, session: Session) -> tuple[int, ...]:
        """The places that an answer is for: those that are undecided, or all once none is."""
        return self.waiting(session) or self.places


class Queue:
    """The proposals of a session as an editor goes through them: those that pass the filter, singly or as cards."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.filter: Filter = EVERYTHING
        self.order = Order.DOCUMENT

    def passes(self, place: int) -> bool:
        """Whether a proposal is wanted."""
        return self.filter.passes(self.session.proposals[place], self.session.ruling(place))

    def seen(self, place: int) -> int:
        """This proposal, or the next where it is no longer seen: it may be written over. There must be one."""
        places = self.session.places
        return place if place in places else places[min(self.session.position(place), len(places) - 1)]

    def waiting_of_rule(self, place: int) -> tuple[str, tuple[int, ...]]:
        """The rule that made this proposal, and all of its proposals that are undecided."""
        proposals = self.session.proposals
        rule = proposals[place].rule
        return rule, tuple(other for other in self.session.pending if proposals[other].rule == rule)

    def step(self, place: int, by: int) -> int | None:
        """The next wanted proposal in document order, or the one before; None at the end."""
        places, here = self.session.places, self.session.position(place)
        there = places[here:] if by > 0 else places[:here][::-1]
        return next((other for other in there if other != place and self.passes(other)), None)

    def waiting(self, place: int, by: int = 1, kind: Kind | None = None) -> int | None:
        """The next wanted proposal that is undecided, or the one before, round the end; None where none is.

        With a kind, only those of it count.
        """
        places, here = self.session.places, self.session.position(place)
        around = (*places[here:], *places[:here])
        ordered: Iterable[int] = around if by > 0 else reversed(around)
        found = (
            other
            for other in ordered
            if self.session.ruling(other) is None
            and kind in (None, self.session.proposals[other].kind)
            and self.passes(other)
        )
        first = next(found, None)
        return next(found, first) if first == place else first

    def reorder(self) -> None:
        """Put the cards into the next order, after the last into the first."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]

    def cards(self, keep: int | None = None) -> tuple[Card, ...]:
        """The cards of which a place passes, and the one of the place to be kept, in order.

        Changes of the same heard words stand side by side.
        """
        found = [card for card in self._all() if keep in card.places or any(map(self.passes, card.places))]
        heard = [self.session.proposals[card.first].text.casefold() for card in found]
        ranks = [self._rank(card) for card in found]
        best: dict[str, tuple[float, int]] = {}
        for words, rank in zip(heard, ranks, strict=True):
            best[words] = min(rank, best.get(words, rank))
        ordered = sorted(zip(found, heard, ranks, strict=True), key=lambda each: (best[each[1]], each[2]))
        return tuple(card for card, _, _ in ordered)

    def _all(self) -> Iterator[Card]:
        places = self.session.places
        return (Card(same) for place in places if (same := self.session.same(place))[0] == place)

    def _rank(self, card: Card) -> tuple[float, int]:
        position = self.session.position(card.first)
        match self.order:
            case Order.CONFIDENCE:
                return -card.confidence(self.session), position
            case Order.VALUE:
                return -card.value(self.session), position
        return float(position), position

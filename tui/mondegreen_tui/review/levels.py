"""The two levels at which an editor decides: places, one by one in the text, and cards, one answer for all alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from mondegreen.sessions.cards import Queue
from mondegreen_tui.review.cards_view import CardsView
from mondegreen_tui.review.facts import Facts, facts
from mondegreen_tui.review.transcript_view import TranscriptView


class Level(Protocol):
    """A way to go through the queue."""

    @property
    def current(self) -> int:
        """The proposal that is looked at."""

    @property
    def scope(self) -> tuple[int, ...]:
        """The proposals that an answer is for."""

    @property
    def facts(self) -> Facts:
        """What is known of what is looked at."""

    def show(self, place: int) -> None:
        """Look at this proposal."""

    def step(self, by: int) -> bool:
        """To the next or the one before; False at the end."""

    def go_on(self, by: int = 1) -> bool:
        """To the next that waits for a decision, or the one before; False where none does."""

    def lines(self, count: int) -> None:
        """Scroll, or go, by lines."""

    def pages(self, count: float) -> None:
        """The same by pages."""


class Places:
    """The transcript, every proposal at its place."""

    def __init__(self, queue: Queue, view: TranscriptView) -> None:
        self._queue = queue
        self._view = view
        self._current = 0

    @property
    def current(self) -> int:
        """The one that is marked as such."""
        return self._current

    @property
    def scope(self) -> tuple[int, ...]:
        """The current one alone."""
        return (self._current,)

    @property
    def facts(self) -> Facts:
        """What is known of the current one."""
        return facts(self._queue.session, self._current)

    def show(self, place: int) -> None:
        """Bring it into sight."""
        self._current = place
        self._view.show(place)

    def step(self, by: int) -> bool:
        """To the next in the text, decided or not."""
        return self._to(self._queue.step(self.current, by))

    def go_on(self, by: int = 1) -> bool:
        """To the next in the text that waits."""
        return self._to(self._queue.waiting(self.current, by))

    def _to(self, place: int | None) -> bool:
        if place is not None:
            self.show(place)
        return place is not None

    def lines(self, count: int) -> None:
        """Scroll the text."""
        self._view.lines(count)

    def pages(self, count: float) -> None:
        """Scroll the text."""
        self._view.pages(count)


class Cards:
    """The list of changes, the places of the current one below it."""

    def __init__(self, queue: Queue, view: CardsView) -> None:
        self._queue = queue
        self._view = view

    @property
    def current(self) -> int:
        """The place that the pointer is on, or the first that waits of the card that it is on."""
        view = self._view
        return view.card.open(self._queue.session)[0] if view.inside is None else view.card.places[view.inside]

    @property
    def scope(self) -> tuple[int, ...]:
        """All that waits on the card, or the place that the pointer is on."""
        return self._view.card.open(self._queue.session) if self._view.inside is None else (self.current,)

    @property
    def facts(self) -> Facts:
        """What is known of the card."""
        found = facts(self._queue.session, self.current)
        return replace(found, number=self._view.index + 1, total=len(self._view.cards), noun="card")

    def deal(self, place: int) -> None:
        """Make the list anew, for another filter or order, and keep to this place."""
        self._view.deal(self._queue.cards(keep=place))
        self.show(place)

    def show(self, place: int) -> None:
        """Go to its card; where the pointer was inside of it, to the place."""
        inside = self._view.inside is not None
        card = self._queue.session.same(place)
        index = next((at for at, each in enumerate(self._view.cards) if place in each.places), None)
        if index is None or self._view.cards[index].places != card:
            self._view.deal(self._queue.cards(keep=place))
            index = next(at for at, each in enumerate(self._view.cards) if place in each.places)
        same = inside and index == self._view.index
        self._view.go(index, card.index(place) if same else None)

    def step(self, by: int) -> bool:
        """To the next card."""
        index = self._view.index + by
        if 0 <= index < len(self._view.cards):
            self._view.go(index)
            return True
        return False

    def go_on(self, by: int = 1) -> bool:
        """To the next place of this card that waits, if the pointer is inside; else to the next card that has any."""
        view, session = self._view, self._queue.session
        if view.inside is not None and by > 0:
            later = range(view.inside + 1, len(view.card.places))
            inside = next((at for at in later if session.ruling(view.card.places[at]) is None), None)
            if inside is not None:
                view.go(view.index, inside)
                return True
        round_about = ((view.index + by * step) % len(view.cards) for step in range(1, len(view.cards) + 1))
        index = next((at for at in round_about if view.cards[at].waits(session)), None)
        if index is not None:
            view.go(index)
        return index is not None

    def lines(self, count: int) -> None:
        """Down into the places of the card, and out of them."""
        self._view.down(count)

    def pages(self, count: float) -> None:
        """By as many lines as are in sight."""
        self._view.down(round(count * max(1, self._view.size.height - 2)))

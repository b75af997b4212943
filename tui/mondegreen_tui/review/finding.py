"""Looking for words, and showing only some of the proposals."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from mondegreen.sessions.filters import EVERYTHING, filter_of, words_for
from mondegreen_tui.review.going import Going
from mondegreen_tui.review.messages import Purpose
from mondegreen_tui.review.wording import shortened

Spot = tuple[int, int]
"""A paragraph, and a character of what is shown of it."""


class Finding(Going):
    """Knows what was looked for, and where the last find was."""

    sought = ""
    spot: Spot | None = None

    def go(self, place: int) -> None:
        """A step away from a find: the next search begins here."""
        self._stand_at(None)
        super().go(place)

    def action_find(self) -> None:
        """Ask for words to look for."""
        self.open_edit_line(self.sought, Purpose.FIND, ())

    def _stand_at(self, spot: Spot | None) -> None:
        if spot != self.spot:
            self.spot = spot
            self.text.stand_at(spot)

    def look_for(self, words: str) -> None:
        """Mark these words wherever they stand or are proposed, and go to the next of them."""
        self.sought = words.strip()
        self.text.seek(re.compile(re.escape(self.sought), re.IGNORECASE) if self.sought else None)
        if self.sought:
            self._find(1, here=True)
        else:
            self.notice.say("Nothing is looked for.")

    def action_match(self, by: int) -> None:
        """To the next find, or the one before."""
        if self.sought:
            self._find(by)
        else:
            self.action_find()

    def _find(self, by: int, *, here: bool = False) -> None:
        if self.level is self.at_cards:
            self._find_card(by)
            return
        spots = self._spots()
        if not spots:
            self.notice.say(f"Nowhere: {shortened(self.sought, 40)}")
            return
        at = self.spot or (self.text.spot(self.current) if self.session.places else (0, 0))
        if by > 0:
            index = (bisect_left if here and self.spot is None else bisect_right)(spots, at)
        else:
            index = bisect_left(spots, at) - 1
        index %= len(spots)
        place = self.text.place_at(spots[index])
        self.go(self._next_after(spots[index]) if place is None else place)
        self.text.go_to_spot(spots[index])
        self._stand_at(spots[index])
        self.notice.say(f"{index + 1:,} of {len(spots):,}: {shortened(self.sought, 40)}")

    def _next_after(self, spot: Spot) -> int:
        """The proposal that follows a find in the text, or the last."""
        places = self.session.places
        index = bisect_right(places, spot, key=self.text.spot)
        return places[min(index, len(places) - 1)] if places else 0

    def action_next(self) -> None:
        """To the one below; from a find, to the one that follows it."""
        if self.spot and self.text.place_at(self.spot) is None and self.session.places:
            self.notice.say("")
            self.go(self.current)
        else:
            super().action_next()

    def _spots(self) -> list[Spot]:
        """Where the words stand, and where they are proposed."""
        found = self.text.found()
        there = {self.text.place_at(spot) for spot in found}
        proposed = (place for place in self.session.places if place not in there and self._says(place))
        return sorted({*found, *map(self.text.spot, proposed)})

    def _says(self, place: int) -> bool:
        proposal = self.session.proposals[place]
        sought = self.sought.casefold()
        return any(sought in said.casefold() for said in (proposal.replacement, proposal.text))

    def _find_card(self, by: int) -> None:
        cards = self.cards.cards
        hits = [at for at, card in enumerate(cards) if self._says(card.first)]
        if not hits:
            self.notice.say(f"On no card: {shortened(self.sought, 40)}")
            return
        at = bisect_right(hits, self.cards.index) if by > 0 else bisect_left(hits, self.cards.index) - 1
        at %= len(hits)
        self.cards.go(hits[at])
        self.look()
        self.notice.say(f"{at + 1:,} of {len(hits):,} cards: {shortened(self.sought, 40)}")

    # Filtering

    @property
    def _rules(self) -> frozenset[str]:
        return frozenset(self.session.proposals[place].rule for place in self.session.places)

    def action_filter(self) -> None:
        """Ask what to show."""
        self.open_edit_line(self.queue.filter.text, Purpose.FILTER, words_for(self._rules))

    def narrow(self, words: str) -> None:
        """Go only through what these words mean; no words mean everything."""
        self.queue.filter = filter_of(words, self._rules)
        wanted = sum(map(self.queue.passes, self.session.places))
        if not wanted:
            self.queue.filter = EVERYTHING
            self.notice.say(f"Nothing is {shortened(words, 40)}; everything is shown.")
        elif self.queue.filter == EVERYTHING:
            self.notice.say("Everything is shown.")
        else:
            how_many = f"{wanted:,} of {len(self.session.places):,}"
            self.notice.say(f"Only {self.queue.filter.text}: {how_many} ({self.key('filter')} changes it)")
        self.bar.only = self.queue.filter.text
        if not self.queue.passes(self.current):
            waiting, first = self.queue.waiting(self.current), self.session.places[0]
            there = waiting if waiting is not None else self.queue.step(first, 1)
            self.level.show(first if there is None else there)
        if self.level is self.at_cards:
            self.at_cards.deal(self.current)
        self.look()

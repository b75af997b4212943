"""The proposals of a session, each with a number for good: found by the engine, found anew, or written by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Ruling
from mondegreen.settle import collide

BY_HAND = "by-hand"
"""The rule of what no rule has proposed, but the editor has written."""


class Slate:
    """Proposals by number, of which those are seen that have something to say.

    What was written by hand is seen while it stands, and covers whatever it collides with. What a later run of the
    engine no longer finds is seen while it is decided. Of two that collide the decided one is seen.

    Attributes:
        proposals: By their numbers; one that was given is never given again.
    """

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self.proposals = list(proposals)
        self._by_hand: set[int] = set()
        self._withdrawn: set[int] = set()
        self._rivals: Mapping[int, set[int]] = {}

    def write(self, proposal: Proposal) -> int:
        """Add what was written by hand; its number."""
        self.proposals.append(proposal)
        self._by_hand.add(len(self.proposals) - 1)
        self._rivals = _rivals(self.proposals)
        return len(self.proposals) - 1

    def take_off(self) -> None:
        """Forget what was written last: it could not be kept."""
        self.proposals.pop()
        self._by_hand.discard(len(self.proposals))
        self._rivals = _rivals(self.proposals)

    def renew(self, found: Iterable[Proposal]) -> None:
        """Take these for what the engine proposes. Those that were there before keep their numbers."""
        known = {
            spot_of(proposal): place for place, proposal in enumerate(self.proposals) if place not in self._by_hand
        }
        self._withdrawn = set(known.values())
        for proposal in found:
            place = known.get(spot_of(proposal))
            if place is None:
                self.proposals.append(proposal)
            else:
                self.proposals[place] = proposal
                self._withdrawn.discard(place)
        self._rivals = _rivals(self.proposals)

    def moves(self, places: Iterable[int]) -> bool:
        """Whether a decision on these can change which proposals are seen."""
        return any(place in self._by_hand or place in self._withdrawn or place in self._rivals for place in places)

    def covers(self, place: int) -> bool:
        """Whether this was written by hand over others, which would be seen again without it."""
        return place in self._by_hand and place in self._rivals

    def seen(self, rulings: Mapping[int, Ruling]) -> tuple[int, ...]:
        """The numbers of those that are seen, in document order."""
        places = range(len(self.proposals))
        if self._by_hand or self._withdrawn or self._rivals:
            shown = [place for place in places if self._shown(place, rulings)]
        else:
            shown = list(places)
        return tuple(sorted(shown, key=lambda place: (self.proposals[place].start, self.proposals[place].end)))

    def _shown(self, place: int, rulings: Mapping[int, Ruling]) -> bool:
        kept = place not in self._by_hand and place not in self._withdrawn
        return (kept or self._stands(place, rulings)) and not any(
            self._stands(rival, rulings) and (rival > place or not self._stands(place, rulings))
            for rival in self._rivals.get(place, ())
        )

    def _stands(self, place: int, rulings: Mapping[int, Ruling]) -> bool:
        """Whether a proposal is decided; what was written by hand is nothing without its words."""
        ruling = rulings.get(place)
        return ruling is not None and (ruling.text is not None or place not in self._by_hand)


def by_hand(start: int, heard: str, text: str) -> Proposal:
    """What an editor writes over heard words, as a proposal: of which kind it is, its letters tell."""
    if not any(map(str.isalnum, heard + text)) or _letters(heard) == _letters(text):
        kind = Kind.CASING if heard.casefold() == text.casefold() else Kind.PUNCTUATION
    else:
        kind = Kind.MISHEARING
    return Proposal(start, start + len(heard), heard, text, 1.0, kind, BY_HAND, "Written by hand.")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def spot_of(proposal: Proposal) -> tuple[int, int, str]:
    """What tells a proposal from all others for the same text, whoever makes it."""
    return proposal.start, proposal.end, proposal.replacement


def _rivals(proposals: Iterable[Proposal]) -> Mapping[int, set[int]]:
    """For each proposal that collides with others, which these are."""
    rivals: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in _pairs(sorted(enumerate(proposals), key=lambda each: each[1].start)):
        rivals[one].add(other)
        rivals[other].add(one)
    return dict(rivals)


def _pairs(ordered: Iterable[tuple[int, Proposal]]) -> Iterator[tuple[int, int]]:
    near: list[tuple[int, Proposal]] = []
    for place, proposal in ordered:
        near = [each for each in near if each[1].end >= proposal.start]
        yield from ((place, other) for other, before in near if collide(proposal, before))
        near.append((place, proposal))

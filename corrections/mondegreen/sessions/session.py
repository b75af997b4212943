"""A review: a transcript, what was proposed for it, and the decisions in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

from mondegreen.errors import MondegreenError
from mondegreen.formats import format_named
from mondegreen.proposal import Proposal
from mondegreen.sessions.decision import By, Decision, Ruling, Verdict
from mondegreen.sessions.slate import Slate, by_hand
from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.patch import in_source
from mondegreen.transcripts.transcript import Transcript


class Record(Protocol):
    """Where decisions are kept. Each call returns only once what it was told cannot be lost by a crash."""

    def decided(self, session: Session, decision: Decision) -> None:
        """A decision is made in this session."""

    def undone(self) -> None:
        """The last decision that stands was taken back."""

    def redone(self) -> None:
        """The last decision that was taken back stands again."""


class Session:
    """Decisions on the proposals for one transcript.

    A proposal is known by its number, its place in `proposals`, which it keeps as others are added. The record is told
    before the state changes, so that what the screen has shown as decided is on disk.
    """

    def __init__(self, transcript: Transcript, proposals: Sequence[Proposal], record: Record | None = None) -> None:
        self.transcript = transcript
        self.record = record
        self._slate = Slate(proposals)
        self._rulings: dict[int, Ruling] = {}
        self._done: list[tuple[Decision, dict[int, Ruling | None]]] = []
        self._undone: list[Decision] = []
        self._places: tuple[int, ...] = ()
        self._same: Mapping[str, tuple[int, ...]] = {}
        self._look()

    @property
    def proposals(self) -> Sequence[Proposal]:
        """All proposals by their numbers, seen or not."""
        return self._slate.proposals

    @property
    def places(self) -> tuple[int, ...]:
        """The numbers of the proposals that are seen, in document order; they never overlap."""
        return self._places

    def _look(self) -> None:
        """See anew which proposals have something to say."""
        self._places = self._slate.seen(self._rulings)
        same: defaultdict[str, list[int]] = defaultdict(list)
        for place in self._places:
            same[self.proposals[place].key].append(place)
        self._same = {key: tuple(places) for key, places in same.items()}

    def renew(self, found: Iterable[Proposal]) -> None:
        """Take these for what the engine proposes; what was decided stays decided, what was there keeps its number."""
        self._slate.renew(found)
        self._look()

    def take_in(self, proposal: Proposal) -> int:
        """Know again what was written by hand in an earlier session; its number. A decision on it makes it seen."""
        return self._slate.write(proposal)

    def accept(self, places: Iterable[int], text: str | None = None, by: By = By.HAND) -> Decision:
        """Let the replacement stand at these places, or `text`, where one of the candidates was chosen."""
        chosen = tuple(places)
        if text is None:
            text = self.proposals[chosen[0]].replacement
        return self.decide(Decision(chosen, Verdict.ACCEPTED, text, by))

    def reject(self, places: Iterable[int], by: By = By.HAND) -> Decision:
        """Leave the heard words at these places."""
        return self.decide(Decision(tuple(places), Verdict.REJECTED, None, by))

    def edit(self, places: Iterable[int], text: str) -> Decision:
        """Put words of the editor's own at these places; white space is one space each, as captions need it."""
        return self.decide(Decision(tuple(places), Verdict.EDITED, " ".join(text.split())))

    def write(self, start: int, end: int, text: str, stroke: int = 0) -> Decision:
        """Put words of the editor's own in the place of these characters, of which nothing need be proposed.

        What is proposed or was decided for any of them is not seen while these words stand. It is part of the stroke of
        this number.
        """
        line = " ".join(text.split())
        place = self._slate.write(by_hand(start, self.transcript.text[start:end], line))
        try:
            return self.decide(Decision((place,), Verdict.EDITED, line, stroke=stroke))
        except MondegreenError:
            self._slate.take_off()
            raise

    def decide(self, decision: Decision) -> Decision:
        """Take a decision: it is recorded, then it stands, and what was undone before can no longer be redone."""
        if self.record:
            self.record.decided(self, decision)
        self._undone.clear()
        self._take(decision)
        return decision

    def undo(self) -> Decision | None:
        """Take back the last decision; None where there is none."""
        if not self._done:
            return None
        if self.record:
            self.record.undone()
        decision, before = self._done.pop()
        for place, ruling in before.items():
            if ruling is None:
                del self._rulings[place]
            else:
                self._rulings[place] = ruling
        if self._slate.moves(decision.places):
            self._look()
        self._undone.append(decision)
        return decision

    def redo(self) -> Decision | None:
        """Let the decision that was undone last stand again; None where there is none."""
        if not self._undone:
            return None
        if self.record:
            self.record.redone()
        decision = self._undone.pop()
        self._take(decision)
        return decision

    def _take(self, decision: Decision) -> None:
        self._done.append((decision, {place: self._rulings.get(place) for place in decision.places}))
        for place in decision.places:
            self._rulings[place] = decision.ruling
        if self._slate.moves(decision.places):
            self._look()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that stand, in order."""
        return tuple(decision for decision, _ in self._done)

    @property
    def undone(self) -> tuple[Decision, ...]:
        """The decisions that were undone, none having been made since; the last is the next to be redone."""
        return tuple(self._undone)

    @property
    def last(self) -> Decision | None:
        """The decision that would be undone."""
        return self._done[-1][0] if self._done else None

    @property
    def last_undone(self) -> Decision | None:
        """The decision that would be redone."""
        return self._undone[-1] if self._undone else None

    def ruling(self, place: int) -> Ruling | None:
        """What was decided for a proposal; None while it is pending."""
        return self._rulings.get(place)

    @property
    def pending(self) -> Iterator[int]:
        """The proposals that wait for a decision, in document order."""
        return (place for place in self._places if place not in self._rulings)

    def pending_after(self, place: int) -> int | None:
        """The next proposal that waits, from the top again after the last; None where none waits.

        A negative number stands for the top of the document.
        """
        here = self.position(place) if place >= 0 else 0
        after = here + (self._places[here : here + 1] == (place,))
        around = chain(self._places[after:], self._places[:after])
        return next((other for other in around if other not in self._rulings), None)

    def position(self, place: int) -> int:
        """Which of those that are seen a proposal is, counted from 0; of one that is not seen, which it would be."""
        proposal = self.proposals[place]
        return bisect_left(
            self._places,
            (proposal.start, proposal.end),
            key=lambda other: (self.proposals[other].start, self.proposals[other].end),
        )

    def same(self, place: int) -> tuple[int, ...]:
        """The proposals of the very same change, decided or not, this one among them."""
        return self._same.get(self.proposals[place].key, (place,))

    def alike(self, place: int) -> tuple[int, ...]:
        """The pending proposals of the very same change, this one among them even if it is decided."""
        return tuple(other for other in self.same(place) if other == place or other not in self._rulings)

    def words(self, place: int) -> str:
        """The words that an editor put there, or else those that are proposed."""
        ruling = self._rulings.get(place)
        return self.proposals[place].replacement if ruling is None or ruling.text is None else ruling.text

    def choice(self, places: Iterable[int], text: str) -> Decision:
        """The decision by which these words stand there; it is not taken yet.

        The heard words are a rejection, one of the candidates is an acceptance, all else is an edit.
        """
        chosen = tuple(places)
        proposal = self.proposals[chosen[0]]
        if text in (proposal.replacement, *(candidate.text for candidate in proposal.candidates)):
            return Decision(chosen, Verdict.ACCEPTED, text)
        line = " ".join(text.split())
        if line == " ".join(proposal.text.split()) and not self._slate.covers(chosen[0]):
            return Decision(chosen, Verdict.REJECTED)
        return Decision(chosen, Verdict.EDITED, line)

    @property
    def tally(self) -> Counter[Verdict]:
        """How many places each verdict has."""
        return Counter(self._rulings[place].verdict for place in self._places if place in self._rulings)

    @property
    def accepted(self) -> Iterator[Proposal]:
        """The proposals whose words stand now, or other words that a hand put in their place."""
        return (self.proposals[place] for place, ruling in sorted(self._rulings.items()) if ruling.text is not None)

    def edits(self) -> Iterator[Edit]:
        """What the decisions change in the reading text, in order."""
        for place in self._places:
            proposal, ruling = self.proposals[place], self._rulings.get(place)
            if ruling and ruling.text is not None and ruling.text != proposal.text:
                yield Edit(proposal.start, proposal.end, ruling.text)

    def reading(self) -> str:
        """The reading text as it stands now."""
        text = self.transcript.text
        return replaced(text, closed_up(text, self.edits()))

    def result(self) -> str:
        """The source as it stands now, in its own format."""
        return replaced(self.transcript.source, self.source_edits())

    def source_edits(self) -> list[Edit]:
        """What the decisions change in the source, in order."""
        return in_source(self.transcript, self.edits(), format_named(self.transcript.format).escape)

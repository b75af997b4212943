"""A review: a transcript, what was proposed for it, and the decisions in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Protocol

from mondegreen.decision import By, Decision, Ruling, Verdict
from mondegreen.formats import format_named
from mondegreen.patch import Edit, closed_up, patched, replaced
from mondegreen.proposal import Proposal
from mondegreen.transcript import Transcript


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

    A proposal is known by its number, its place in `proposals`. The record is told before the state changes, so that
    what the screen has shown as decided is on disk.
    """

    def __init__(self, transcript: Transcript, proposals: Sequence[Proposal], record: Record | None = None) -> None:
        self.transcript = transcript
        self.proposals = tuple(proposals)
        self.record = record
        self._rulings: dict[int, Ruling] = {}
        self._done: list[tuple[Decision, dict[int, Ruling | None]]] = []
        self._undone: list[Decision] = []

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

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that stand, in order."""
        return tuple(decision for decision, _ in self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a decision was undone and none made since."""
        return bool(self._undone)

    def ruling(self, place: int) -> Ruling | None:
        """What was decided for a proposal; None while it is pending."""
        return self._rulings.get(place)

    @property
    def pending(self) -> Iterator[int]:
        """The proposals that wait for a decision, in document order."""
        return (place for place in range(len(self.proposals)) if place not in self._rulings)

    def pending_after(self, place: int) -> int | None:
        """The next proposal that waits, from the top again after the last; None where none waits."""
        around = chain(range(place + 1, len(self.proposals)), range(place + 1))
        return next((other for other in around if other not in self._rulings), None)

    def pending_before(self, place: int) -> int | None:
        """The one before that waits for a decision, from the end again before the first; None where none waits."""
        around = chain(range(place - 1, -1, -1), range(len(self.proposals) - 1, place - 1, -1))
        return next((other for other in around if other not in self._rulings), None)

    def same(self, place: int) -> tuple[int, ...]:
        """The proposals of the very same change, decided or not, this one among them."""
        return self._same[self.proposals[place].key]

    @cached_property
    def _same(self) -> Mapping[str, tuple[int, ...]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, proposal in enumerate(self.proposals):
            places[proposal.key].append(place)
        return {key: tuple(same) for key, same in places.items()}

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
        if line == " ".join(proposal.text.split()):
            return Decision(chosen, Verdict.REJECTED)
        return Decision(chosen, Verdict.EDITED, line)

    @property
    def tally(self) -> Counter[Verdict]:
        """How many places each verdict has."""
        return Counter(ruling.verdict for ruling in self._rulings.values())

    def edits(self) -> Iterator[Edit]:
        """What the decisions change in the reading text, in order."""
        for place, ruling in sorted(self._rulings.items()):
            proposal = self.proposals[place]
            if ruling.text is not None and ruling.text != proposal.text:
                yield Edit(proposal.start, proposal.end, ruling.text)

    def reading(self) -> str:
        """The reading text as it stands now."""
        text = self.transcript.text
        return replaced(text, closed_up(text, self.edits()))

    def result(self) -> str:
        """The source as it stands now, in its own format."""
        return patched(self.transcript, self.edits(), format_named(self.transcript.format).escape)

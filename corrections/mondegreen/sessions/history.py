"""What the records of a ledger say: which decisions stand, which were undone, and of which texts they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.anchor import Anchor, placed
from mondegreen.sessions.decision import By, Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen.sessions.slate import BY_HAND, spot_of
from mondegreen.sessions.way_back import WayBack
from mondegreen.settle import without_overlaps
from mondegreen.transcripts.transcript import Transcript


@dataclass(slots=True)
class Resumption:
    """What a ledger brought back.

    Attributes:
        replayed: Decisions that stand again.
        damaged: Lines that were lost.
        unplaced: Heard words of standing decisions that stand nowhere any more.
        placed: How many places of standing decisions were found again.
        applied: Decisions that the text itself shows, since the mended text has taken its place.
        made: The places of these: the decision, where it was, and what was proposed there.
    """

    replayed: int = 0
    damaged: int = 0
    unplaced: list[str] = field(default_factory=list)
    placed: int = 0
    applied: int = 0
    made: list[tuple[Decision, Anchor, Proposal]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A decision as it was kept, no two of them equal: for each place the words around it and what was proposed."""

    number: int
    decision: Decision
    places: tuple[tuple[Anchor, Proposal], ...]


Found = dict[Entry, tuple[Proposal | None, ...]]
"""The proposals of an entry where their words stand now; None where they stand nowhere."""


class History:
    """The records of a ledger, taken in order: those found in it and those added as the session goes on.

    Attributes:
        number: The last number given to a decision.
        damaged: Records that say nothing this version understands.
        ways_back: How to unmake a mended text, by its digest; the last one written comes last.
    """

    def __init__(self, records: Iterable[dict[str, Any]]) -> None:
        self.number = 0
        self.damaged = 0
        self.ways_back: dict[str, WayBack] = {}
        self._stack: list[Entry] = []
        self._undone: list[Entry] = []
        self._texts: set[str] = set()
        self._made: dict[str, tuple[Entry, ...]] = {}
        for record in records:
            try:
                self.take(record)
            except (KeyError, TypeError, ValueError, OverflowError):
                self.damaged += 1

    def take(self, record: dict[str, Any]) -> None:
        """Add a record; its members say of what kind it is."""
        if "verdict" in record:
            entry = _entry(record)
            self._stack.append(entry)
            self._undone.clear()
            self.number = max(self.number, entry.number)
        elif "undo" in record:
            _hand_over(self._stack, self._undone, record["undo"])
        elif "redo" in record:
            _hand_over(self._undone, self._stack, record["redo"])
        elif "written" in record:
            name = _text(record["written"])
            self._made.pop(name, None)  # written once more, it is the last one again
            self._made[name] = tuple(self._stack)
            if "back" in record:
                self.ways_back.pop(name, None)
                self.ways_back[name] = WayBack.of_record(record)
        elif "digest" in record:
            self._texts.add(_text(record["digest"]))

    @property
    def standing(self) -> int:
        """The number of the last decision that stands; 0 where there is none."""
        return self._stack[-1].number if self._stack else 0

    @property
    def undone(self) -> int:
        """The number of the last decision that was undone and can be redone; 0 where there is none."""
        return self._undone[-1].number if self._undone else 0

    def by_policy(self) -> list[int]:
        """The numbers of the standing decisions that no hand took."""
        return [entry.number for entry in self._stack if entry.decision.by is By.POLICY]

    @property
    def by_hand(self) -> bool:
        """Whether a hand took any of the standing decisions."""
        return any(entry.decision.by is By.HAND for entry in self._stack)

    def made_by_policy(self, source: str) -> list[int]:
        """The numbers of the standing decisions that no hand took and that this text was the first to show."""
        way = self.ways_back.get(source)
        before = self._made.get(way.of, ()) if way else ()
        made = (entry for entry in self._made.get(source, ()) if entry not in before and entry in self._stack)
        return [entry.number for entry in made if entry.decision.by is By.POLICY]

    def knows(self, source: str) -> bool:
        """Whether decisions were made on the text of this digest, or the text was made by decisions."""
        return source in self._texts or source in self._made

    def told_last(self, record: dict[str, Any]) -> bool:
        """Whether the last text that was written is the one of this record, made of the decisions that stand now."""
        name = record["written"]
        if next(reversed(self._made), "") != name or self._made[name] != tuple(self._stack):
            return False
        return "back" not in record or self.ways_back.get(name) == WayBack.of_record(record)

    def session(self, transcript: Transcript, proposals: Sequence[Proposal], source: str) -> tuple[Session, Resumption]:
        """The session as it was left, for a text of this digest; what finds no place in it is no longer undoable."""
        past = self._past(source)
        made = {entry for entry in self._stack if entry in past and entry.decision.verdict is not Verdict.REJECTED}
        standing = [entry for entry in self._stack if entry not in made]
        found = self._found(transcript.text, (*standing, *self._undone), proposals)
        known = tuple(proposal for entry in standing for proposal in found[entry] if proposal)
        ruled = [proposal for proposal in known if proposal.rule != BY_HAND]
        session = Session(transcript, without_overlaps([*proposals, *ruled], first=ruled))
        at = {(proposal.start, proposal.end): place for place, proposal in enumerate(session.proposals)}
        for proposal in (each for entry in (*standing, *self._undone) for each in found[entry]):
            if proposal and proposal.rule == BY_HAND and (proposal.start, proposal.end) not in at:
                at[proposal.start, proposal.end] = session.take_in(proposal)
        places = {entry: _places(there, at) for entry, there in found.items()}
        self._stack = [entry for entry in standing if places[entry]]
        self._undone = [entry for entry in self._undone if places[entry]]
        for entry in (*self._stack, *reversed(self._undone)):
            session.decide(replace(entry.decision, places=places[entry]))
        for _ in self._undone:
            session.undo()
        lost = [words for entry in standing if entry not in past for words in _lost(entry, found[entry])]
        shown = [(entry.decision, *place) for entry in past if entry in made for place in entry.places]
        shown.sort(key=lambda each: each[1])
        return session, Resumption(len(self._stack), self.damaged, lost, len(known), len(made), shown)

    def _past(self, source: str) -> frozenset[Entry]:
        """The decisions that stood when the text of this digest was written; an unknown text comes of the last one."""
        if source in self._made:
            return frozenset(self._made[source])
        return frozenset() if source in self._texts else frozenset(next(reversed(self._made.values()), ()))

    @staticmethod
    def _found(text: str, entries: Iterable[Entry], proposals: Sequence[Proposal]) -> Found:
        """What was decided, where its words stand now; what is proposed there again has more to say than the ledger."""
        fresh = {spot_of(proposal): proposal for proposal in proposals}
        seek = _seeker(text)

        def there(at: Anchor, proposal: Proposal) -> Proposal | None:
            start = seek(at)
            if start is None:
                return None
            moved = replace(proposal, start=start, end=start + len(proposal.text))
            return fresh.get(spot_of(moved), moved)

        return {entry: tuple(there(at, proposal) for at, proposal in entry.places) for entry in entries}


def _hand_over(giver: list[Entry], taker: list[Entry], number: object) -> None:
    """Move the last entry of this number. One that is not there was lost, or two ledgers were merged."""
    for place in reversed(range(len(giver))):
        if giver[place].number == number:
            taker.append(giver.pop(place))
            return


def _seeker(text: str) -> Callable[[Anchor], int | None]:
    """Looks for places, and remembers how far the last one had moved: the next will have moved as far."""
    shift = 0

    def seek(sought: Anchor) -> int | None:
        nonlocal shift
        start = placed(text, sought, shift)
        if start is not None:
            shift = start - sought.start
        return start

    return seek


def _places(found: Iterable[Proposal | None], at: Mapping[tuple[int, int], int]) -> tuple[int, ...]:
    """Their numbers in the session; none twice, and none for a place that another has taken."""
    numbers = (at.get((proposal.start, proposal.end)) for proposal in found if proposal)
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def _lost(entry: Entry, found: Iterable[Proposal | None]) -> list[str]:
    return [at.words for (at, _), proposal in zip(entry.places, found, strict=True) if not proposal]


def _entry(record: dict[str, Any]) -> Entry:
    """A decision of a record. Ledgers come by mail and by version control: nothing is taken for granted."""
    now = record["now"]
    stroke = _count(record.get("stroke", 0))  # the first ledgers know of none
    decision = Decision((), Verdict(record["verdict"]), None if now is None else _text(now), By(record["by"]), stroke)
    return Entry(_count(record["number"]), decision, tuple(map(_kept, record["places"])))


def _kept(place: dict[str, Any]) -> tuple[Anchor, Proposal]:
    heard, start = _text(place["heard"]), _count(place["at"])
    confidence = min(1.0, max(0.0, float(place["confidence"])))
    proposed, rule, reason = (_text(place[name]) for name in ("proposed", "rule", "reason"))
    kind, target = Kind(place["kind"]), _text(place.get("target", ""))  # the first ledgers name no target
    proposal = Proposal(start, start + len(heard), heard, proposed, confidence, kind, rule, reason, target=target)
    return Anchor(start, heard, _text(place["before"]), _text(place["after"])), proposal


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value

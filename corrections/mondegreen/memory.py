"""What became of each change that was proposed in a show: counted, kept for the next time.

The counters lie in the user's state folder and not beside the glossary: they change with every review, differ from
editor to editor, and would drown the changes of a glossary in those of numbers. What is to be shared stands there.
They are lines of a journal, one for each review, of which the last one for a transcript counts: a review that is taken
up again is not counted twice, and what was undone no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple

from mondegreen.decision import By, Verdict
from mondegreen.errors import LedgerError
from mondegreen.files import bytes_of
from mondegreen.homes import state_home
from mondegreen.journal import Journal, is_journal, lines_in, record_of
from mondegreen.session import Session

VERSION = 1
TRIES, PAUSE = 40, 0.05
"""How often, and after how many seconds, a journal that another program has open is tried again."""
ENOUGH = 2
"""Rejections, with no acceptance since, after which a change is asked about no more."""
WEIGHT = 2.0
"""How many decisions the engine's own confidence is worth beside those of an editor."""
CERTAIN = 0.985
LONGEST = 6
"""Words up to which a change may hold another one."""


class Change(NamedTuple):
    """What is counted: these words into those, whatever their place and case; `becomes` is empty for a deletion."""

    heard: str
    becomes: str

    @classmethod
    def of(cls, heard: str, becomes: str) -> Change:
        """The change, without the possessive ending that both have."""
        heard, becomes = " ".join(heard.casefold().replace("’", "'").split()), becomes.replace("’", "'")
        if heard.endswith("'s") and becomes.endswith("'s"):
            heard, becomes = heard[:-2], becomes[:-2]
        return cls(heard, becomes)

    @property
    def within(self) -> Iterator[Change]:
        """Itself, and the changes of fewer of its words into the same: *to Elia* holds *Elia*."""
        words = self.heard.split()
        yield self
        for start, stop in combinations(range(len(words) + 1), 2) if len(words) <= LONGEST else ():
            if stop - start < len(words):
                yield Change(" ".join(words[start:stop]), self.becomes)


@dataclass(frozen=True, slots=True)
class Past:
    """What became of a change in a show, in places; of those that policy accepted nobody has said anything.

    Attributes:
        seen: How often it was before an editor.
        accepted: How often it was accepted.
        rejected: How often it was rejected, or replaced by words of the editor's own.
        in_a_row: Rejections since it was last accepted.
        last: The day of the last decision, as in 2026-01-31; empty where there was none.
        rules: The names of the rules that proposed it.
        target: The term that it leads to; empty where there is none.
    """

    seen: int = 0
    accepted: int = 0
    rejected: int = 0
    in_a_row: int = 0
    last: str = ""
    rules: tuple[str, ...] = ()
    target: str = ""

    @property
    def settled(self) -> bool:
        """Whether it was rejected so often that it is asked about no more."""
        return self.in_a_row >= ENOUGH

    def weighed(self, confidence: float) -> float:
        """How probable it is now that an editor accepts: the engine's own guess counts as two decisions."""
        said = self.accepted + self.rejected
        after = (WEIGHT * confidence + self.accepted) / (WEIGHT + said)
        return round(min(after, max(confidence, CERTAIN)), 3)

    def and_then(self, other: Past) -> Past:
        """This, and what came after it."""
        return Past(
            self.seen + other.seen,
            self.accepted + other.accepted,
            self.rejected + other.rejected,
            other.rejected if other.accepted else self.in_a_row + other.rejected,
            max(self.last, other.last),
            tuple(dict.fromkeys((*self.rules, *other.rules))),
            other.target or self.target,
        )


NOTHING = Past()
Counts = dict[Change, Past]


def counts_of(session: Session) -> Counts:
    """What a hand has decided in a session, by change. Words of the editor's own count as accepted in their turn."""
    found: Counts = {}
    today = datetime.now(UTC).date().isoformat()

    def add(change: Change, past: Past) -> None:
        found[change] = found.get(change, NOTHING).and_then(past)

    for place in session.places:
        proposal, ruling = session.proposals[place], session.ruling(place)
        change = Change.of(proposal.text, proposal.replacement)
        yes = no = 0
        if ruling and ruling.by is By.HAND:
            took = ruling.text == proposal.replacement
            yes, no = int(took), int(not took)
            if not took and ruling.text and ruling.verdict is not Verdict.REJECTED:
                add(Change.of(proposal.text, ruling.text), Past(1, 1, 0, 0, today, ("by-hand",)))
        add(change, Past(1, yes, no, no, today if yes or no else "", (proposal.rule,), proposal.target))
    return {change: past for change, past in found.items() if past.accepted or past.rejected}


class Memory:
    """The counters of one show, in a journal that is opened only while a review is added to it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of_folder(cls, home: Path) -> Memory:
        """That of the show whose transcripts lie in or below this folder."""
        name = blake2b(str(home.resolve()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return cls(state_home() / "shows" / f"{home.name[:40] or 'root'}-{name}.jsonl")

    def counts(self) -> Counts:
        """What became of every change. Damaged lines are left out.

        Raises:
            UnreadableError: The file is there and cannot be read.
        """
        found: Counts = {}
        for counts in self._kept().texts.values():
            for change, past in counts.items():
                found[change] = found.get(change, NOTHING).and_then(past)
        return found

    @property
    def declined(self) -> frozenset[Change]:
        """What an editor was offered to remember, and did not want to."""
        return self._kept().declined

    def _kept(self) -> Kept:
        if not self.path.exists():
            return Kept({}, frozenset())
        state = self.path.stat()
        return _read(str(self.path), state.st_mtime_ns, state.st_size)

    def add(self, text: str, session: Session) -> None:
        """Keep what a hand has decided in this session, in the place of what was kept for this transcript before.

        Raises:
            LedgerError: The journal is in use all the time, or its place is not writable.
        """
        before = self._kept().texts.get(text, {})
        proposed = {Change.of(each.text, each.replacement) for each in session.proposals}
        undone = {change: Past(rules=past.rules) for change, past in before.items() if change in proposed}
        now = undone | counts_of(session)
        if now != before and (now or before):
            self._append({"text": text, "changes": [_record(change, past) for change, past in now.items()]})

    def decline(self, change: Change) -> None:
        """Keep that this is not to be remembered, and not to be offered again.

        Raises:
            LedgerError: The journal is in use all the time, or its place is not writable.
        """
        if change not in self.declined:
            self._append({"declined": change._asdict()})

    def _append(self, record: dict[str, Any]) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"{self.path.parent}: the folder cannot be made ({error.strerror}).") from error
        with _open(self.path) as journal:
            if not journal.records:
                journal.append({"mondegreen": VERSION})
            journal.append(record)


class Kept(NamedTuple):
    """What a journal says: the last count of each transcript, in the order they were made; what was declined."""

    texts: Mapping[str, Counts]
    declined: frozenset[Change]


@lru_cache(maxsize=8)
def _read(path: str, written: int, size: int) -> Kept:
    """What stands in a journal that was last written then: many transcripts of a show are asked about in a row."""
    del written, size
    raw = bytes_of(path)
    texts: dict[str, Counts] = {}
    declined: set[Change] = set()
    for record in map(record_of, lines_in(raw)) if is_journal(raw) else ():
        with suppress(KeyError, TypeError, ValueError):
            if record and "text" in record:
                now = dict(map(_counted, record["changes"]))
                # What was mended in place is proposed no more, and was accepted all the same.
                texts[record["text"]] = {**texts.pop(record["text"], {}), **now}
            elif record and "declined" in record:
                declined.add(Change(str(record["declined"]["heard"]), str(record["declined"]["becomes"])))
    return Kept(texts, frozenset(declined))


@contextmanager
def _open(path: Path) -> Iterator[Journal]:
    """The journal, once no other program holds it."""
    for last in (*[False] * TRIES, True):
        try:
            journal = Journal(path)
            break
        except LedgerError:
            if last:
                raise
            sleep(PAUSE)
    try:
        yield journal
    finally:
        journal.close()


def _record(change: Change, past: Past) -> dict[str, Any]:
    return {
        **change._asdict(),
        "seen": past.seen,
        "accepted": past.accepted,
        "rejected": past.rejected,
        "in_a_row": past.in_a_row,
        "last": past.last,
        "rules": past.rules,
        "target": past.target,
    }


def _counted(record: dict[str, Any]) -> tuple[Change, Past]:
    heard, becomes, last, target = (str(record[name]) for name in ("heard", "becomes", "last", "target"))
    seen, yes, no, row = (max(0, int(record[name])) for name in ("seen", "accepted", "rejected", "in_a_row"))
    return Change(heard, becomes), Past(seen, yes, no, row, last, tuple(map(str, record["rules"])), target)

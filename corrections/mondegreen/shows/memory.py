"""What became of each change that was proposed in a show: counted, kept for the next time.

The counters lie in the user's state folder and not beside the glossary: they change with every review, differ from
editor to editor, and would drown the changes of a glossary in those of numbers. What is to be shared stands there.
They are lines of a journal, one for each review, of which the last one for a transcript counts: a review that is taken
up again is not counted twice, and what was undone no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from mondegreen.disk.files import bytes_of
from mondegreen.disk.homes import state_home
from mondegreen.errors import LedgerError
from mondegreen.sessions.session import Session
from mondegreen.shows.past import NOTHING, Change, Counts, Past, counts_of

if TYPE_CHECKING:
    from mondegreen.disk.journal import Journal

VERSION = 1
TRIES, PAUSE = 40, 0.05
"""How often, and after how many seconds, a journal that another program has open is tried again."""


class Memory:
    """The counters of one show, in a journal that is opened only while a review is added to it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of_folder(cls, home: Path) -> Memory:
        """That of the show whose transcripts lie in or below this folder."""
        name = blake2b(str(home.resolve()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return cls(state_home() / "shows" / f"{home.name[:40] or 'root'}-{name}.jsonl")

    def counts(self, besides: str = "") -> Counts:
        """What became of every change, in all transcripts or in all besides this one. Damaged lines are left out.

        Raises:
            UnreadableError: The file is there and cannot be read.
        """
        found: Counts = {}
        for counts in (counts for text, counts in self._kept().texts.items() if text != besides):
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
    from mondegreen.disk.journal import is_journal, lines_in, record_of  # where something was decided

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
    from mondegreen.disk.journal import Journal

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

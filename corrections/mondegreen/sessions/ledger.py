"""The session on disk: every decision a line, anchored on the words it decided, so that it can be replayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mondegreen.disk.files import bytes_of
from mondegreen.disk.journal import Journal, is_journal, lines_in, record_of
from mondegreen.disk.loose import Loose
from mondegreen.errors import LedgerError
from mondegreen.proposal import Proposal
from mondegreen.sessions.anchor import anchor
from mondegreen.sessions.beside import SUFFIX, ledger_path
from mondegreen.sessions.decision import Decision
from mondegreen.sessions.history import History, Resumption
from mondegreen.sessions.session import Session
from mondegreen.sessions.way_back import way_back
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.transcript import Transcript

__all__ = [
    "SUFFIX",
    "VERSION",
    "Ledger",
    "Resumption",
    "digest",
    "digest_of",
    "ledger_path",
    "session_at",
]

VERSION = 1


def digest(transcript: Transcript) -> str:
    """The digest by which a ledger knows its text."""
    return digest_of(transcript.source)


def digest_of(source: str) -> str:
    """The digest of a text."""
    return blake2b(source.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def session_at(
    path: Path, transcript: Transcript, proposals: Sequence[Proposal] = ()
) -> tuple[Session, Resumption] | None:
    """The session as a ledger left it, None where there is no ledger. The ledger is neither held nor changed.

    Raises:
        LedgerError: It is none, was written by a later version, or is of another text.
        UnreadableError: It cannot be read.
    """
    if not path.exists():
        return None
    raw = bytes_of(str(path.absolute()))
    if not is_journal(raw):
        raise LedgerError(f"{path}: this is not a ledger; name another.")
    records = [record_of(line) for line in lines_in(raw)]
    history = _history([record for record in records if record is not None], path)
    session, report = _session(history, transcript, proposals, path)
    report.damaged += records.count(None)
    return session, report


class Ledger:
    """Keeps the decisions of one session in a journal. It is the session's `Record`.

    A `with` block closes it. A ledger in which nothing was ever decided is not left behind.
    """

    def __init__(self, path: Path, journal: Journal | Loose | None = None) -> None:
        """Open the ledger at this path, or begin one; or one that is kept elsewhere, by the journal that keeps it.

        Raises:
            LedgerError: It is in use, was written by a later version, or the place is not writable.
        """
        self.journal = journal or Journal(path)
        self._heading: dict[str, Any] | None = None
        try:
            self._history = _history(self.journal.records, path)
        except LedgerError:
            self.journal.close()
            raise

    def resume(self, transcript: Transcript, proposals: Sequence[Proposal]) -> tuple[Session, Resumption]:
        """The session as it was left. Decided places that are no longer proposed are proposed again as they were.

        Raises:
            LedgerError: The decisions belong to another text.
        """
        try:
            session, report = _session(self._history, transcript, proposals, self.journal.path)
        except LedgerError:
            self.close()
            raise
        report.damaged += self.journal.damaged
        if not self._history.knows(digest(transcript)):
            # With the first decision: a look at a text leaves no trace.
            self._heading = {"mondegreen": VERSION, "digest": digest(transcript), "format": transcript.format}
        session.record = self
        return session, report

    def decided(self, session: Session, decision: Decision) -> None:
        """Keep a decision."""
        if self._heading:
            self._keep(self._heading)
            self._heading = None
        self._keep(
            {
                "number": self._history.number + 1,
                "verdict": decision.verdict,
                "now": decision.text,
                "by": decision.by,
                "places": [_place(session.transcript.text, session.proposals[place]) for place in decision.places],
            }
            | ({"stroke": decision.stroke} if decision.stroke else {})
        )

    def undone(self) -> None:
        """Keep that the last decision was taken back."""
        self._keep({"undo": self._history.standing})

    def redone(self) -> None:
        """Keep that the last undone decision stands again."""
        self._keep({"redo": self._history.undone})

    def mended(self, source: str, heard: Transcript | None = None, edits: Iterable[Edit] = ()) -> None:
        """Keep that this text, in which the standing decisions are made, is about to take the transcript's place.

        It is on the disk when this returns, so that whichever of the two texts a crash leaves is known again. With
        the transcript and the edits of its source that made the new text, the old one can be given back.

        Raises:
            LedgerError: The disk is full or gone; the transcript must stay as it is.
        """
        if not self._history.standing:
            return
        back = {} if heard is None else way_back(digest(heard), heard, source, edits)
        record = {"written": digest_of(source)} | back
        if not self._history.told_last(record):  # a program that was killed before it wrote the text has told it
            self._keep(record)
        self.flush()

    def unmended(self, numbers: Iterable[int]) -> None:
        """Keep that these decisions are taken back, since the text in which they were made is about to go.

        Raises:
            LedgerError: The disk is full or gone; the transcript must stay as it is.
        """
        for number in numbers:
            self._keep({"undo": number})
        self.flush()

    def flush(self) -> None:
        """Bring every decision to the disk.

        Raises:
            LedgerError: The disk is full or gone; the transcript must stay as it is.
        """
        self.journal.flush()
        if not self.saved:
            raise LedgerError(f"{self.journal.path}: {self.trouble}; the transcript stays as it is.")

    @property
    def history(self) -> History:
        """What its records say."""
        return self._history

    def _keep(self, record: dict[str, Any]) -> None:
        self.journal.append(record)
        self._history.take(record)

    @property
    def saved(self) -> bool:
        """Whether every decision is on the disk."""
        return self.journal.saved

    @property
    def trouble(self) -> str:
        """What keeps decisions from the disk, or nothing."""
        return self.journal.trouble

    def close(self) -> None:
        """Bring everything to the disk and let others in."""
        self.journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _history(records: Sequence[dict[str, Any]], path: Path) -> History:
    versions = [record["mondegreen"] for record in records if isinstance(record.get("mondegreen"), int)]
    if max(versions, default=VERSION) > VERSION:
        raise LedgerError(f"{path}: written by a later version of Mondegreen; update it first.")
    return History(records)


def _session(
    history: History, transcript: Transcript, proposals: Sequence[Proposal], path: Path
) -> tuple[Session, Resumption]:
    """The session; a changed text is followed, another text is refused: there most decisions find no place."""
    source = digest(transcript)
    session, report = history.session(transcript, proposals, source)
    if not history.knows(source) and len(report.unplaced) > report.placed:
        raise LedgerError(f"{path}: this ledger is of another text; move it away or name another with --ledger.")
    return session, report


def _place(text: str, proposal: Proposal) -> dict[str, Any]:
    at = anchor(text, proposal.start, proposal.end)
    return {
        "at": at.start,
        "heard": at.words,
        "before": at.before,
        "after": at.after,
        "proposed": proposal.replacement,
        "confidence": proposal.confidence,
        "kind": proposal.kind,
        "rule": proposal.rule,
        "reason": proposal.reason,
        "target": proposal.target,
    }

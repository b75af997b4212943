"""The session on disk: every decision a line, anchored on the words it decided, so that it can be replayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mondegreen.anchor import Anchor, anchor, placed
from mondegreen.decision import By, Decision, Verdict
from mondegreen.errors import LedgerError
from mondegreen.journal import Journal
from mondegreen.proposal import Kind, Proposal
from mondegreen.session import Session
from mondegreen.settle import without_overlaps
from mondegreen.transcript import Transcript

VERSION = 1
SUFFIX = ".mondegreen.jsonl"


def ledger_path(source: Path) -> Path:
    """Where the ledger of a transcript stands: beside it, fit for version control."""
    return source.with_name(source.name + SUFFIX)


def digest(transcript: Transcript) -> str:
    """The digest by which a ledger knows its text."""
    return blake2b(transcript.source.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(slots=True)
class Resumption:
    """What a ledger brought back: decisions replayed, damaged lines lost, words that stand nowhere any more."""

    replayed: int = 0
    damaged: int = 0
    unplaced: list[str] = field(default_factory=list)


class Ledger:
    """Keeps the decisions of one session in a journal. It is the session's `Record`."""

    def __init__(self, path: Path) -> None:
        """Open the ledger at this path, or begin one.

        Raises:
            LedgerError: It is in use, was written by a later version, or the place is not writable.
        """
        self.journal = Journal(path)
        self._stack: list[int] = []
        self._undone: list[int] = []
        self._number = 0
        if self.journal.records and self.journal.records[0].get("mondegreen", VERSION) > VERSION:
            self.journal.close()
            raise LedgerError(f"{path}: written by a later version of Mondegreen; update it first.")

    def resume(self, transcript: Transcript, proposals: Sequence[Proposal]) -> tuple[Session, Resumption]:
        """The session as it was left. Decided places that are no longer proposed are proposed again as they were.

        Raises:
            LedgerError: The decisions belong to another text.
        """
        if not self.journal.records:
            self.journal.append({"mondegreen": VERSION, "digest": digest(transcript), "format": transcript.format})
        report = Resumption(damaged=self.journal.damaged)
        kept = self._standing()
        decided = [[self._found(transcript.text, place, report) for place in entry["places"]] for entry in kept]
        self._refuse_strangers(transcript, decided, report)
        known = tuple(place for places in decided for place in places if place)
        merged = without_overlaps([*proposals, *known], first=known)
        number = {(proposal.start, proposal.end): place for place, proposal in enumerate(merged)}
        session = Session(transcript, merged)
        for entry, places in zip(kept, decided, strict=True):
            numbers = tuple(number[place.start, place.end] for place in places if place)
            if numbers:
                session.decide(Decision(numbers, Verdict(entry["verdict"]), entry["now"], By(entry["by"])))
                self._stack.append(entry["number"])
                report.replayed += 1
        session.record = self
        return session, report

    def _standing(self) -> list[dict[str, Any]]:
        """The decisions that were not undone, in order."""
        standing: dict[int, dict[str, Any]] = {}
        entries: dict[int, dict[str, Any]] = {}
        for record in self.journal.records:
            if "verdict" in record:
                entries[record["number"]] = standing[record["number"]] = record
            elif "undo" in record:
                standing.pop(record["undo"], None)
            elif record.get("redo") in entries:
                standing[record["redo"]] = entries[record["redo"]]
        self._number = max(entries, default=0)
        return list(standing.values())

    @staticmethod
    def _found(text: str, place: dict[str, Any], report: Resumption) -> Proposal | None:
        """The proposal that was decided, where its words stand now."""
        sought = Anchor(place["at"], place["heard"], place["before"], place["after"])
        start = placed(text, sought)
        if start is None:
            report.unplaced.append(sought.words)
            return None
        kind, rule = Kind(place["kind"]), place["rule"]
        end = start + len(sought.words)
        return Proposal(start, end, sought.words, place["proposed"], place["confidence"], kind, rule, place["reason"])

    def _refuse_strangers(
        self, transcript: Transcript, decided: list[list[Proposal | None]], report: Resumption
    ) -> None:
        """A changed text is followed, another text is refused: there most decisions find no place."""
        total = sum(map(len, decided))
        if self.journal.records and self.journal.records[0].get("digest") == digest(transcript):
            return
        if total and len(report.unplaced) * 2 > total:
            self.journal.close()
            raise LedgerError(
                f"{self.journal.path}: this ledger is of another text; move it away or name another with --ledger."
            )

    def decided(self, session: Session, decision: Decision) -> None:
        """Keep a decision."""
        self._number += 1
        self.journal.append(
            {
                "number": self._number,
                "verdict": decision.verdict,
                "now": decision.text,
                "by": decision.by,
                "places": [
                    _place(session.transcript.text, proposal)
                    for proposal in map(session.proposals.__getitem__, decision.places)
                ],
            }
        )
        self._stack.append(self._number)
        self._undone.clear()

    def undone(self) -> None:
        """Keep that the last decision was taken back."""
        self.journal.append({"undo": self._stack[-1]})
        self._undone.append(self._stack.pop())

    def redone(self) -> None:
        """Keep that the last undone decision stands again."""
        self.journal.append({"redo": self._undone[-1]})
        self._stack.append(self._undone.pop())

    @property
    def saved(self) -> bool:
        """Whether every decision is on the disk."""
        return self.journal.saved

    def close(self) -> None:
        """Bring everything to the disk and let others in."""
        self.journal.close()


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
    }

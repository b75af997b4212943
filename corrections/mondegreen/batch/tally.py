"""What the report says of one file's proposals, decided and undecided."""

from __future__ import annotations

from mondegreen.batch.unit import Row, Tally
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import By
from mondegreen.sessions.session import Session


def count(row: Row, session: Session) -> None:
    """Fill in what the report says of decided and undecided proposals."""
    row.words = len(session.transcript.text.split())
    row.proposals = len(session.places)
    row.applied = sum(1 for _ in session.edits())
    for place in session.places:
        proposal, ruling = session.proposals[place], session.ruling(place)
        if ruling is None:
            row.left += 1
            row.expected += proposal.confidence
        elif ruling.by is By.POLICY:
            row.wrong += 1 - proposal.confidence
        if ruling is None or ruling.text is not None:
            _tally(row, proposal, left=ruling is None)
    row.expected, row.wrong = round(row.expected, 6), round(row.wrong, 6)


def _tally(row: Row, proposal: Proposal, *, left: bool) -> None:
    _add(row.kinds, proposal.kind, left=left)
    _add(row.rules, proposal.rule, left=left)
    if proposal.kind is Kind.TERM:
        _add(row.terms, proposal.replacement, left=left)


def _add(tally: Tally, name: str, *, left: bool) -> None:
    tally.setdefault(str(name), [0, 0])[left] += 1

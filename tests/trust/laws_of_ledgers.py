"""What must hold for any bytes that stand where a ledger is to be."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from mondegreen import Kind, Proposal
from mondegreen.disk.journal import line_of
from mondegreen.errors import LedgerError
from mondegreen.formats import read
from mondegreen.report import part
from mondegreen.sessions.ledger import Ledger, session_at

SOURCE = "a founder of open Ai and um York and Elia\n"
PLACE = Path(tempfile.mkdtemp(), "x.txt.mondegreen.jsonl")


def _sample() -> bytes:
    transcript = read(SOURCE, "txt")
    proposals = [
        Proposal(at := SOURCE.index(heard), at + len(heard), heard, meant, 0.9, Kind.TERM, "by-heart", "known by heart")
        for heard, meant in (("open Ai", "OpenAI"), ("York", "work"), ("Elia", "Ilya"))
    ]
    with Ledger(PLACE) as ledger:
        session, _ = ledger.resume(transcript, proposals)
        session.accept((0,))
        session.edit((1,), "yolk")
        session.reject((2,))
        session.undo()
        ledger.mended(session.result())
        session.redo()
    return PLACE.read_bytes()


SAMPLE = _sample()
SEEDS = {"as it is": b"\0" + SAMPLE, "sealed": b"\1" + SAMPLE}


def hold(raw: bytes) -> None:
    """Resume a review from a ledger; where the first byte is odd its lines are sealed anew, as a forger would.

    Raises:
        AssertionError: A law is broken. Any other error but a refusal is a fault as well.
    """
    PLACE.write_bytes(b"".join(_sealed(raw[1:])) if raw[:1] and raw[0] % 2 else raw[1:])
    transcript = read(SOURCE, "txt")
    try:
        found = session_at(PLACE, transcript)
    except LedgerError:
        return
    assert found
    session, resumption = found
    ends = [(proposal.start, proposal.end) for proposal in session.proposals]
    assert all(0 <= start <= end <= len(transcript.text) for start, end in ends)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    part("x.txt", session, resumption.made)
    session.result()
    while session.undo():
        pass
    assert session.result() == SOURCE


def _sealed(raw: bytes) -> Iterator[bytes]:
    """The records of these lines, each with the checksum that belongs to it."""
    for line in raw.split(b"\n"):
        with suppress(ValueError, RecursionError):
            record = json.loads(line)
            if isinstance(record, dict):
                record.pop("sum", None)
                yield line_of(record)

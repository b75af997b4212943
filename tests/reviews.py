"""What the tests of reviews and ledgers share: a text with things to decide, and what was decided."""

from contextlib import closing
from pathlib import Path

from mondegreen.formats.txt import read
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.decision import By
from mondegreen.sessions.ledger import Ledger

TEXT = """\
Craig: a co-founder of open Ai and of much else
I met Elia at york station on a rainy morning

Elia: york is where open Ai was never founded
um we had tacos with Elia and spoke of the the weather
"""
KNOWN = {"open Ai": "OpenAI", "Elia": "Ilya", "york": "work", "um ": "", "tacos": "Teku", "the the": "the"}


def proposals_for(text: str) -> tuple[Proposal, ...]:
    found = []
    for heard, meant in KNOWN.items():
        start = text.find(heard)
        while start >= 0:
            candidates = (Candidate(meant, 0.9), Candidate("other", 0.1))
            found.append(
                Proposal(start, start + len(heard), heard, meant, 0.9, Kind.TERM, "by-heart", "because", candidates)
            )
            start = text.find(heard, start + 1)
    return tuple(sorted(found))


def resumed(path: Path, text: str = TEXT, proposals=None):
    transcript = read(text)
    ledger = Ledger(path)
    return ledger, *ledger.resume(transcript, proposals_for(transcript.text) if proposals is None else proposals)


def reviewed(path: Path, text: str = TEXT):
    """Two accepted, one rejected, one edited, one by policy, one undone; the mended text."""
    ledger, session, _ = resumed(path, text)
    with closing(ledger):
        session.accept((0, 4))
        session.reject((2,))
        session.edit((1,), "Ilya Sutskever")
        session.accept((5,), by=By.POLICY)
        session.accept((6,))
        session.undo()
        return session.result()


def rulings(session) -> dict:
    return {
        (proposal.start, proposal.text): session.ruling(place)
        for place, proposal in enumerate(session.proposals)
        if session.ruling(place)
    }


def verdicts(session) -> list:
    """The decisions that stand, without whose they are."""
    return [(decision.places, decision.verdict, decision.text) for decision in session.decisions]

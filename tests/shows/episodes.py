"""Decisions on the transcripts of one show, and what is said of them afterwards."""

from mondegreen import Corrector, Kind, Proposal
from mondegreen.formats import read
from mondegreen.sessions.session import Session

FIRST = "Today we talk to Elia about the lab. The work of Elia is deep. I asked Jan lacun as well."


def proposal(heard, becomes, text, confidence=0.8, target=""):
    start = text.index(heard)
    return Proposal(
        start, start + len(heard), heard, becomes, confidence, Kind.TERM, "sound-alike", "It sounds so.", target=target
    )


def session(text, *proposals):
    return Session(read(text, "txt"), proposals)


def decided(text, heard, becomes, verdict, target=""):
    held = session(text, proposal(heard, becomes, text, target=target))
    held.edit([0], verdict) if verdict not in ("accept", "reject") else getattr(held, verdict)([0])
    return held


def said(show, text):
    return [(p.text, p.replacement) for p in Corrector(show=show, kinds=["term", "casing"], packs=[]).propose(text)]

"""Sessions in which some edits are decided."""

from mondegreen import Kind, Proposal
from mondegreen.exports import Front, Shown, export_named
from mondegreen.formats import read
from mondegreen.sessions.decision import By
from mondegreen.sessions.session import Session

FRONT = Front(title="A talk", source="talk.vtt", date="2024-05-01", policy="clean", note="As it was heard.")


def session(source, *changes, reads=""):
    """A session on this source in which each heard word (or its n-th place) has become another."""
    transcript = read(source, reads)
    proposals = []
    for heard, meant in changes:
        start = transcript.text.index(heard)
        proposals.append(
            Proposal(start, start + len(heard), heard, meant, 0.95, Kind.TERM, "by-heart", "known by heart")
        )
    made = Session(transcript, sorted(proposals))
    for place in range(len(proposals)):
        made.accept((place,), by=By.POLICY)
    return made


def edited(transcript, edits):
    """A session in which these edits of the reading text are decided."""
    proposals = [
        Proposal(start, end, transcript.text[start:end], new, 0.95, Kind.TERM, "any", "any")
        for start, end, new in edits
    ]
    made = Session(transcript, proposals)
    for place, edit in enumerate(edits):
        made.edit((place,), edit.text)
    return made


def exported(name, made, **shown):
    return export_named(name).export(made, Shown(**shown)).decode()

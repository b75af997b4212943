"""One recording: what is known about it, what is proposed for it, what was decided so far.

Nothing is printed here. What a person should know is given to `say`, a sentence at a time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.configuration import Configuration
from mondegreen.disk.files import encoded, written
from mondegreen.proposal import Kind, Proposal
from mondegreen.remarks import Say, idle, remarks, resumed, timed
from mondegreen.sessions.decision import By
from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import replaced
from mondegreen.transcripts.reading import refuse_changed
from mondegreen.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from mondegreen.corrector import Corrector
    from mondegreen.scorers import Scorer
    from mondegreen.sessions.ledger import Ledger
    from mondegreen.shows.show import Show

NOTES = (".notes.md", ".notes.txt", ".notes.html", ".notes.docx", ".info.json", ".description")
"""How the name of a file of notes ends, that stands beside its transcript."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?(?:-orig)?")
"""What stands before the ending of captions in a language: *en*, *en-US*, *pt-BR*."""


class Context(NamedTuple):
    """What is said about recordings from outside: how to read them and what was spoken of.

    Attributes:
        notes: The file of notes; empty for the one beside the transcript.
        terms: Names and terms that were spoken.
        packs: Names of shipped packs and paths of others; none for those that the text calls for.
        kinds: Names of the kinds of errors to look for; none for the defaults.
        reads: The name of the format; empty where the content tells.
        encoding: The encoding, where it is not UTF-8.
        policy: The name of a policy, which wins over the one configured.
        language: The code of the language that is spoken, which wins over the one configured.
        scorer: The name of who else is asked about misheard words, which wins over the one configured.
    """

    notes: str = ""
    terms: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    reads: str = ""
    encoding: str = ""
    policy: str = ""
    language: str = ""
    scorer: str = ""


def proposed(
    path: str,
    transcript: Transcript,
    context: Context,
    *,
    wanted: Configuration,
    notes: str,
    say: Say,
    show: Show | None = None,
) -> tuple[Proposal, ...]:
    """What the engine proposes for this transcript, in order.

    Args:
        path: Where the transcript is.
        transcript: What it says.
        context: What is said about it; this wins over the configuration.
        wanted: The configuration that holds for it.
        notes: The text of the notes on it.
        say: Is told what a person should know.
        show: What is known where the transcript lies.
    """
    corrector = corrector_for(path, transcript, context, wanted=wanted, notes=notes, show=show)
    for sentence in remarks(path, transcript, language=context.language or wanted.language):
        say(sentence)
    if kinds := context.kinds or wanted.kinds:
        policy = wanted.policy_for(path, transcript.segments, context.policy, context.language)
        for sentence in idle(path, policy.with_kinds(map(Kind, kinds))):
            say(sentence)
    with timed(wanted.rules, say):
        return corrector.propose(transcript)


def corrector_for(
    path: str,
    transcript: Transcript,
    context: Context,
    *,
    wanted: Configuration,
    notes: str,
    show: Show | None = None,
) -> Corrector:
    """What proposes for this transcript; the arguments are those of `proposed`."""
    from mondegreen.corrector import Corrector  # heavy, and not wanted where all is decided

    return Corrector(
        terms=[term for term in (*context.terms, *wanted.terms) if term.strip()],
        notes=notes,
        kinds=context.kinds or wanted.kinds,
        packs=context.packs or wanted.packs,
        policy=wanted.policy_for(path, transcript.segments, context.policy, context.language),
        show=show,
        scorer=_scorer(context.scorer or wanted.scorer),
    )


def _scorer(name: str) -> Scorer | None:
    """Who else is asked about misheard words: nobody, as a rule."""
    if not name:
        return None
    from mondegreen.scorers import scorer_named

    return scorer_named(name)


def notes_beside(path: str) -> Path | None:
    """The file of notes that stands beside a transcript."""
    source = Path(path)
    if path == "-" or not source.name:
        return None
    places = map(source.with_name, possible_notes(source.name))
    return next((place for place in places if place.is_file() and place != source), None)


def possible_notes(name: str) -> Iterator[str]:
    """What the notes on a transcript of this name can be called; `talk.en.vtt` has those of `talk`, too."""
    whole = PurePosixPath(name).stem
    stem, _, language = whole.rpartition(".")
    stems = (whole, stem) if stem and LANGUAGE.fullmatch(language) else (whole,)
    return (each + ending for each in stems for ending in NOTES)


def noted(raw: bytes, path: str, recording: str = "") -> str:
    """What the bytes of a file of notes say, of whatever kind it is: of this recording, where it tells of several.

    Raises:
        UnreadableError: They are no text.
        MalformedError: They are not what they seem to be.
    """
    from mondegreen.background import notes_in

    return notes_in(raw, path, Path(recording).stem if recording != "-" else "")


def left(path: str, place: Path, transcript: Transcript, proposals: Sequence[Proposal], say: Say) -> Session | None:
    """The session as the ledger at this place left it, None where there is none. The ledger is only read."""
    if not place.exists():
        return None
    from mondegreen.sessions.ledger import session_at  # most transcripts have none

    found = session_at(place, transcript, proposals)
    if found is None:
        return None
    session, report = found
    for sentence in resumed(path, report):
        say(sentence)
    return session


def settle(session: Session, least: float) -> None:
    """Accept, as a matter of policy, what waits and has at least this confidence."""
    for place in tuple(session.pending):
        if session.proposals[place].confidence >= least:
            session.accept((place,), by=By.POLICY)


def mend(path: str, session: Session, place: Path, ledger: Ledger) -> os.stat_result | None:
    """Write the mended text to its place. Where that is the transcript's own, the ledger knows of it first.

    Returns:
        The state in which the file was written; None if none had to be.

    Raises:
        UnwritableError: The place cannot be written to, or another program has changed the transcript meanwhile.
        LedgerError: The ledger cannot be written to.
    """
    heard, edits = session.transcript, session.source_edits()
    result = replaced(heard.source, edits)
    data = encoded(result, heard.codec, str(place))
    if place == Path(path):
        if result == heard.source:
            return None
        refuse_changed(path, heard)
        ledger.mended(result, heard, edits)
    return written(place, data)

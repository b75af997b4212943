"""One recording: what is known about it, what is proposed for it, what was decided so far.

Nothing is printed here. What a person should know is given to `say`, a sentence at a time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.configuration import Configuration
from mondegreen.disk.files import encoded, written
from mondegreen.formats import format_named, format_names, has_cues
from mondegreen.languages import ENGLISH, language_of
from mondegreen.passage import Passage
from mondegreen.proposal import Proposal
from mondegreen.sessions.decision import By
from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import replaced
from mondegreen.transcripts.reading import refuse_changed
from mondegreen.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from mondegreen.corrector import Corrector
    from mondegreen.own_rules import OwnRule
    from mondegreen.scorers import Scorer
    from mondegreen.sessions.ledger import Ledger, Resumption
    from mondegreen.shows.show import Show

NOTES = (".notes.md", ".notes.txt", ".notes.html", ".notes.docx", ".info.json", ".description")
"""How the name of a file of notes ends, that stands beside its transcript."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?(?:-orig)?")
"""What stands before the ending of captions in a language: *en*, *en-US*, *pt-BR*."""
PLAIN = "txt"
HEAD = 20_000
ENOUGH = 30
"""Words from which a text is long enough to be said to have no capitals."""

Say = Callable[[str], None]


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
    _say_of_form(path, transcript, say)
    _say_of_case(path, transcript.text, say)
    if not (context.language or wanted.language):
        _say_of_language(path, transcript.text, say)
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


def _say_of_form(path: str, transcript: Transcript, say: Say) -> None:
    """Say it where a file is none of the captions that its name promises."""
    ending = Path(path).suffix.lower()
    if transcript.format != PLAIN or ending in ("", *format_named(PLAIN).SUFFIXES):
        return
    promised = [name for name in format_names() if has_cues(name) and ending in format_named(name).SUFFIXES]
    if promised:
        say(f"{path}: it holds no captions, whatever its name says; it is read as plain text.")


def _scorer(name: str) -> Scorer | None:
    """Who else is asked about misheard words: nobody, as a rule."""
    if not name:
        return None
    from mondegreen.scorers import scorer_named

    return scorer_named(name)


def _say_of_case(path: str, text: str, say: Say) -> None:
    """Say it once where capitals, or their want, mean nothing: no rule of ours judges them then."""
    head = Passage.of(text[:HEAD])  # in nearly every text the first pages show that it has both
    if len(head.tokens) >= ENOUGH and head.uniform and Passage.of(text).uniform:
        if Passage.of(text).shouted:
            say(f"{path}: the text is wholly in upper case; a review offers names and terms in their own case.")
        else:
            say(f"{path}: the text is wholly in lower case; names and terms get their own case, all else stays.")


def _say_of_language(path: str, text: str, say: Say) -> None:
    """Say it where most of what is known here does not hold: the corrector will find the same.

    An English opening proves nothing of what follows; where its beginning, middle and end are English, so is a text.
    """
    middle = max(0, len(text) // 2 - HEAD // 2)
    parts = {text[:HEAD], text[middle : middle + HEAD], text[-HEAD:]}
    foreign = any(language_of(Passage.of(part)) != ENGLISH for part in parts)
    if foreign and language_of(Passage.of(text)) != ENGLISH:
        say(
            f"{path}: this does not read as English; only terms by their letters and what needs no language are "
            "looked for. If it is English, say so with --language en."
        )


@contextmanager
def timed(rules: Iterable[OwnRule], say: Say) -> Iterator[None]:
    """Say which patterns of the user's own have taken too long here, and rest from now on."""
    ran = [own for own in rules if not own.watch.overran]
    yield
    for own in ran:
        if own.watch.overran:
            say(f"the rule {own.name} takes too long and is off for this run; write its pattern with fewer repeats.")


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


def resumed(path: str, report: Resumption) -> Iterator[str]:
    """What to say of a ledger: what did not come back from it."""
    if report.damaged:
        lines = "1 line" if report.damaged == 1 else f"{report.damaged:,} lines"
        yield f"{path}: {lines} of the ledger could not be read and are lost."
    if report.unplaced:
        decisions = "1 decision" if len(report.unplaced) == 1 else f"{len(report.unplaced):,} decisions"
        some = ", ".join(map(repr, report.unplaced[:3])) + (" …" if len(report.unplaced) > 3 else "")
        yield f"{path}: {decisions} found no place in the changed text: {some}."


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

"""One recording as the command line meets it: a transcript, what is known about it, what was decided so far."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mondegreen.decision import By
from mondegreen.errors import UnwritableError
from mondegreen.files import bytes_of, encoded, written
from mondegreen.ledger import Ledger, Resumption, ledger_path, session_at
from mondegreen.passage import Passage
from mondegreen.proposal import Proposal
from mondegreen.reading import decoded, transcript_at
from mondegreen.session import Session
from mondegreen.transcript import Transcript
from mondegreen_tui.options import Context
from mondegreen_tui.output import counted, is_terminal, tell

if TYPE_CHECKING:
    from mondegreen.own_rules import OwnRule

NOTES = (".notes.md", ".notes.txt")
"""How the name of a file of notes ends, that stands beside its transcript."""
HEAD = 20_000
ENOUGH = 30
"""Words from which a text is long enough to be said to have no capitals."""


def opened(path: str, context: Context) -> Transcript:
    """The transcript."""
    if path == "-" and is_terminal(sys.stdin):
        tell("type or paste the transcript; Ctrl-D on a line of its own ends it.")
    return transcript_at(path, context.reads, context.encoding)


def proposed(path: str, transcript: Transcript, context: Context, least: float) -> tuple[Proposal, ...]:
    """What the engine proposes for it with at least this confidence, in order.

    The configuration nearest to the transcript is asked first; what the command line says wins over it.
    """
    from mondegreen.configuration import configuration_near
    from mondegreen.corrector import Corrector  # heavy, and not wanted where all is decided

    wanted = configuration_near(path)
    kinds, packs = context.kinds or wanted.kinds, context.packs or wanted.packs
    corrector = Corrector(
        terms=[term for term in (*context.terms, *wanted.terms) if term.strip()],
        notes=_notes(path, context),
        kinds=kinds,
        packs=packs,
        policy=wanted.policy_for(path, transcript.segments, context.policy),
    )
    _tell_of_case(path, transcript.text)
    with timed(wanted.rules):
        found = corrector.propose(transcript)
    return tuple(proposal for proposal in found if proposal.confidence >= least)


def _tell_of_case(path: str, text: str) -> None:
    """Say it once where capitals, or their want, mean nothing: no rule of ours judges them then."""
    head = Passage.of(text[:HEAD])  # in nearly every text the first pages show that it has both
    if len(head.tokens) >= ENOUGH and head.uniform and Passage.of(text).uniform:
        case = "lower" if sum(map(str.islower, text[:HEAD])) > sum(map(str.isupper, text[:HEAD])) else "upper"
        tell(f"{path}: the text is wholly in {case} case; capitals are left alone, but for names and terms.")


@contextmanager
def timed(rules: Iterable[OwnRule]) -> Iterator[None]:
    """Say which patterns of the user's own have taken too long here, and rest from now on."""
    ran = [own for own in rules if not own.watch.overran]
    yield
    for own in ran:
        if own.watch.overran:
            tell(f"the rule {own.name} takes too long and is off for this run; write its pattern with fewer repeats.")


def _notes(path: str, context: Context) -> str:
    """The notes that were named, or those that stand beside the transcript; whose they are is said."""
    if context.notes:
        return _text(context.notes)
    beside = next(_notes_beside(path), None)
    if beside is None:
        return ""
    tell(f"{path}: with the notes in {beside}.")
    return _text(str(beside))


def _notes_beside(path: str) -> Iterator[Path]:
    source = Path(path)
    if path != "-" and source.name:
        places = (source.with_name(source.stem + ending) for ending in NOTES)
        yield from (place for place in places if place.is_file() and place != source)


def _text(notes: str) -> str:
    return decoded(bytes_of(notes), notes)[0].removeprefix("\ufeff")


def decisions_of(path: str, ledger: str) -> Path | None:
    """Where the decisions on a transcript are kept; standard input has no such place."""
    if ledger:
        return Path(ledger)
    return None if path == "-" else ledger_path(Path(path))


def left(path: str, ledger: str, transcript: Transcript, proposals: Sequence[Proposal] = ()) -> Session | None:
    """The session as its ledger left it, None where nothing was ever decided. The ledger is only read."""
    place = decisions_of(path, ledger)
    found = session_at(place, transcript, proposals) if place else None
    if found is None:
        return None
    session, report = found
    tell_of(path, report)
    return session


def with_decisions(path: str, ledger: str, transcript: Transcript, proposals: Sequence[Proposal]) -> Session:
    """The session of these proposals, with what was decided before."""
    return left(path, ledger, transcript, proposals) or Session(transcript, proposals)


def settle(session: Session, least: float) -> None:
    """Accept, as a matter of policy, what waits and has at least this confidence."""
    for place in tuple(session.pending):
        if session.proposals[place].confidence >= least:
            session.accept((place,), by=By.POLICY)


def tell_of(path: str, report: Resumption) -> None:
    """Say what came back from a ledger, and what did not."""
    if report.damaged:
        tell(f"{path}: {counted(report.damaged, 'line')} of the ledger could not be read and are lost.")
    if report.unplaced:
        some = ", ".join(map(repr, report.unplaced[:3])) + (" …" if len(report.unplaced) > 3 else "")
        tell(f"{path}: {counted(len(report.unplaced), 'decision')} found no place in the changed text: {some}.")


def mend(path: str, session: Session, place: Path, ledger: Ledger) -> None:
    """Write the mended text to its place. Where that is the transcript's own, the ledger knows of it first.

    Raises:
        UnwritableError: The place cannot be written to, or another program has changed the transcript meanwhile.
        LedgerError: The ledger cannot be written to.
    """
    heard, result = session.transcript, session.result()
    data = encoded(result, heard.codec, str(place))
    if place == Path(path):
        if result == heard.source:
            return
        if bytes_of(path) != encoded(heard.source, heard.codec, path):
            raise UnwritableError(f"{path}: it has changed since it was read; nothing was written, run this once more.")
        ledger.mended(result)
    written(place, data)

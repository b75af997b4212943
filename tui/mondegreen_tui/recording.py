"""One recording as the command line meets it: what the engine has to say of it is told to the person."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from mondegreen import recording, remarks
from mondegreen.disk.files import bytes_of
from mondegreen.proposal import Proposal
from mondegreen.recording import settle
from mondegreen.remarks import Say
from mondegreen.sessions.ledger import Resumption, ledger_path
from mondegreen.sessions.session import Session
from mondegreen.transcripts.reading import transcript_at
from mondegreen.transcripts.transcript import Transcript
from mondegreen_tui.output import is_terminal, tell

if TYPE_CHECKING:
    from mondegreen.own_rules import OwnRule
    from mondegreen.recording import Context
    from mondegreen.why import Answer

__all__ = ["as_fixed", "ledger_of", "left", "opened", "proposed", "settle", "tell_of", "timed", "why", "with_decisions"]


def opened(path: str, context: Context) -> Transcript:
    """The transcript."""
    if path == "-" and is_terminal(sys.stdin):
        tell("type or paste the transcript; Ctrl-D on a line of its own ends it.")
    return transcript_at(path, context.reads, context.encoding)


def proposed(
    path: str, transcript: Transcript, context: Context, least: float, say: Say = tell
) -> tuple[Proposal, ...]:
    """What the engine proposes for it with at least this confidence, in order.

    The configuration nearest to the transcript is asked first; what the command line says wins over it. What a person
    should know is told, or given to `say`.
    """
    from mondegreen.configuration import configuration_near
    from mondegreen.shows.show import Show

    wanted, notes, show = configuration_near(path), _notes(path, context, say), Show.near(path)
    found = recording.proposed(path, transcript, context, wanted=wanted, notes=notes, say=say, show=show)
    return tuple(proposal for proposal in found if proposal.confidence >= least)


def why(path: str, transcript: Transcript, context: Context, heard: str, term: str) -> tuple[Answer, ...]:
    """For each place where these words stand, why this term is not proposed there, with all that is known of it."""
    from mondegreen.configuration import configuration_near
    from mondegreen.shows.show import Show

    wanted, notes, show = configuration_near(path), _notes(path, context, tell), Show.near(path)
    corrector = recording.corrector_for(path, transcript, context, wanted=wanted, notes=notes, show=show)
    with remarks.timed(wanted.rules, tell):
        return corrector.why(transcript, heard, term)


def timed(rules: Iterable[OwnRule]) -> AbstractContextManager[None]:
    """Say which patterns of the user's own have taken too long here, and rest from now on."""
    return remarks.timed(rules, tell)


def _notes(path: str, context: Context, say: Say) -> str:
    """The notes that were named, or those that stand beside the transcript; whose they are is said."""
    place = context.notes or str(recording.notes_beside(path) or "")
    if place and not context.notes:
        say(f"{path}: with the notes in {place}.")
    return recording.noted(bytes_of(place), place, path) if place else ""


def ledger_of(path: str, ledger: str) -> Path | None:
    """The ledger of a transcript: the one that was named, or the one beside it, which standard input cannot have."""
    if ledger:
        return Path(ledger)
    return None if path == "-" else ledger_path(Path(path))


def left(path: str, ledger: str, transcript: Transcript, proposals: Sequence[Proposal] = ()) -> Session | None:
    """The session as its ledger left it, None where nothing was ever decided. The ledger is only read."""
    place = ledger_of(path, ledger)
    return recording.left(path, place, transcript, proposals, tell) if place else None


def with_decisions(path: str, ledger: str, transcript: Transcript, proposals: Sequence[Proposal]) -> Session:
    """The session of these proposals, with what was decided before."""
    return left(path, ledger, transcript, proposals) or Session(transcript, proposals)


def as_fixed(path: str, transcript: Transcript, context: Context, least: float) -> Session:
    """The session as `fix` would leave it, where nothing was ever decided."""
    session = Session(transcript, proposed(path, transcript, context, least))
    settle(session, least)
    return session


def tell_of(path: str, report: Resumption) -> None:
    """Say what came back from a ledger, and what did not."""
    for sentence in remarks.resumed(path, report):
        tell(sentence)

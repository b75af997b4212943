"""What a worker does with the units it is given: read, propose, settle, and put the results in their places at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from mondegreen.batch.commit import commit
from mondegreen.batch.store import is_far, present, read
from mondegreen.batch.unit import (
    STDOUT,
    WHATEVER,
    Does,
    Finding,
    Job,
    Outcome,
    Row,
    Tally,
    Texts,
    Unit,
    digest_of,
)
from mondegreen.configuration import Configuration, configuration_near
from mondegreen.decision import By
from mondegreen.errors import MondegreenError, NoTranscriptError, UnwritableError, fault
from mondegreen.files import encoded
from mondegreen.history import History
from mondegreen.hold import held
from mondegreen.journal import lines_in, record_of
from mondegreen.ledger import Ledger
from mondegreen.loose import Loose
from mondegreen.places import Places
from mondegreen.proposal import Kind, Proposal
from mondegreen.reading import transcript_in
from mondegreen.recording import Context, left, mend, noted, proposed, resumed, settle
from mondegreen.session import Session
from mondegreen.show import Show
from mondegreen.transcript import Transcript

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
Beat = Callable[[int], None]
"""Is told which unit is begun, by its place in the shard."""


def work(job: Job, units: Sequence[Unit], beat: Beat = lambda _: None) -> list[Outcome]:
    """Do these units, each for itself: what is wrong with one does not touch the others.

    The results are put in their places together, after the last unit; those in place one by one.
    """
    done: list[Outcome] = []
    waiting: dict[str, tuple[Outcome, bytes]] = {}
    for number, unit in enumerate(units):
        beat(number)
        outcome, made = _attempted(job, unit)
        done.append(outcome)
        waiting |= {address: (outcome, data) for address, data in made.items()}
    files = {address: data for address, (_, data) in waiting.items()}
    failed = commit(files, job.staging, folders=job.folders)
    for address, error in failed.items():
        outcome, _ = waiting[address]
        outcome.row = Row.of(outcome.unit, error=str(error))
        outcome.full = _is_full(error)
    return done


def _is_full(error: BaseException) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in FULL


def _attempted(job: Job, unit: Unit) -> tuple[Outcome, dict[str, bytes]]:
    """What becomes of a unit, and the files that are to be written for it."""
    outcome = Outcome(unit, Row.of(unit))
    try:
        return outcome, dict(_STEPS[job.does](job, unit, outcome))
    except NoTranscriptError as error:
        outcome.row = Row.of(unit, **{"skipped" if unit.walked else "error": str(error)})
    except MondegreenError as error:
        outcome.row, outcome.full = Row.of(unit, error=str(error)), _is_full(error)
    except MemoryError:
        outcome.row = Row.of(unit, error=f"{unit.path}: there is not enough memory for this; split the transcript.")
    except Exception as error:  # noqa: BLE001 - a fault on one file is no reason to leave the others undone
        from traceback import format_exception

        outcome.row = Row.of(unit, error=fault(error))
        outcome.trace = "".join(format_exception(error))
    return outcome, {}


def _checked(job: Job, unit: Unit, outcome: Outcome) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome)
    session = _with_decisions(unit, transcript, _proposed(job, unit, transcript, outcome, job.shown), outcome)
    rulings = {place: session.ruling(place) for place in session.places}
    found = [
        session.proposals[place]
        for place, ruling in rulings.items()
        if ruling is None or ruling.text is not None  # what an editor has rejected is right as it stands
    ]
    places = Places(transcript)
    outcome.findings = tuple(_placed(proposal, places) for proposal in found)
    _count(outcome.row, session)
    if job.whole:
        settle(session, job.least)
        outcome.texts = Texts(transcript.source, session.result(), transcript.codec)
    return ()


def _fixed(job: Job, unit: Unit, outcome: Outcome) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome)
    if outcome.same:
        return
    proposals = _proposed(job, unit, transcript, outcome, min(job.shown, job.least))
    if unit.keeps:
        session, kept = _keeping(job, unit, transcript, proposals, outcome)
    else:
        session, kept = _with_decisions(unit, transcript, proposals, outcome), b""
        settle(session, job.least)
    data = encoded(session.result(), transcript.codec, unit.target)
    _remember(unit, session, outcome)
    _count(outcome.row, session)
    outcome.row.result = digest_of(data)
    if kept:
        yield unit.keeps, kept
    if unit.target == STDOUT:
        outcome.data, outcome.codec = data, transcript.codec
    elif _differs(unit, data):
        yield unit.target, data


def _differs(unit: Unit, data: bytes) -> bool:
    """Whether the result is to be written: not if it stands there already, and never over a file of somebody else.

    Raises:
        UnwritableError: Another file stands there.
    """
    if unit.ours == WHATEVER or not present(unit.target) or _is_special(unit.target):
        return True
    there = digest_of(read(unit.target))
    if there == digest_of(data):
        return False
    if there != unit.ours:
        raise UnwritableError(
            f"{unit.target}: a file stands there that is not as it was written; move it away or say --overwrite."
        )
    return True


def _remember(unit: Unit, session: Session, outcome: Outcome) -> None:
    """What a hand had decided before counts in the show, whoever's it was, and may be worth remembering."""
    if is_far(unit.path) or all(decision.by is not By.HAND for decision in session.decisions):
        return
    show, say = Show.near(unit.path), outcome.row.remarks.append
    try:
        show.note(session)
    except MondegreenError as error:
        say(f"{error} What was decided here will not be known in the next transcript.")
    if offers := show.unanswered(session):
        things = "1 thing" if len(offers) == 1 else f"{len(offers):,} things"
        say(f"{things} could be remembered: mondegreen terms learn --from-decisions {unit.path}")


def _is_special(target: str) -> bool:
    return not is_far(target) and not Path(target).is_file()


def _mended(job: Job, unit: Unit, outcome: Outcome) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome)
    if outcome.same:
        return ()
    if is_far(unit.path):
        raise UnwritableError(f"{unit.path}: only files of this machine are mended in place; say -o.")
    proposals = _proposed(job, unit, transcript, outcome, min(job.shown, job.least))
    path = Path(unit.path)
    with Ledger(Path(unit.ledger)) as ledger:
        session, report = ledger.resume(transcript, proposals)
        outcome.row.remarks += resumed(unit.path, report)
        settle(session, job.least)
        mend(unit.path, session, path, ledger)
    _remember(unit, session, outcome)
    _count(outcome.row, session)
    outcome.row.result = digest_of(encoded(session.result(), transcript.codec, unit.path))
    return ()


_STEPS: dict[Does, Callable[[Job, Unit, Outcome], Iterable[tuple[str, bytes]]]] = {
    Does.CHECK: _checked,
    Does.FIX: _fixed,
    Does.IN_PLACE: _mended,
}


def _read(job: Job, unit: Unit, outcome: Outcome) -> Transcript:
    raw = read(unit.path)
    outcome.row.digest = digest_of(raw)
    outcome.same = bool(unit.done) and unit.done == outcome.row.digest
    return transcript_in(raw, unit.path, job.context.reads, job.context.encoding)


def _proposed(job: Job, unit: Unit, transcript: Transcript, outcome: Outcome, least: float) -> list[Proposal]:
    wanted, notes = _configuration(job, unit), _notes(unit, job.context, outcome)
    context = job.context._replace(
        terms=(*job.context.terms, *unit.terms), packs=(*job.context.packs, *unit.packs) or ()
    )
    found = proposed(
        unit.path,
        transcript,
        context,
        wanted=wanted,
        notes=notes,
        say=outcome.row.remarks.append,
        show=None if is_far(unit.path) else Show.near(unit.path),
    )
    return [proposal for proposal in found if proposal.confidence >= least]


def _configuration(job: Job, unit: Unit) -> Configuration:
    return job.configuration if is_far(unit.path) else configuration_near(unit.path)


def _notes(unit: Unit, context: Context, outcome: Outcome) -> str:
    if context.notes:
        return noted(_bytes_of(context.notes), context.notes, unit.path)
    if unit.notes:
        outcome.row.remarks.append(f"{unit.path}: with the notes in {unit.notes}.")
        return noted(read(unit.notes), unit.notes, unit.path)
    return ""


@lru_cache(maxsize=1)
def _bytes_of(notes: str) -> bytes:
    """The bytes of notes that hold for every file."""
    return read(notes)


def _with_decisions(unit: Unit, transcript: Transcript, proposals: Sequence[Proposal], outcome: Outcome) -> Session:
    found = None
    if unit.ledger:
        found = left(unit.path, Path(unit.ledger), transcript, proposals, outcome.row.remarks.append)
    return found or Session(transcript, proposals)


def _keeping(
    job: Job, unit: Unit, transcript: Transcript, proposals: Sequence[Proposal], outcome: Outcome
) -> tuple[Session, bytes]:
    """The session with what is sure enough accepted, and the bytes of its ledger.

    What was decided unattended before is decided anew. A ledger in which a hand has decided is held and added to, and
    no bytes are given.
    """
    place = Path(unit.keeps)
    by_hand = _has_decided(unit.keeps)
    journal = None if by_hand else Loose(place, read(unit.ledger) if unit.ledger and present(unit.ledger) else b"")
    with Ledger(place, journal) as ledger:
        if by_hand:
            ledger.unmended(reversed(ledger.history.by_policy()))
        session, report = ledger.resume(transcript, proposals)
        outcome.row.remarks += resumed(unit.path, report)
        settle(session, job.least)
    return session, journal.data if journal else b""


def _has_decided(ledger: str) -> bool:
    """Whether a hand has decided anything in this ledger.

    Raises:
        LedgerError: It is open in a review, where a hand may be about to.
    """
    if not present(ledger):
        return False
    if not is_far(ledger):
        os.close(held(Path(ledger)))
    records = (record for line in lines_in(read(ledger)) if (record := record_of(line)))
    return History(records).by_hand


def _placed(proposal: Proposal, places: Places) -> Finding:
    segment = places.segment(proposal.start)
    return Finding(
        proposal, *places.first(proposal.start), *places.last(proposal.end), segment.begins if segment else None
    )


def _count(row: Row, session: Session) -> None:
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

"""What a worker does with the units it is given: read, propose, settle, and put the results in their places at once."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from mondegreen.batch.address import is_far
from mondegreen.batch.far import read_ahead
from mondegreen.batch.store import present, read
from mondegreen.batch.tally import count
from mondegreen.batch.unit import (
    STDOUT,
    WHATEVER,
    Does,
    Finding,
    Job,
    Outcome,
    Row,
    Texts,
    Unit,
    digest_of,
)
from mondegreen.configuration import Configuration, configuration_near
from mondegreen.disk.files import called, encoded
from mondegreen.errors import MondegreenError, NoTranscriptError, UnwritableError, fault
from mondegreen.proposal import Proposal
from mondegreen.recording import Context, left, mend, noted, proposed, settle
from mondegreen.remarks import resumed
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show
from mondegreen.transcripts.places import Places
from mondegreen.transcripts.reading import transcript_in
from mondegreen.transcripts.transcript import Transcript

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
Beat = Callable[[int], None]
"""Is told which unit is begun, by its place in the shard."""


def work(job: Job, units: Sequence[Unit], beat: Beat = lambda _: None) -> list[Outcome]:
    """Do these units, each for itself: what is wrong with one does not touch the others.

    The results are put in their places together, after the last unit; those in place one by one.
    """
    done: list[Outcome] = []
    fetched = read_ahead({unit.path: unit.size for unit in units})
    waiting: dict[str, tuple[Outcome, bytes]] = {}
    for number, unit in enumerate(units):
        beat(number)
        outcome, made = _attempted(job, unit, fetched)
        done.append(outcome)
        waiting |= {address: (outcome, data) for address, data in made.items()}
    if waiting:
        _put(waiting, job)
    return done


def _put(waiting: Mapping[str, tuple[Outcome, bytes]], job: Job) -> None:
    """Put results at their addresses; of what could not be put there, the row says why."""
    from mondegreen.batch.commit import commit  # a check writes nothing

    files = {address: data for address, (_, data) in waiting.items()}
    for address, error in commit(files, job.staging, folders=job.folders).items():
        outcome, _ = waiting[address]
        outcome.row = Row.of(outcome.unit, error=str(error))
        outcome.full = _is_full(error)


def _is_full(error: BaseException) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in FULL


def _attempted(job: Job, unit: Unit, fetched: Mapping[str, bytes]) -> tuple[Outcome, dict[str, bytes]]:
    """What becomes of a unit, and the files that are to be written for it."""
    outcome = Outcome(unit, Row.of(unit))
    try:
        return outcome, dict(_STEPS[job.does](job, unit, outcome, fetched.get(unit.path)))
    except NoTranscriptError as error:
        outcome.row = Row.of(unit, **{"skipped" if unit.walked else "error": str(error)})
    except MondegreenError as error:
        outcome.row, outcome.full = Row.of(unit, error=str(error)), _is_full(error)
    except MemoryError:
        outcome.row = Row.of(unit, error=f"{unit.path}: there is not enough memory for this; split the transcript.")
    except Exception as error:  # noqa: BLE001 - a fault on one file is no reason to leave the others undone
        from traceback import format_exception

        outcome.row = Row.of(unit, error=f"{called(unit.path)}: {fault(error)}")
        outcome.trace = "".join(format_exception(error))
    return outcome, {}


def _checked(job: Job, unit: Unit, outcome: Outcome, raw: bytes | None) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome, raw)
    session = _with_decisions(unit, transcript, _proposed(job, unit, transcript, outcome, job.shown), outcome)
    rulings = {place: session.ruling(place) for place in session.places}
    found = [
        session.proposals[place]
        for place, ruling in rulings.items()
        if ruling is None or ruling.text is not None  # what an editor has rejected is right as it stands
    ]
    places = Places(transcript)
    outcome.findings = tuple(_placed(proposal, places) for proposal in found)
    count(outcome.row, session)
    if job.whole:
        settle(session, job.least)
        outcome.texts = Texts(transcript.source, session.result(), transcript.codec)
    return ()


def _fixed(job: Job, unit: Unit, outcome: Outcome, raw: bytes | None) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome, raw)
    if outcome.same:
        return
    from mondegreen.batch.decisions import keeping, remember  # a check keeps nothing

    proposals = _proposed(job, unit, transcript, outcome, min(job.shown, job.least))
    if unit.keeps:
        session, kept = keeping(job, unit, transcript, proposals, outcome)
    else:
        session, kept = _with_decisions(unit, transcript, proposals, outcome), b""
        settle(session, job.least)
    data = encoded(session.result(), transcript.codec, unit.target)
    remember(job, unit, session, outcome)
    count(outcome.row, session)
    outcome.row.result = digest_of(data)
    if kept:
        yield unit.keeps, kept
    if unit.target == STDOUT:
        outcome.data, outcome.codec = data, transcript.codec
    elif _differs(unit, data):
        yield unit.target, data


def _with_decisions(unit: Unit, transcript: Transcript, proposals: Sequence[Proposal], outcome: Outcome) -> Session:
    """The session of these proposals, with what was decided before; the ledger is only read."""
    found = None
    if unit.ledger:
        found = left(unit.path, Path(unit.ledger), transcript, proposals, outcome.row.remarks.append)
    return found or Session(transcript, proposals)


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
    if there not in unit.ours.split():
        raise UnwritableError(
            f"{unit.target}: a file stands there that is not as it was written; move it away or say --overwrite."
        )
    return True


def _is_special(target: str) -> bool:
    return not is_far(target) and not Path(target).is_file()


def _mended(job: Job, unit: Unit, outcome: Outcome, raw: bytes | None) -> Iterable[tuple[str, bytes]]:
    transcript = _read(job, unit, outcome, raw)
    if outcome.same or _was_mended(job, unit, outcome):
        return ()
    if is_far(unit.path):
        raise UnwritableError(f"{unit.path}: only files of this machine are mended in place; say -o.")
    from mondegreen.batch.decisions import remember
    from mondegreen.batch.intents import intend
    from mondegreen.sessions.ledger import Ledger

    proposals = _proposed(job, unit, transcript, outcome, min(job.shown, job.least))
    with Ledger(Path(unit.ledger)) as ledger:
        session, report = ledger.resume(transcript, proposals)
        outcome.row.remarks += resumed(unit.path, report)
        settle(session, job.least)
        count(outcome.row, session)
        outcome.row.result = digest_of(encoded(session.result(), transcript.codec, unit.path))
        if job.staging and outcome.row.result != outcome.row.digest:
            intend(job.staging, outcome.row)
        if state := mend(unit.path, session, Path(unit.path), ledger):
            outcome.row.size, outcome.row.stamp = state.st_size, str(state.st_mtime_ns)
    remember(job, unit, session, outcome)
    return ()


def _was_mended(job: Job, unit: Unit, outcome: Outcome) -> bool:
    """Whether this run has mended the transcript already, and was killed before it could report it."""
    from mondegreen.batch.intents import fulfilled

    row = fulfilled(job.staging, unit, outcome.row.digest) if job.staging else None
    if row:
        row.size, row.stamp = unit.size, unit.stamp
        outcome.row = row
    return row is not None


_STEPS: dict[Does, Callable[[Job, Unit, Outcome, bytes | None], Iterable[tuple[str, bytes]]]] = {
    Does.CHECK: _checked,
    Does.FIX: _fixed,
    Does.IN_PLACE: _mended,
}


def _read(job: Job, unit: Unit, outcome: Outcome, raw: bytes | None) -> Transcript:
    raw = read(unit.path) if raw is None else raw
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


def _placed(proposal: Proposal, places: Places) -> Finding:
    segment = places.segment(proposal.start)
    return Finding(
        proposal, *places.first(proposal.start), *places.last(proposal.end), segment.begins if segment else None
    )

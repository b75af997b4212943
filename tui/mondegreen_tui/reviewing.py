"""Go through the files of a run that need a person, those first in which most can be found."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from mondegreen.batch.address import is_far
from mondegreen.batch.conduct import conducted
from mondegreen.batch.index import rows_of
from mondegreen.batch.kept import job_of, run_in, units_of
from mondegreen.batch.report import by_need
from mondegreen.batch.run import Run
from mondegreen.batch.unit import Job, Row, Unit, digest_of
from mondegreen.errors import MondegreenError
from mondegreen.sessions.beside import ledger_path
from mondegreen_tui.ending import attempted
from mondegreen_tui.hands import Task
from mondegreen_tui.output import counted, show, tell
from mondegreen_tui.plain.lines import typed

SITTING = 1000
"""How many files are looked at in one sitting at the most: those of a million need not be held for it."""


def review_run(place: str, review: Callable[[Task], int]) -> int:
    """Review files of the run at this place, until none is left or the person has enough.

    Raises:
        click.UsageError: There is no run.
        MalformedError: Somebody has changed what it kept.
    """
    folder = run_in(place)
    if not folder:
        raise click.UsageError(f"{place}: this is a folder; name the transcripts in it.")
    job, settings, begun_in = job_of(folder)
    needing, every = _needing(folder)
    if not needing:
        tell(f"{place}: nothing is left to review.")
        return 0
    units = _units(folder, {row.name for row in needing})
    code, seen = 0, []
    for number, row in enumerate(needing, 1):
        if number > 1 and not _goes_on(row, every - number + 1):
            break
        unit = units[row.name]._replace(ours=row.result)
        task = _task(unit, job, begun_in)
        if not _is_as_written(task.target, row):
            tell(f"{task.target}: it is not as the run wrote it; move it away to review {task.path}.")
            continue
        seen.append(unit)
        code = max(code, attempted(partial(review, task)))
    _bring_up_to_date(folder, job, settings, seen)
    return code


def review_result(path: str, review: Callable[[Task], int]) -> int | None:
    """Review the file of which this is what a run wrote, as a part of that run.

    None where it is nothing that a run wrote, or is not any more as it was written.
    """
    for above in Path(os.path.abspath(path)).parents:
        if folder := run_in(str(above)):
            return _review_of(folder, path, review)
    return None


def _review_of(folder: str, path: str, review: Callable[[Task], int]) -> int | None:
    """The same, of this run."""
    job, settings, begun_in = job_of(folder)
    here = os.path.realpath(path)
    targets = (unit for unit in units_of(folder) if unit.target and not is_far(unit.target) and not is_far(unit.path))
    unit = next((unit for unit in targets if os.path.realpath(os.path.join(begun_in, unit.target)) == here), None)
    row = next((row for row in _here(folder) if row.name == unit.name), None) if unit else None
    if unit is None or row is None or row.error or not _is_as_written(Path(path), row):
        return None
    task = _task(unit._replace(ours=row.result), job, begun_in)
    tell(f"{path}: a run wrote this of {task.path}; what it decided is gone through, and {path} is written anew.")
    code = attempted(partial(review, task))
    _bring_up_to_date(folder, job, settings, [unit._replace(ours=row.result)])
    return code


def _needing(folder: str) -> tuple[list[Row], int]:
    """The files that need a person most, as many as are looked at in one sitting, and how many need one at all."""
    return by_need(_here(folder), SITTING), sum(bool(row.left) and not row.error for row in _here(folder))


def _here(folder: str) -> Iterator[Row]:
    """The rows of a run that a person can review on this machine."""
    return (row for row in rows_of(folder) if not is_far(row.path) and not is_far(row.target))


def _units(folder: str, names: Container[str]) -> dict[str, Unit]:
    return {unit.name: unit for unit in units_of(folder) if unit.name in names}


def _task(unit: Unit, job: Job, begun_in: str) -> Task:
    context = job.context._replace(
        notes=job.context.notes or unit.notes,
        terms=(*job.context.terms, *unit.terms),
        packs=(*job.context.packs, *unit.packs),
    )
    path = os.path.relpath(os.path.join(begun_in, unit.path))
    target = Path(os.path.relpath(os.path.join(begun_in, unit.target))) if unit.target else Path(path)
    return Task(path, context, target, Path(unit.keeps) if unit.keeps else ledger_path(Path(path)))


def _is_as_written(target: Path, row: Row) -> bool:
    """Whether a review may write over this result: nobody has changed it."""
    return not target.exists() or digest_of(target.read_bytes()) == row.result


def _goes_on(row: Row, left: int) -> bool:
    """Whether the person wants the next file."""
    show(
        f"{counted(left, 'file')} left. Next is {row.name}: {counted(row.left, 'proposal')}, "
        f"about {row.expected:.0f} of them errors."
    )
    print("Enter opens it, q leaves > ", end="", flush=True)
    answer = next(typed(), None)
    if answer is None:
        print(flush=True)
    return answer is not None and answer.strip().lower() not in ("q", "n")


def _bring_up_to_date(folder: str, job: Job, settings: dict[str, object], seen: list[Unit]) -> None:
    """Let the report of the run say what was decided: the files that were seen are done again, by what is decided."""
    try:
        with Run(folder, settings, job.context) as run:
            for _ in conducted(replace(job, folders=True, staging=run.staging), seen, engine="here", run=run):
                pass
            run.finish()
    except MondegreenError as error:
        tell(f"{error} The decisions are kept; the report will know of them when the run is done again.")

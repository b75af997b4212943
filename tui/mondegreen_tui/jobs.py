"""A job over files, folders, patterns and addresses, as the command line asks for it and tells of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import click

from mondegreen.batch.address import is_far, near
from mondegreen.batch.conduct import conducted
from mondegreen.batch.engines import Wanted, engine_named
from mondegreen.batch.inputs import Input, Inputs, is_many, one_file
from mondegreen.batch.plan import planned
from mondegreen.batch.store import read
from mondegreen.batch.unit import Job, Outcome, Row, Unit, digest_of
from mondegreen.errors import TRACEBACK
from mondegreen_tui.job_options import Asked
from mondegreen_tui.output import counted, is_terminal, tell
from mondegreen_tui.progress import shown
from mondegreen_tui.safe import safe

if TYPE_CHECKING:
    from mondegreen.batch.about import Entry
    from mondegreen.batch.run import Run

NAMED = 5
"""How many of the files that were passed over are named."""
MOST = 20
"""How many of the files that could not be done are told of, where a report has them all."""


class Files(NamedTuple):
    """What was named: the files, what is known about them, and whether they are too many to tell one by one."""

    each: Iterable[Input]
    about: Mapping[str, Entry]
    many: bool


def files_named(paths: Sequence[str], asked: Asked, apart: Iterable[str] = ()) -> Files:
    """The files that are meant by these paths and by the table.

    Raises:
        click.UsageError: The engine that is asked for needs an address.
        UnreadableError: The table cannot be read.
        MalformedError: The table is none.
    """
    remote = asked.engine and engine_named(asked.engine).REMOTE
    if remote and not asked.address:
        raise click.UsageError(f"--engine {asked.engine} needs --address; auto is the cluster of this machine.")
    if asked.address and not remote:
        raise click.UsageError("--address is of a cluster; say --engine ray as well.")
    if "-" in paths and is_terminal(sys.stdin):
        tell("type or paste the transcript; Ctrl-D on a line of its own ends it.")
    about = _table(asked.manifest) if asked.manifest else {}
    if not paths:
        listed = (one_file(entry.path) for entry in about.values())
        names = (entry.name for entry in about.values())
        each = [one._replace(found=one.found._replace(name=name)) for one, name in zip(listed, names, strict=True)]
        return Files(each, about, many=True)
    many = any(map(is_many, map(near, paths)))
    return Files(_told(Inputs, paths, asked.without, apart), about, many)


def _table(manifest: str) -> Mapping[str, Entry]:
    from mondegreen.batch.about import entries_in

    return entries_in(manifest)


def _told(
    inputs: Callable[..., Iterable[Input]], paths: Sequence[str], without: Sequence[str], apart: Iterable[str]
) -> Iterator[Input]:
    """The files; at the end it is said which were passed over."""
    passed: list[str] = []
    yield from inputs(paths, without=without, apart=apart, skip=passed.append)
    if passed:
        some = ", ".join(map(os.path.basename, passed[:NAMED])) + (" …" if len(passed) > NAMED else "")
        tell(f"{counted(len(passed), 'file')} passed over, no transcript by the name: {some}.")


def carried_out(
    job: Job, units: Collection[Unit], asked: Asked, *, many: bool, run: Run | None = None
) -> Iterator[Outcome]:
    """What becomes of the units; it is told on the way what a person should know.

    Raises:
        LostError: The job cannot go on.
    """
    wanted = Wanted(asked.workers, asked.address)
    with shown(len(units) if many else 0) as watch:
        for outcome in conducted(job, units, engine=asked.engine, wanted=wanted, run=run, watch=watch):
            if outcome.trace and os.environ.get(TRACEBACK):
                print(safe(outcome.trace), file=sys.stderr)
            if not many:
                told(outcome.row)
            yield outcome


def told(row: Row) -> None:
    """Tell what there is to say about one file."""
    for remark in row.remarks:
        tell(remark)
    if row.error:
        tell(row.error)


def told_of_failed(failed: Sequence[Row], report: str = "") -> None:
    """Tell which files could not be done; where there is a report of all, only some of them."""
    told_here = failed[:MOST] if report else failed
    for row in told_here:
        tell(row.error)
    if len(failed) > len(told_here):
        tell(f"{counted(len(failed) - MOST, 'more file')} could not be done: mondegreen report {report}")


def units_of(files: Files, job: Job, place: Callable[[Input], str], ledger: str = "") -> Iterator[Unit]:
    """The units of these files."""
    return planned(files.each, job, place=place, about=files.about, ledger=ledger)


def with_configuration(job: Job, paths: Iterable[str]) -> Job:
    """The job; files elsewhere are done as files in the current folder would be."""
    if not any(map(is_far, paths)):
        return job
    from mondegreen.configuration import configuration_near

    path = configuration_near("-").path
    return replace(job, configured=(path, read(path))) if path else job


def settings_of(job: Job) -> dict[str, object]:
    """All that results depend on beside the files; of files that were named, what is in them."""
    configured, raw = job.configured
    around = {"configuration": digest_of(raw)} if configured else {}
    notes = {"notes": digest_of(read(job.context.notes))} if job.context.notes else {}
    packs = {pack: digest_of(read(pack)) for pack in job.context.packs if pack.endswith(".toml")}
    return {**job.settings, **around, **notes, **packs}

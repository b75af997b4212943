"""`mondegreen fix`: apply what is sure enough, and leave the rest for a review."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.job_options import Asked, about_jobs
from mondegreen_tui.options import SHOWN, SURE, about_recordings, ledger, min_confidence, refuse_one_ledger
from mondegreen_tui.output import counted, deliver, tell

if TYPE_CHECKING:
    from mondegreen.batch.inputs import Input
    from mondegreen.batch.unit import Job, Row
    from mondegreen.recording import Context
    from mondegreen_tui.jobs import Files


@click.command("fix", short_help="Apply what is sure enough, unattended.")
@about_jobs
@about_recordings
@click.option(
    "-o", "--output", default="", metavar="OUT", help="A file; a folder, for several; an address; - is standard output."
)
@click.option("--in-place", is_flag=True, help="Write over each FILE; `mondegreen undo` gives back what it was.")
@click.option("--overwrite", is_flag=True, help="Write over files in OUT that are not results of an earlier run.")
@click.option("--run", "kept", default="", metavar="FOLDER", help="Where it is kept what is done, for many files.")
@click.option("--fresh", is_flag=True, help="Do all files of a run again, with other settings perhaps.")
@ledger
@min_confidence(SURE, "Apply proposals")
def verb(
    paths: tuple[str, ...],
    asked: Asked,
    context: Context,
    *,
    output: str,
    ledger: str,
    kept: str,
    least: float,
    in_place: bool,
    overwrite: bool,
    fresh: bool,
) -> int:
    """Apply to each FILE what is sure enough, and leave the rest for a review.

    Nothing but these words changes: times, labels, line ends and all else stay byte for byte. Without -o the mended
    text of one FILE goes to standard output. What was decided in a review is respected.

    FILE can be a folder, a pattern, or an address such as s3://shows/2024; OUT then has the same tree. What is done
    is kept in OUT/.mondegreen-run: run the same again, and it does what is left.
    """
    from mondegreen.batch.address import near
    from mondegreen.batch.unit import Does, Job
    from mondegreen_tui.jobs import files_named, with_configuration
    from mondegreen_tui.targets import in_place_only

    output = near(output)
    if "::" in output or output.startswith("zip:"):
        raise click.UsageError(f"{output}: archives are read, not written; name a folder.")
    if in_place:
        in_place_only(paths, output)
    files = files_named(paths, asked, apart=[output] if output else [])
    kept = kept or (_run_folder(paths, output, in_place=in_place) if files.many else "")
    folders = bool(kept) or files.many or output.endswith(("/", os.sep))
    does = Does.IN_PLACE if in_place else Does.FIX
    job = with_configuration(Job(does, context, least, min(SHOWN, least), folders=folders), paths)
    place = _place(paths, files, output, in_place=in_place)
    refuse_one_ledger(ledger, several=files.many or len(set(paths)) > 1)
    if not kept:
        _refuse_fresh(fresh=fresh)
        return _one_by_one(job, files, asked, place, ledger=ledger, overwrite=overwrite)
    alone = list(filter(os.path.isdir, paths)) if in_place else []
    return _as_run(job, files, asked, place, near(kept), alone=alone, overwrite=overwrite, fresh=fresh)


def _refuse_fresh(*, fresh: bool) -> None:
    """Refuse to begin a run afresh where none is kept."""
    if fresh:
        raise click.UsageError("no run is kept here, and all is done anew each time; leave --fresh out.")


def _run_folder(paths: Sequence[str], output: str, *, in_place: bool) -> str:
    """Where a job over many files is kept, if nothing else is said: where its results go."""
    from mondegreen.batch.address import joined, near
    from mondegreen.batch.inputs import RUN
    from mondegreen.batch.store import is_folder

    if not in_place:
        return joined(output, RUN) if output and output != "-" else ""
    return joined(near(paths[0]), RUN) if len(paths) == 1 and is_folder(near(paths[0])) else ""


def _place(paths: Sequence[str], files: Files, output: str, *, in_place: bool) -> Callable[[Input], str]:
    """Where the result of each file goes.

    Raises:
        click.UsageError: Several would go into one file, or one over a transcript or a ledger.
    """
    from mondegreen.batch.address import is_far, near
    from mondegreen.batch.plan import in_folder
    from mondegreen_tui.targets import targets

    if in_place:
        return lambda _: ""
    if files.many:
        if not output or output == "-":
            raise click.UsageError("many files need -o FOLDER or --in-place.")
        if os.path.isfile(output):
            raise click.UsageError(f"{output} is a file, and many files cannot go into one; name a folder.")
        return in_folder(output)
    if is_far(output):
        return in_folder(output) if len(set(paths)) > 1 or output.endswith("/") else lambda _: output
    places = targets(tuple(dict.fromkeys(map(near, paths))), output)
    return lambda each: str(places[each.found.address])


def _one_by_one(
    job: Job, files: Files, asked: Asked, place: Callable[[Input], str], *, ledger: str, overwrite: bool
) -> int:
    """Do files that were named, and tell of each."""
    from dataclasses import replace

    from mondegreen.batch.plan import refuse_clashes
    from mondegreen.batch.unit import STDOUT, WHATEVER
    from mondegreen.disk.outputs import remember, remembered
    from mondegreen_tui.jobs import carried_out, units_of

    units = [
        unit._replace(ours=WHATEVER if overwrite else remembered(unit.target))
        for unit in units_of(files, job, place, ledger)
    ]
    refuse_clashes(units)
    code = 0
    job = replace(job, remembers=len(units) == 1)
    for outcome in carried_out(job, units, asked, many=False):
        row = outcome.row
        if row.error:
            code = FAILED
            continue
        if row.target == STDOUT:
            deliver(outcome.data, outcome.codec)
        elif row.target:
            remember(row.target, row.result)
        _tell_sums(row)
    return code


def _tell_sums(row: Row) -> None:
    from mondegreen.disk.files import called

    where = {"": "in place", "-": ""}.get(row.target, f"in {row.target}")
    tell(f"{called(row.path)}: {counted(row.applied, 'change')} {where}".rstrip() + f", {row.left:,} left for review.")


def _as_run(
    job: Job,
    files: Files,
    asked: Asked,
    place: Callable[[Input], str],
    folder: str,
    *,
    alone: Sequence[str],
    overwrite: bool,
    fresh: bool,
) -> int:
    """Do many files, alone in these folders, keep what is done, and tell of all together."""
    from dataclasses import replace

    from mondegreen.batch.exclusive import alone_in
    from mondegreen.batch.report import summed
    from mondegreen.batch.run import Run
    from mondegreen_tui.jobs import carried_out, settings_of, told_of_failed, units_of

    with alone_in(alone), Run(folder, settings_of(job), job.context, fresh=fresh) as run:
        left, total = run.plan(units_of(files, job, place), overwrite=overwrite)
        if len(left) < total:
            tell(f"{total - len(left):,} of {counted(total, 'file')} done before, {len(left):,} to do.")
        done = total - len(left)
        try:
            for _ in carried_out(replace(job, staging=run.staging), left, asked, many=True, run=run):
                done += 1
        except KeyboardInterrupt:
            tell(f"{done:,} of {counted(total, 'file')} done; run the same again, and it goes on.")
            raise
        run.finish()
        sums = summed(run.rows())
    told_of_failed(sums.failed, folder)
    tell(
        f"{counted(sums.files, 'file')}, {counted(sums.words, 'word')}: {counted(sums.applied, 'change')}, "
        f"{sums.left:,} left for review. What was done is told by: mondegreen report {folder}"
    )
    return FAILED if sums.failed else 0

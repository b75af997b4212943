"""`mondegreen check`: say what is probably misheard, and change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.job_options import Asked, about_jobs
from mondegreen_tui.options import SHOWN, about_recordings, min_confidence
from mondegreen_tui.output import show
from mondegreen_tui.values import NameOf

if TYPE_CHECKING:
    from mondegreen.batch.unit import Outcome, Row
    from mondegreen.recording import Context

FOUND = 1


def _shape_names() -> Iterable[str]:
    from mondegreen_tui.shapes import shape_names

    return shape_names()


@click.command("check", short_help="Say what is probably misheard; for CI and pre-commit.")
@about_jobs
@about_recordings
@min_confidence(SHOWN, "Report proposals")
@click.option(
    "--format",
    "shape",
    type=NameOf("shape", _shape_names),
    default="text",
    show_default=True,
    metavar="SHAPE",
    help="How findings are written: text for people, json an object a line, github annotations of Actions, or sarif.",
)
@click.option("--explain", is_flag=True, help="Show all that was weighed for each proposal; with text and json.")
@click.option("--diff", is_flag=True, help="Show what would be changed as a unified diff, fit for `patch`.")
def verb(
    paths: tuple[str, ...], asked: Asked, context: Context, *, least: float, shape: str, explain: bool, diff: bool
) -> int:
    """Say what is probably misheard in each FILE, and change nothing.

    FILE can be a folder, a pattern, or an address such as s3://shows/2024. Ends with 0 if nothing was found, 1 if
    something was, 2 if a file could not be checked. What was rejected in a review, as the ledger beside the FILE has
    it, is not reported again.

    \b
    text    FILE:LINE:COLUMN: heard → proposed  [kind rule 0.93] reason
    json    an object a line: file, line, column, end_line, end_column (places in FILE, from 1); begins (seconds,
            or null), start, end (in the reading text); heard, proposed, confidence, kind, rule, reason, key,
            candidates (each text, confidence); with --explain evidence (each says, value)
    github  ::warning from 0.9 on, ::notice below
    sarif   SARIF 2.1.0, for code scanning
    """  # noqa: D301 - click wants the sign itself
    if explain and (diff or not _explains(shape)):
        raise click.UsageError(
            f"--explain goes with --format {' or '.join(filter(_explains, _shape_names()))}, and not with --diff."
        )
    if diff and shape != "text":
        raise click.UsageError("--diff has a form of its own; leave --format out.")
    from mondegreen.batch.unit import Does, Job
    from mondegreen_tui.jobs import carried_out, files_named, told_of_failed, units_of, with_configuration

    files = files_named(paths, asked)
    job = with_configuration(Job(Does.CHECK, context, least, least, whole=diff), paths)
    units = list(units_of(files, job, lambda _: ""))
    failed: list[Row] = []
    found = [False]
    outcomes = _noted(carried_out(job, units, asked, many=files.many), found, failed)
    if diff:
        _show_differences(outcomes)
    else:
        _show_findings(outcomes, shape, explain=explain)
    if files.many:
        told_of_failed(failed)
    return FAILED if failed else FOUND if found[0] else 0


def _noted(outcomes: Iterable[Outcome], found: list[bool], failed: list[Row]) -> Iterator[Outcome]:
    """The outcomes; what they mean for the exit code is noted."""
    for outcome in outcomes:
        if outcome.row.error:
            failed.append(outcome.row)
        found[0] |= bool(outcome.findings)
        yield outcome


def _explains(name: str) -> bool:
    from mondegreen_tui.shapes import shape_named

    return shape_named(name).EXPLAINS


def _show_findings(outcomes: Iterable[Outcome], name: str, *, explain: bool) -> None:
    from mondegreen_tui.shapes import Found, shape_named

    found = (Found(outcome.unit.path, finding) for outcome in outcomes for finding in outcome.findings)
    for line in shape_named(name).lines(found, explain=explain):
        show(*line)


def _show_differences(outcomes: Iterable[Outcome]) -> None:
    from mondegreen_tui.differences import show_lines

    for outcome in outcomes:
        if outcome.texts:
            before, after, codec = outcome.texts
            show_lines(before, after, codec, outcome.unit.path)

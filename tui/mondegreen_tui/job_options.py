"""Options of the verbs that do many files: which, what is known about each, and who does the work."""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps
from typing import Any, NamedTuple

import click

from mondegreen_tui.options import FILE, Verb, dressed
from mondegreen_tui.values import NameOf


class Asked(NamedTuple):
    """What the command line says about a job over many files.

    Attributes:
        manifest: A table of what is known about each recording.
        without: Patterns of names that are left out.
        engine: The name of an engine.
        address: Where it is.
        workers: How many processes; 0 for as many as there are processors.
    """

    manifest: str = ""
    without: tuple[str, ...] = ()
    engine: str = ""
    address: str = ""
    workers: int = 0


def _engine_names() -> Iterable[str]:
    from mondegreen.batch.engines import engine_names

    return engine_names()


JOB = (
    click.option(
        "--manifest",
        default="",
        metavar="TABLE",
        help="A CSV or JSONL file with the columns path, notes, terms, packs: what is known about each recording. "
        "Without FILE, it says which files are done.",
    ),
    click.option(
        "--exclude", "without", multiple=True, metavar="PATTERN", help="Leave out files so named; repeatable."
    ),
    click.option(
        "-j",
        "--workers",
        type=click.IntRange(0, 1024),
        default=0,
        metavar="N",
        help="How many processes; without it, as many as there are processors, and just one for little work.",
    ),
    click.option(
        "--engine",
        type=NameOf("engine", _engine_names),
        default=None,
        metavar="ENGINE",
        help="Who does it: here (this process), local (processes of this machine), ray (a cluster).",
    ),
    click.option("--address", default="", metavar="ADDRESS", help="Where the cluster is: auto, HOST:PORT, ray://…"),
)


def about_jobs(verb: Verb) -> Verb:
    """The argument FILE, none or more, and options that say who does the work; the verb gets them as `asked`."""

    @wraps(verb)
    def asking(**given: Any) -> int:
        said = {name: given.pop(name) for name in Asked._fields}
        paths = given["paths"]
        if not paths and not said["manifest"]:
            raise click.UsageError("Missing argument 'FILE...'.")
        return verb(asked=Asked(**{name: value for name, value in said.items() if value}), **given)

    return click.argument("paths", metavar="FILE...", nargs=-1, type=FILE)(dressed(asking, JOB))

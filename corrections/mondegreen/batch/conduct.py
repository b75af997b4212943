"""Have a job done: by this process where it is small, else by an engine; what happens is told as it happens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.batch.engines import Wanted, engine_named
from mondegreen.batch.plan import shards
from mondegreen.batch.supervisor import Crew, Shard, supervise
from mondegreen.batch.unit import Job, Outcome, Unit
from mondegreen.batch.worker import work
from mondegreen.disk.files import said
from mondegreen.errors import LostError, UnwritableError

if TYPE_CHECKING:
    from mondegreen.batch.run import Run

ANYHOW = Wanted()
SMALL = 200_000
"""Bytes that this process does within a second or so: other processes would take as long to begin."""


class Progress(NamedTuple):
    """How far a job is, in files; `underway` are begun and not yet kept."""

    done: int
    underway: int
    total: int


Watch = Callable[[Progress], None]


def conducted(
    job: Job,
    units: Collection[Unit],
    *,
    engine: str = "",
    wanted: Wanted = ANYHOW,
    run: Run | None = None,
    watch: Watch = lambda _: None,
) -> Iterator[Outcome]:
    """What becomes of these units, whoever does them: in their order, or with a run as they come.

    Args:
        job: What is done.
        units: The files.
        engine: The name of an engine; empty to choose between this process and others of this machine.
        wanted: What is asked of the engine.
        run: Where it is kept what is done.
        watch: Is told now and then how far it is.

    Raises:
        LostError: It cannot go on; what is done is kept.
    """
    if not units:
        return
    size = sum(unit.size for unit in units)
    first = next(iter(units)).path
    shelf = engine_named(engine or _fitting(units, size, wanted))
    crew = shelf.crew(partial(work, job), wanted._replace(probe=first))
    done = 0
    order = _Order(() if run else units)
    with closing(crew), closing(shards(units, crew.room(), size)) as given:  # a plan is a file that is open meanwhile
        for back in _kept(crew, given, run):
            done += len(back)
            watch(Progress(done, crew.underway(), len(units)))
            yield from back if run else order.following(back)


def _fitting(units: Collection[Unit], size: int, wanted: Wanted) -> str:
    alone = wanted.workers == 1 or len(units) < 2 or size < SMALL
    return "here" if alone or any(unit.path == "-" or unit.path.startswith("memory:") for unit in units) else "local"


class _Order:
    """Gives outcomes in the order of their units: what comes early waits."""

    def __init__(self, units: Collection[Unit]) -> None:
        self._places = {unit.path: place for place, unit in enumerate(units)}
        self._waiting: dict[int, Outcome] = {}
        self._next = 0

    def following(self, back: Iterable[Outcome]) -> Iterator[Outcome]:
        """Take these in, and give those whose turn it is."""
        self._waiting |= {self._places[outcome.unit.path]: outcome for outcome in back}
        while self._next in self._waiting:
            yield self._waiting.pop(self._next)
            self._next += 1


def _kept(crew: Crew, given: Iterable[Shard], run: Run | None) -> Iterator[tuple[Outcome, ...]]:
    for back in supervise(crew, given):
        if run and back:
            _keep(run, back)
        yield back
        if run and any(outcome.full for outcome in back):
            raise LostError("the disk is full; what is done is kept: make room, and run the same again.")


def _keep(run: Run, back: tuple[Outcome, ...]) -> None:
    """Note what is done.

    Raises:
        LostError: The run's folder has no room or is gone; what is not noted will be done again.
    """
    try:
        run.keep(back)
    except UnwritableError as error:
        why = said(error.__cause__) if isinstance(error.__cause__, OSError) else str(error)
        raise LostError(
            f"{run.folder}: what is done cannot be noted there ({why}); what was noted is kept: "
            "make room, and run the same again."
        ) from error

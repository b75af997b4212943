"""Give shards to workers, and see to it that a file which kills its worker costs nobody else anything.

What was at work when a worker died goes to quarantine. Quarantine is done one at a time, after everything else: tried
beside others, a suspect lets its neighbours be blamed. A suspect of many files is halved when it kills again; a single
file that has killed three workers is named and left undone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from mondegreen.batch.unit import Outcome, Row, Unit
from mondegreen.errors import LostError

LIVES = 3
"""Workers that a single file may kill."""
STILLBORN = 3
"""Workers in a row that may die before they have begun: what kills them is no file."""
PATIENCE = 0.5
"""Seconds after which the supervisor looks up, though nothing has happened."""


class Shard(NamedTuple):
    """Units that one worker does one after the other; `deaths` counts the workers that died of them."""

    units: tuple[Unit, ...]
    deaths: int = 0


class Death(NamedTuple):
    """What is known of the end of a worker.

    Attributes:
        reason: How it died, as the end of a sentence that begins with "the worker".
        at: Which unit of the shard it was at; None where nobody can tell.
        begun: Whether it had begun to work at all.
    """

    reason: str
    at: int | None = None
    begun: bool = True


class Crew(Protocol):
    """Workers, wherever they are. Each does one shard at a time, and one that has died is replaced."""

    def room(self) -> int:
        """How many shards can be given now."""

    def give(self, shard: Shard) -> None:
        """Let one of the workers begin with this shard."""

    def wait(self, seconds: float) -> Sequence[tuple[Shard, Sequence[Outcome] | Death]]:
        """What has come back, after at most so many seconds.

        Raises:
            LostError: There are no workers any more.
        """

    def underway(self) -> int:
        """How many units of the shards at work are behind their workers."""

    def close(self) -> None:
        """Let all workers go at once; files that they have begun are not written."""


def supervise(crew: Crew, shards: Iterable[Shard]) -> Iterator[tuple[Outcome, ...]]:
    """What becomes of these shards, in the order in which they come back; nothing at all when time has passed.

    Raises:
        LostError: No worker can be had.
    """
    ward = Ward(shards)
    flying = 0
    while True:
        while crew.room() and (shard := ward.next(alone=not flying)):
            crew.give(shard)
            flying += 1
        if not flying:
            return
        back = crew.wait(PATIENCE)
        flying -= len(back)
        yield ()
        for shard, result in back:
            if isinstance(result, Death):
                yield tuple(ward.died(shard, result))
            else:
                ward.stillborn = 0
                yield tuple(result)


class Ward:
    """What is to be done next, and what is under suspicion."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self._fresh = iter(shards)
        self._again: deque[Shard] = deque()
        self._suspects: deque[Shard] = deque()
        self.stillborn = 0

    def next(self, *, alone: bool) -> Shard | None:
        """The next shard; a suspect only where nothing else is at work or to be done."""
        if self._again:
            return self._again.popleft()
        fresh = next(self._fresh, None)
        if fresh is None and alone and self._suspects:
            return self._suspects.popleft()
        return fresh

    def died(self, shard: Shard, death: Death) -> Iterator[Outcome]:
        """Take in the shard of a worker that has died; a unit of which nothing more is hoped comes back.

        Raises:
            LostError: Workers die before they begin.
        """
        if not death.begun:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise LostError(f"no worker lives long enough to begin ({death.reason}); free memory and run again.")
            self._again.append(shard)
            return
        self.stillborn = 0
        units = shard.units
        if len(units) > 1:
            self._part(shard, death)
        elif shard.deaths + 1 < LIVES:
            self._suspects.append(Shard(units, shard.deaths + 1))
        else:
            yield Outcome(units[0], Row.of(units[0], error=_epitaph(units[0], death)))

    def _part(self, shard: Shard, death: Death) -> None:
        """Set the suspect apart from its neighbours, or halve what cannot be told apart."""
        units, at = shard.units, death.at
        if at is not None:
            self._suspects.append(Shard(units[at : at + 1], 1))
            self._again += (Shard(part) for part in (units[:at], units[at + 1 :]) if part)
        elif not shard.deaths:
            self._suspects.append(Shard(units, 1))
        else:
            middle = len(units) // 2
            self._suspects += (Shard(units[:middle], 1), Shard(units[middle:], 1))


def _epitaph(unit: Unit, death: Death) -> str:
    return f"{unit.path}: {LIVES} workers died of it (the worker {death.reason}); look at the file, or split it."

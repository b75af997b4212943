"""Processes of this machine. A process that dies or falls silent is replaced, and what it was at is known.

Not `multiprocessing.Pool`, which waits for ever for what a killed worker was at, nor `ProcessPoolExecutor`, which is
broken by one death and cannot tell which of its tasks was at work.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from time import monotonic

from mondegreen.batch.engines import Do, Wanted
from mondegreen.batch.supervisor import Crew, Death, Shard
from mondegreen.batch.unit import Outcome

TITLE = "processes of this machine"
REMOTE = False
SILENCE = 60.0
"""Seconds that a worker may be silent over a small file."""
DAWN = 60.0
"""Seconds that a worker may take to begin."""
SLOWEST = 4000
"""Bytes a second that a worker does at the least: a large file may take longer."""
GRACE = 2.0
"""Seconds that a worker has to go by itself."""
READY = "ready"


@dataclass(slots=True, eq=False)
class Worker:
    """A process, and what it is at."""

    process: BaseProcess
    line: Connection
    shard: Shard | None = None
    at: int | None = None
    heard: float = 0.0
    ready: bool = False

    def late(self, silence: float) -> bool:
        """Whether nothing has been heard from it for too long."""
        if self.shard is None:
            return False
        if not self.ready:
            return monotonic() - self.heard > DAWN
        size = self.shard.units[self.at].size if self.at is not None else 0
        return monotonic() - self.heard > silence + size / SLOWEST


class Local:
    """So many processes, begun when they are wanted."""

    def __init__(self, do: Do, workers: int, silence: float = SILENCE) -> None:
        self._do = do
        self._size = workers
        self._silence = silence
        self._context = _context()
        self._workers: list[Worker] = []

    def room(self) -> int:
        """How many shards can be given now: none waits at a worker, for it would be lost with it."""
        return self._size - sum(1 for worker in self._workers if worker.shard)

    def give(self, shard: Shard) -> None:
        """Let one of the workers begin with this shard."""
        worker = next((each for each in self._workers if each.shard is None), None) or self._begin()
        worker.shard, worker.at, worker.heard = shard, None, monotonic()
        with suppress(OSError):  # one that has died meanwhile is found dead
            worker.line.send(shard.units)

    def _begin(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._do), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self._workers.append(Worker(process, ours))
        return self._workers[-1]

    def wait(self, seconds: float) -> Sequence[tuple[Shard, Sequence[Outcome] | Death]]:
        """What has come back, after at most so many seconds."""
        lines = {worker.line: worker for worker in self._workers}
        back = [result for line in wait(list(lines), seconds) if (result := self._listen(lines[line]))]  # type: ignore[index]
        return [*back, *(self._kill(worker) for worker in tuple(self._workers) if worker.late(self._silence))]

    def _listen(self, worker: Worker) -> tuple[Shard, Sequence[Outcome] | Death] | None:
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        worker.heard = monotonic()
        if said == READY:
            worker.ready = True
        elif isinstance(said, int):
            worker.at = said
        elif worker.shard:
            shard, worker.shard = worker.shard, None
            return shard, said
        return None

    def _bury(self, worker: Worker, reason: str = "") -> tuple[Shard, Death] | None:
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(GRACE)
        death = Death(reason or _reason(worker.process.exitcode), worker.at, begun=worker.ready)
        return (worker.shard, death) if worker.shard else None

    def _kill(self, worker: Worker) -> tuple[Shard, Death]:
        worker.process.kill()
        shard = worker.shard
        assert shard
        self._bury(worker)
        return shard, Death(f"was silent for {self._silence:.0f} seconds", worker.at)

    def underway(self) -> int:
        """How many units of the shards at work are behind their workers."""
        return sum(worker.at or 0 for worker in self._workers if worker.shard)

    def close(self) -> None:
        """Let all workers go: the idle ones by themselves, the others at once."""
        for worker in self._workers:
            if worker.shard:
                worker.process.terminate()
            worker.line.close()
        for worker in self._workers:
            worker.process.join(GRACE)
            if worker.process.is_alive():
                worker.process.kill()
        self._workers.clear()


def crew(do: Do, wanted: Wanted) -> Crew:
    """As many processes as are wanted, or as this program may use processors."""
    return Local(do, wanted.workers or processors())


def processors() -> int:
    """How many processors this program may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    """Not `fork`: a forked child keeps the locks of its parent's ledgers."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["mondegreen.batch.worker", "mondegreen.corrector"])
    return context


def _serve(line: Connection, do: Do) -> None:
    """Do what comes down the line, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the supervisor's to answer
    signal.signal(signal.SIGTERM, _leave)
    with suppress(Exception):  # one that fails is a dead one: the supervisor has the sentence for that
        line.send(READY)
        while True:
            line.send(do(line.recv(), line.send))


def _leave(*_: object) -> None:
    """Clean up on the way out: what is not yet in its place is removed."""
    raise SystemExit(0)


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"was ended by {signal.Signals(-code).name}"
    return f"ended with {code}"

"""A Ray cluster that is there already, by its core actors: each keeps what it has loaded from shard to shard.

Ray's own retries are off: a shard that was sent again and again would kill one worker after the other, and end the job.
"""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from mondegreen import __version__
from mondegreen.batch.address import is_far
from mondegreen.batch.engines import Do, Wanted
from mondegreen.batch.store import read
from mondegreen.batch.supervisor import Crew, Death, Shard
from mondegreen.batch.unit import Outcome, Unit
from mondegreen.errors import LostError, MondegreenError, UnknownNameError

TITLE = "a Ray cluster"
REMOTE = True
LOCAL = "local"
"""The address of a cluster that is begun for this job and ends with it: for tries."""
SILENCE = 60.0
"""Seconds that a small file may take."""
SLOWEST = 4000
"""Bytes a second that a worker does at the least."""
DAWN = 120.0
"""Seconds that a worker may take to begin: on a cluster, a machine may have to be begun first."""
NO_SIGNAL = "went without a word"


class Hand:
    """What an actor is: it does shards, one after the other."""

    def __init__(self, do: Do) -> None:
        self._do = do

    def about(self) -> Mapping[str, str]:
        """With what it works."""
        return {"Mondegreen": __version__, "Python": ".".join(platform.python_version_tuple()[:2])}

    def reads(self, address: str) -> str:
        """Why it cannot read this file; empty if it can."""
        try:
            read(address)
        except MondegreenError as error:
            return str(error)
        return ""

    def work(self, units: Sequence[Unit]) -> Sequence[Outcome]:
        """Do these units."""
        return self._do(units, lambda _: None)


@dataclass(slots=True, eq=False)
class Actor:
    """An actor of the cluster, and what it is at."""

    handle: Any
    begun: Any
    shard: Shard | None = None
    given: float = 0.0


class Cluster:
    """So many actors, made when they are wanted."""

    def __init__(self, ray: Any, do: Do, workers: int, silence: float = SILENCE) -> None:
        self._ray = ray
        self._make = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Hand)
        self._do = ray.put(do)
        self._size = workers
        self._silence = silence
        self._at_work: dict[Any, Actor] = {}
        self._idle: list[Actor] = []

    def room(self) -> int:
        """How many shards can be given now: none waits, for it would be lost with its worker."""
        return self._size - len(self._at_work)

    def give(self, shard: Shard) -> None:
        """Let one of the actors begin with this shard."""
        actor = self._idle.pop() if self._idle else self.begin()
        actor.shard, actor.given = shard, monotonic()
        self._at_work[actor.handle.work.remote(shard.units)] = actor

    def begin(self) -> Actor:
        """A new actor; it takes its time."""
        handle = self._make.remote(self._do)
        return Actor(handle, handle.about.remote())

    def wait(self, seconds: float) -> Sequence[tuple[Shard, Sequence[Outcome] | Death]]:
        """What has come back, after at most so many seconds."""
        references = list(self._at_work)
        ready, _ = self._ray.wait(references, num_returns=len(references), timeout=0)
        if not ready:
            ready, _ = self._ray.wait(references, num_returns=1, timeout=seconds)
        back = [self._fetched(reference) for reference in ready]
        late = [reference for reference, actor in self._at_work.items() if self._is_late(actor)]
        return [*back, *map(self._killed, late)]

    def _fetched(self, reference: Any) -> tuple[Shard, Sequence[Outcome] | Death]:
        actor = self._at_work.pop(reference)
        shard = actor.shard
        assert shard
        try:
            outcomes: Sequence[Outcome] = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            self._ray.kill(actor.handle)
            return shard, Death(f"{NO_SIGNAL}: {type(error).__name__}", begun=self._had_begun(actor))
        self._idle.append(actor)
        return shard, outcomes

    def _had_begun(self, actor: Actor) -> bool:
        """Whether it lived to say with what it works."""
        try:
            self._ray.get(actor.begun, timeout=0)
        except self._ray.exceptions.RayError:
            return False
        return True

    def _is_late(self, actor: Actor) -> bool:
        assert actor.shard
        units = actor.shard.units
        allowed = DAWN + self._silence * len(units) + sum(unit.size for unit in units) / SLOWEST
        return monotonic() - actor.given > allowed

    def _killed(self, reference: Any) -> tuple[Shard, Death]:
        actor = self._at_work.pop(reference)
        assert actor.shard
        self._ray.kill(actor.handle)
        return actor.shard, Death("was silent for too long", begun=self._had_begun(actor))

    def underway(self) -> int:
        """None: an actor tells of its shard when it is done."""
        return 0

    def check(self, probe: str) -> None:
        """See, before anything is done, that the workers are like this program and can read what there is to read.

        Raises:
            LostError: They are not, or cannot.
        """
        actor = self.begin()
        try:
            theirs = self._ray.get(actor.begun, timeout=DAWN)
            trouble = self._ray.get(actor.handle.reads.remote(probe), timeout=DAWN) if probe else ""
        except self._ray.exceptions.RayError as error:
            raise LostError(
                f"no worker of the cluster begins ({_first_line(error)}); Mondegreen {__version__} must be installed "
                "there, or be named in the runtime environment of the job."
            ) from error
        ours = Hand(self._do).about()
        if differing := [f"{name} {theirs.get(name)} there, {ours[name]} here" for name in ours if theirs != ours]:
            raise LostError(f"the cluster is of other versions: {', '.join(differing)}; bring them together.")
        if trouble:
            hint = "" if is_far(probe) else " Name files by an address that all machines reach, such as s3://."
            raise LostError(f"the workers of the cluster cannot read the first file: {trouble}{hint}")
        self._idle.append(actor)

    def close(self) -> None:
        """Let all actors go at once."""
        for actor in (*self._at_work.values(), *self._idle):
            self._ray.kill(actor.handle)
        self._at_work.clear()
        self._idle.clear()
        self._ray.shutdown()


def crew(do: Do, wanted: Wanted) -> Crew:
    """Actors of the cluster at this address: as many as are wanted, or as it has processors.

    Raises:
        UnknownNameError: Ray is not installed.
        LostError: No cluster answers there, or its workers are of other versions.
    """
    ray = _connected(wanted)
    try:
        cluster = Cluster(ray, do, wanted.workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        cluster.check(wanted.probe)
    except BaseException:
        ray.shutdown()
        raise
    return cluster


def _connected(wanted: Wanted) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers of every job
    try:
        import ray
    except ImportError as error:
        raise UnknownNameError("the engine ray needs Ray: pip install 'mondegreen[ray]'.") from error
    how: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if wanted.address == LOCAL:
        how |= {"num_cpus": wanted.workers or os.cpu_count(), "include_dashboard": False}
    try:
        ray.init(wanted.address, **how)
    except Exception as error:
        raise LostError(
            f"{wanted.address}: no Ray cluster is to be had there ({_first_line(error)}). "
            "If it wants a token, set RAY_AUTH_MODE=token on both sides."
        ) from error
    return ray


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".:") if lines else type(error).__name__

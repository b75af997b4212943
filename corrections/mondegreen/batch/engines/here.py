"""This very process: what is small is done sooner than a worker is begun."""

from __future__ import annotations

from collections.abc import Sequence

from mondegreen.batch.engines import Do, Wanted
from mondegreen.batch.supervisor import Crew, Death, Shard
from mondegreen.batch.unit import Outcome

TITLE = "this process alone"
REMOTE = False


class Here:
    """A crew of one."""

    def __init__(self, do: Do) -> None:
        self._do = do
        self._given: Shard | None = None
        self._at = 0

    def room(self) -> int:
        """One, if it is idle."""
        return int(self._given is None)

    def give(self, shard: Shard) -> None:
        """Take a shard; it is done when it is waited for."""
        self._given = shard

    def wait(self, seconds: float) -> Sequence[tuple[Shard, Sequence[Outcome] | Death]]:
        """Do the shard, however long that takes."""
        del seconds
        shard, self._given = self._given, None
        return [(shard, self._do(shard.units, self._beat))] if shard else []

    def _beat(self, at: int) -> None:
        self._at = at

    def underway(self) -> int:
        """How many units are behind it."""
        return self._at if self._given else 0

    def close(self) -> None:
        """Do nothing: nothing is at work."""


def crew(do: Do, wanted: Wanted) -> Crew:
    """This process."""
    del wanted
    return Here(do)

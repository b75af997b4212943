"""From what was named to units: each file with what is known about it and where its result goes."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import ceil
from unicodedata import normalize

from mondegreen.batch.about import Entry
from mondegreen.batch.address import is_far, joined, same
from mondegreen.batch.inputs import Input
from mondegreen.batch.store import stamp_of
from mondegreen.batch.supervisor import Shard
from mondegreen.batch.unit import STDOUT, Does, Job, Unit
from mondegreen.configuration import configuration_near
from mondegreen.errors import UnwritableError
from mondegreen.sessions.beside import SUFFIX
from mondegreen.shows.glossary import glossary_near, own_terms
from mondegreen.shows.trained import trained_near

FILES = 100
BYTES = 1_000_000
"""What a shard holds at most, unless one file is larger: some twenty seconds of work are lost with a worker."""
ROUNDS = 4
"""How many shards each worker should get, so that none waits long for the last."""


def planned(
    inputs: Iterable[Input],
    job: Job,
    *,
    place: Callable[[Input], str] = lambda _: "",
    about: Mapping[str, Entry] | None = None,
    ledger: str = "",
) -> Iterator[Unit]:
    """A unit for each file.

    Args:
        inputs: The files.
        job: What is done with them.
        place: Where the result of one goes.
        about: What is known about some of them, by what `same` makes of their addresses.
        ledger: The ledger of the only file; empty for the one beside each.

    Raises:
        UnwritableError: A result would go over its transcript.
    """
    configured = lru_cache(maxsize=4096)(_configured)
    for each in inputs:
        found = each.found
        entry = (about or {}).get(same(found.address), Entry(found.address, found.name))
        notes = entry.notes or each.notes
        target = place(each)
        decided = ledger or ledger_beside(found.address, job.does)
        if target and target != STDOUT:
            _refuse_itself(found.address, target)
        yield Unit(
            found.address,
            found.name,
            found.size,
            found.stamp,
            each.walked,
            _known(found.address, notes, decided if job.does is Does.FIX else "", entry, configured),
            target,
            ledger=decided,
            notes=notes,
            terms=entry.terms,
            packs=entry.packs,
        )


def ledger_beside(path: str, does: Does) -> str:
    """The ledger that stands beside a transcript; none where there can be none, or it would only be read."""
    if path == "-" or is_far(path):
        return ""
    kept = path + SUFFIX  # not by way of `Path`, which takes longer than all the rest of a plan
    return kept if does is Does.IN_PLACE or os.path.lexists(kept) else ""


def in_folder(folder: str) -> Callable[[Input], str]:
    """Puts results into a folder whose tree is that of the inputs."""
    return lambda each: joined(folder, each.found.name)


class Places:
    """Where results go, eight bytes a file: no two may go to one place."""

    def __init__(self) -> None:
        self._keys = array("q")

    def take(self, unit: Unit) -> None:
        """Take in where the result of this one goes."""
        if unit.target and unit.target != STDOUT:
            self._keys.append(hash(_folded(unit.target)))

    def refuse_clash(self, units: Iterable[Unit]) -> None:
        """Look at all that was taken in.

        Args:
            units: The same, once more: they are looked at only to say which two clash.

        Raises:
            UnwritableError: Two would go to one place.
        """
        twice = {one for one, other in pairwise(sorted(self._keys)) if one == other}
        taken: dict[str, str] = {}
        for unit in units if twice else ():
            folded = _folded(unit.target)
            other = taken.setdefault(folded, unit.path) if hash(folded) in twice else unit.path
            if other != unit.path:
                raise UnwritableError(
                    f"{other} and {unit.path} would both be written to {unit.target}; do them one by one."
                )


def refuse_clashes(units: Collection[Unit]) -> None:
    """Look at where the results of these go.

    Raises:
        UnwritableError: Two would go to one place.
    """
    places = Places()
    for unit in units:
        places.take(unit)
    places.refuse_clash(units)


def _folded(target: str) -> str:
    """The same for places that some disks take for one: not every one tells capitals or ways to write an accent."""
    return normalize("NFC", target).casefold()


def _refuse_itself(path: str, target: str) -> None:
    if is_far(target) or not os.path.lexists(target):
        return
    if os.path.realpath(target) == os.path.realpath(path):
        raise UnwritableError(f"{target} is a transcript itself; say --in-place to write over it.")


def _known(path: str, notes: str, ledger: str, entry: Entry, configured_in: Callable[[str], str]) -> str:
    """A digest of all that a result depends on beside the file and the job; empty where that is nothing."""
    configured = "" if path == "-" or is_far(path) else configured_in(os.path.dirname(path))
    parts = (stamp_of(notes) if notes else "", configured, *entry.terms, "\x1e", *entry.packs)
    parts += (stamp_of(ledger),) if ledger else ()  # a hand has decided in it since
    if parts == ("", "", "\x1e"):
        return ""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _configured(folder: str) -> str:
    """What tells one configuration, one glossary and one table of phrases of the files in this folder from others."""
    within = os.path.join(folder, "x")
    wanted = configuration_near(within)
    packs = (name for name in wanted.packs or () if name.endswith(".toml"))
    places = (wanted.path, *packs, glossary_near(within), own_terms(), *trained_near(within))
    return " ".join(f"{place} {stamp_of(str(place))}" for place in places if place and os.path.lexists(place))


def shards(units: Collection[Unit], workers: int, size: int) -> Generator[Shard, None, None]:
    """The units, of so many bytes in all, in shards, in order, small enough that every worker gets some."""
    share = max(1, ROUNDS * workers)
    files = min(FILES, ceil(len(units) / share))
    most = min(BYTES, ceil(size / share))
    gathered: list[Unit] = []
    weight = 0
    for unit in units:
        if gathered and (len(gathered) >= files or weight + unit.size > most):
            yield Shard(tuple(gathered))
            gathered, weight = [], 0
        gathered.append(unit)
        weight += unit.size
    if gathered:
        yield Shard(tuple(gathered))

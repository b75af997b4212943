"""From what was named to units: each file with what is known about it and where its result goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import ceil
from pathlib import Path
from unicodedata import normalize

from mondegreen.batch.about import Entry
from mondegreen.batch.address import is_far, joined, same
from mondegreen.batch.inputs import Input
from mondegreen.batch.store import stamp_of
from mondegreen.batch.supervisor import Shard
from mondegreen.batch.unit import STDOUT, Does, Job, Unit
from mondegreen.configuration import configuration_near
from mondegreen.errors import UnwritableError
from mondegreen.sessions.ledger import ledger_path
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
        UnwritableError: Two results would go to one place, or one over a transcript or a ledger.
    """
    taken: dict[int, str] = {}
    configured = lru_cache(maxsize=4096)(_configured)
    for each in inputs:
        found = each.found
        entry = (about or {}).get(same(found.address), Entry(found.address, found.name))
        notes = entry.notes or each.notes
        target = place(each)
        if target and target != STDOUT:
            _refuse_clash(found.address, target, taken)
        yield Unit(
            found.address,
            found.name,
            found.size,
            found.stamp,
            each.walked,
            _known(found.address, notes, entry, configured),
            target,
            ledger=ledger or ledger_beside(found.address, job.does),
            notes=notes,
            terms=entry.terms,
            packs=entry.packs,
        )


def ledger_beside(path: str, does: Does) -> str:
    """The ledger that stands beside a transcript; none where there can be none, or it would only be read."""
    if path == "-" or is_far(path):
        return ""
    kept = ledger_path(Path(path))
    return str(kept) if does is Does.IN_PLACE or os.path.lexists(kept) else ""


def in_folder(folder: str) -> Callable[[Input], str]:
    """Puts results into a folder whose tree is that of the inputs."""
    return lambda each: joined(folder, each.found.name)


def _refuse_clash(path: str, target: str, taken: dict[int, str]) -> None:
    if not is_far(target) and os.path.realpath(target) == os.path.realpath(path):
        raise UnwritableError(f"{target} is a transcript itself; say --in-place to write over it.")
    # Not every disk tells capitals or ways to write an accent apart.
    key = hash(normalize("NFC", target).casefold())
    other = taken.setdefault(key, path)
    if other != path:
        raise UnwritableError(f"{other} and {path} would both be written to {target}; do them one by one.")


def _known(path: str, notes: str, entry: Entry, configured_in: Callable[[str], str]) -> str:
    """A digest of all that a result depends on beside the file and the job; empty where that is nothing."""
    configured = "" if path == "-" or is_far(path) else configured_in(os.path.dirname(path))
    parts = (stamp_of(notes) if notes else "", configured, *entry.terms, "\x1e", *entry.packs)
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


def shards(units: Sequence[Unit], workers: int) -> Iterator[Shard]:
    """The units in shards, in order, small enough that every worker gets some."""
    share = max(1, ROUNDS * workers)
    files = min(FILES, ceil(len(units) / share))
    size = min(BYTES, ceil(sum(unit.size for unit in units) / share))
    gathered: list[Unit] = []
    weight = 0
    for unit in units:
        if gathered and (len(gathered) >= files or weight + unit.size > size):
            yield Shard(tuple(gathered))
            gathered, weight = [], 0
        gathered.append(unit)
        weight += unit.size
    if gathered:
        yield Shard(tuple(gathered))

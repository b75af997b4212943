"""Which line of which report tells of a file: sixteen bytes a file, so that a million need not be held."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from mondegreen.batch.address import joined
from mondegreen.batch.kept import REPORTS, SETTINGS, lines_of, name_in, object_in, shards_in, turn_of, units_of
from mondegreen.batch.unit import Row

LINES = 32
"""Bits for the number of a line; those above are for the number of its report."""


def rows_of(folder: str) -> Iterator[Row]:
    """What a run says of its files, in order, whether it is at work or not."""
    since = object_in(joined(folder, SETTINGS)).get("since", 0)
    kept = Index(shard for shard in shards_in(joined(folder, REPORTS)) if turn_of(shard) >= since)
    for unit in units_of(folder):
        if row := kept.row(unit.name):
            yield row


class Index:
    """The rows in reports of shards, found by the names of their files; of several the one that came last."""

    def __init__(self, shards: Iterable[str] = ()) -> None:
        self._shards: list[str] = []
        self._keys, self._places = array("Q"), array("Q")
        self._in_order = True
        for shard in shards:
            self.add(shard, map(name_in, lines_of(shard)))

    def add(self, shard: str, names: Iterable[str]) -> None:
        """Take in a report with rows of these names, in its order."""
        lead = len(self._shards) << LINES
        self._shards.append(shard)
        for line, name in enumerate(names):
            self._keys.append(_key(name))
            self._places.append(lead + line)
        self._in_order = False

    def row(self, name: str) -> Row | None:
        """The row of the file of this name, if there is one."""
        line = self.line(name)
        return None if line is None else Row.from_json(json.loads(line))

    def line(self, name: str) -> bytes | None:
        """The same as it stands in its report."""
        self._put_in_order()
        key = _key(name)
        at = bisect_right(self._keys, key)
        while at and self._keys[at - 1] == key:
            at -= 1
            shard, line = divmod(self._places[at], 1 << LINES)
            found = lines_of(self._shards[shard])[line]
            if name_in(found) == name:  # another one's key can be the same, though it never will
                return found
        return None

    def _put_in_order(self) -> None:
        if not self._in_order:
            order = sorted(range(len(self._keys)), key=self._keys.__getitem__)
            self._keys = array("Q", map(self._keys.__getitem__, order))
            self._places = array("Q", map(self._places.__getitem__, order))
            self._in_order = True


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())

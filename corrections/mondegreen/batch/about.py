"""A table of what is known about recordings: for each its notes, its terms, its packs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from io import StringIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from mondegreen.batch.address import is_far, joined, near, same
from mondegreen.batch.store import read
from mondegreen.errors import MalformedError
from mondegreen.pattern import pattern
from mondegreen.transcripts.reading import decoded
from mondegreen_dictionaries.meant import did_you_mean

COLUMNS = ("path", "notes", "terms", "packs")
BETWEEN = pattern(r"\s*[;\n]\s*")
"""What stands between terms in one cell: names have commas in them."""


class Entry(NamedTuple):
    """What is known about one recording."""

    path: str
    name: str
    notes: str = ""
    terms: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


def entries_in(address: str) -> dict[str, Entry]:
    """The entries of a table, by what is the same for all ways to name their transcripts.

    The table is CSV with a header, or JSON with an object a line; its columns are `path`, `notes`, `terms`, `packs`.
    Paths are as seen from the table; `terms` and `packs` are lists, in CSV with semicolons between them.

    Raises:
        UnreadableError: It cannot be read.
        MalformedError: It is no such table; the sentence names the line.
    """
    text = decoded(read(address), address)[0].removeprefix("\ufeff")
    rows = _objects(text, address) if text.lstrip().startswith("{") else _cells(text, address)
    found: dict[str, Entry] = {}
    for number, row in rows:
        entry = _entry(row, f"{address}, line {number}", address)
        if same(entry.path) in found:
            raise MalformedError(f"{address}, line {number}: {entry.name} stands there twice; leave one out.")
        found[same(entry.path)] = entry
    return found


def _objects(text: str, address: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise MalformedError(f"{address}, line {number}: this is not JSON; write an object a line.") from error
        if not isinstance(row, dict):
            raise MalformedError(f"{address}, line {number}: this is no object; write an object a line.")
        yield number, row


def _cells(text: str, address: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    import csv  # many jobs have no table

    reader = csv.reader(StringIO(text, newline=""))
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise MalformedError(f"{address}, line {reader.line_num}: this is not CSV ({error}).") from error


@cache
def _misspelt(names: tuple[str, ...]) -> str:
    """What to say of a column that nobody reads and that is nearly called like one that is missing; else nothing."""
    missing = [column for column in COLUMNS if column not in names]
    asked = ((name, did_you_mean(name, missing)) for name in names if name not in COLUMNS)
    return next((f"there is no column {name!r}.{meant}" for name, meant in asked if meant), "")


def _entry(row: Mapping[str, Any], where: str, address: str) -> Entry:
    if wrong := _misspelt(tuple(row)):
        raise MalformedError(f"{where}: {wrong}")
    path = _text(row, "path", where)
    if not path:
        raise MalformedError(f"{where}: there is no path; the columns are {', '.join(COLUMNS)}.")
    notes = _text(row, "notes", where)
    place = beside(address, path)
    return Entry(
        place,
        _name(path),
        beside(address, notes) if notes else "",
        _texts(row, "terms", where),
        tuple(_pack(address, name) for name in _texts(row, "packs", where)),
    )


def _name(path: str) -> str:
    """What a recording is called: its path, as long as that stays below the table."""
    parts = PurePosixPath(path.replace(os.sep, "/")).parts
    return parts[-1] if is_far(path) or os.path.isabs(path) or ".." in parts else "/".join(parts)


def beside(address: str, path: str) -> str:
    """The address of a path as it is seen from a file."""
    path = near(path)
    if is_far(path) or os.path.isabs(path):
        return path
    folder = address.rpartition("/")[0] if is_far(address) else os.path.dirname(address)
    return joined(folder, path) if is_far(address) else os.path.join(folder, path)


def _pack(address: str, name: str) -> str:
    return beside(address, name) if name.endswith(".toml") else name


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key) or ""
    if not isinstance(value, str):
        raise MalformedError(f"{where}: {key}: write a string.")
    return value.strip()


def _texts(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key) or ()
    if isinstance(value, str):
        value = BETWEEN.split(value)
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise MalformedError(f"{where}: {key}: write a list of strings.")
    return tuple(each.strip() for each in value if each.strip())

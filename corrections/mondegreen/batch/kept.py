"""What a run has kept in its folder, as anybody can read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mondegreen.batch.address import is_far, joined
from mondegreen.batch.far import files_far
from mondegreen.batch.inputs import RUN
from mondegreen.batch.store import present, read, read_whole
from mondegreen.batch.unit import Does, Job, Row, Unit
from mondegreen.errors import MalformedError, MondegreenError
from mondegreen.recording import Context

SETTINGS, MANIFEST, REPORTS, LEDGERS = "run.json", "manifest.jsonl", "report", "ledgers"
REPORT, PAGE, PARQUET = "report.jsonl", "report.html", "report.parquet"


class Kept(NamedTuple):
    """What an earlier run says of a file, as far as the next one needs it; `line` is the row's place in its shard."""

    shard: str
    line: int
    size: int
    stamp: str
    known: str
    digest: str
    result: str
    undone: bool


def run_in(place: str) -> str:
    """The folder of the run that this place means: it, or the one that stands in it; empty where there is none."""
    for folder in (place, joined(place, RUN)):
        if present(joined(folder, SETTINGS)) and present(joined(folder, MANIFEST)):
            return folder
    return ""


def units_of(folder: str) -> Iterator[Unit]:
    """The files of a run, in order, as the run met them."""
    for line in split(read_whole(joined(folder, MANIFEST))):
        unit = Unit(**json.loads(line))
        yield unit._replace(terms=tuple(unit.terms), packs=tuple(unit.packs))


def job_of(folder: str) -> tuple[Job, dict[str, Any], str]:
    """The job of a run, its settings, and the folder in which it was begun.

    Raises:
        MalformedError: Somebody has changed it.
    """
    data = object_in(joined(folder, SETTINGS))
    try:
        settings, context = data["settings"], data["context"]
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in context.items()
        }
        job = Job(Does(settings["does"]), Context(**said), settings["min-confidence"], settings["shown"])
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedError(f"{folder}: its settings are not as a run wrote them; run it anew by --fresh.") from error
    return job, settings, data.get("begun_in", "")


def rows_of(folder: str) -> Iterator[Row]:
    """What a run says of its files, in order, whether it is at work or not."""
    kept = kept_in(shards_in(joined(folder, REPORTS)))
    for unit in units_of(folder):
        if there := kept.get(unit.name):
            yield row_at(there.shard, there.line)


def shards_in(folder: str) -> list[str]:
    """The reports of shards, those of the last turn last."""
    if is_far(folder):
        found = [each.address for each in files_far(folder)] if present(folder) else []
    else:
        found = [str(place) for place in Path(folder).glob("*.jsonl")]
    return sorted(found, key=lambda place: (int(Path(place).name.partition("-")[0]), place))


def kept_in(shards: Iterable[str]) -> dict[str, Kept]:
    """What these reports say, by the names of the files; the last one has the last word."""
    places = ((shard, number) for shard in shards for number in range(len(lines_of(shard))))
    return {row.name: kept_row(row, *place) for place in places if (row := row_at(*place))}


def row_at(shard: str, line: int) -> Row:
    """The row in this line of the report of a shard."""
    return Row.from_json(json.loads(lines_of(shard)[line]))


def kept_row(row: Row, shard: str, line: int) -> Kept:
    """What the next run needs of a row."""
    return Kept(shard, line, row.size, row.stamp, row.known, row.digest, row.result, bool(row.error))


@lru_cache(maxsize=64)
def lines_of(shard: str) -> list[bytes]:
    """The rows of a shard: its report is never changed."""
    return split(read_whole(shard))


def split(raw: bytes) -> list[bytes]:
    """The lines of JSON in these bytes."""
    return [line for line in raw.split(b"\n") if line]


def line_of(data: Mapping[str, Any]) -> bytes:
    """An object as a line of JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def object_in(address: str) -> dict[str, Any]:
    """The object in a file of a run.

    Raises:
        MalformedError: Somebody has changed it.
    """
    try:
        data = json.loads(read(address))
    except (ValueError, MondegreenError) as error:
        raise MalformedError(f"{address}: it is not as a run wrote it; say --fresh, or name another folder.") from error
    return data if isinstance(data, dict) else {}

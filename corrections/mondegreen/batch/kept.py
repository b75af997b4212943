"""What a run has kept in its folder, as anybody can read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from mondegreen.batch.address import is_far, joined
from mondegreen.batch.far import files_far
from mondegreen.batch.inputs import RUN
from mondegreen.batch.store import lines_at, present, read, read_whole
from mondegreen.batch.unit import Does, Job, Row, Unit
from mondegreen.errors import MalformedError, MondegreenError
from mondegreen.recording import Context

SETTINGS, MANIFEST, REPORTS, LEDGERS = "run.json", "manifest.jsonl", "report", "ledgers"
REPORT, PAGE, PARQUET = "report.jsonl", "report.html", "report.parquet"


def run_in(place: str) -> str:
    """The folder of the run that this place means: it, or the one that stands in it; empty where there is none."""
    for folder in (place, joined(place, RUN)):
        if present(joined(folder, SETTINGS)) and present(joined(folder, MANIFEST)):
            return folder
    return ""


def units_of(folder: str) -> Iterator[Unit]:
    """The files of a run, in order, as the run met them."""
    for unit in units_in(joined(folder, MANIFEST)):
        yield unit._replace(done="")


def units_in(manifest: str) -> Iterator[Unit]:
    """The lines of a manifest, one after the other."""
    for line in lines_at(manifest):
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


def shards_in(folder: str) -> list[str]:
    """The reports of shards, those of the last turn last."""
    if is_far(folder):
        found = [each.address for each in files_far(folder)] if present(folder) else []
    else:
        found = [str(place) for place in Path(folder).glob("*.jsonl")]
    return sorted(found, key=lambda place: (turn_of(place), place))


def turn_of(shard: str) -> int:
    """The turn of the run in which this report of a shard was written."""
    return int(Path(shard).name.partition("-")[0])


def name_in(line: bytes) -> str:
    """The name of the file in a line of a report or a manifest."""
    return str(json.loads(line)["name"])


def rows_at(report: str) -> Iterator[Row]:
    """The rows of a report, one after the other."""
    return (Row.from_json(json.loads(line)) for line in lines_at(report))


@lru_cache(maxsize=64)
def lines_of(shard: str) -> list[bytes]:
    """The rows of a shard: its report is never changed."""
    return [line for line in read_whole(shard).split(b"\n") if line]


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

"""What it takes to plan a run over very many files: python tests/benchmarks/plan.py [FILES]

The files are made up (a million unless told): nothing is read but what a plan asks of each. The run is planned; then
nine tenths of it are said to be done, and it is planned once more, as when it is resumed.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from mondegreen.batch.address import Found
from mondegreen.batch.inputs import Input
from mondegreen.batch.kept import line_of, units_of
from mondegreen.batch.plan import in_folder, planned
from mondegreen.batch.run import Run
from mondegreen.batch.unit import Does, Job, Row
from mondegreen.recording import Context

JOB = Job(Does.FIX, Context(), 0.9, 0.3, folders=True)
SHARD = 100


def made_up(files: int) -> Iterator[Input]:
    """So many episodes of a thousand each."""
    for number in range(files):
        name = f"show {number // 1000:04}/season {number // 100 % 10}/an episode with a title {number:07}.srt"
        yield Input(Found(f"/archive/{name}", name, 30_000 + number % 977, str(number)), walked=True)


def plan(folder: str, files: int) -> None:
    """Plan, and say what it took."""
    began = process_time()
    with Run(f"{folder}/run", JOB.settings) as run:
        left, total = run.plan(planned(made_up(files), JOB, place=in_folder(folder)))
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {total:,} files, {len(left):,} to do | {process_time() - began:.1f} s | {memory:.0f} MB |", flush=True)


def report(folder: str) -> None:
    """Say of nine files in ten that they are done."""
    units = (unit for number, unit in enumerate(units_of(f"{folder}/run")) if number % 10)
    place = Path(folder, "run", "report")
    place.mkdir()
    number = 0
    while some := [line_of(Row.of(unit, words=5000).to_json()) for unit in islice(units, SHARD)]:
        number += 1
        place.joinpath(f"1-{number:016x}.jsonl").write_bytes(b"".join(some))


def main(files: int) -> None:
    """Print a row for a new run and one for a resumed one."""
    with tempfile.TemporaryDirectory() as folder:
        print("| planned | processor | memory |\n|---|---|---|")
        plan(folder, files)
        report(folder)
        plan(folder, files)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

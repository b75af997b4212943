"""How fast many files are done: python tests/benchmarks/batch.py [FILES] [WORDS-A-FILE] [FOLDER] [RUNS]

Files of drawn text (300 of 1,500 words unless told), or copies of what is in FOLDER, by 1, 2 … workers up to the
processors there are: time, processor time of all processes, and the most memory that all held at once, with shared
pages shared out. The best of so many runs (one unless told), one worker and two by turns.
Where others use the machine, time means little. What workers cost in processor time still does: *could be* is how many
times as fast as one they are where each has a processor of its own, and all are at work from beginning to end.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from mondegreen.batch.engines.local import processors
from rules import drawn

COMMAND = [sys.executable, "-m", "mondegreen", "fix", "talks", "-o"]
ENGINE = ["--engine", "local", "-j"]


class Cost(NamedTuple):
    """What a run costs: seconds, seconds of processors, MiB."""

    passed: float
    spent: float
    memory: float


def family(number: int) -> list[int]:
    """A process and all that came of it."""
    try:
        tasks = Path(f"/proc/{number}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [number, *(each for child in children for each in family(child))]


def held(number: int) -> float:
    """The memory of a process in MiB; what it shares with others is shared out among them."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def ticks(numbers: list[int]) -> float:
    """Processor time of these processes, in seconds: a worker of a server of workers is nobody's child that waits."""
    total = 0
    for number in numbers:
        try:
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def cost(folder: Path, workers: int) -> Cost:
    """What it costs so many workers."""
    began, memory, spent = time.perf_counter(), 0.0, 0.0
    with subprocess.Popen(
        [*COMMAND, f"out{workers}", "--fresh", *ENGINE, str(workers)], cwd=folder, stderr=subprocess.PIPE
    ) as run:
        while run.poll() is None:
            every = family(run.pid)
            memory, spent = max(memory, sum(map(held, every))), max(spent, ticks(every))
            time.sleep(0.1)
    return Cost(time.perf_counter() - began, spent, memory)


def main(files: int, words: int, source: str, runs: int) -> None:
    """Print a row for each number of workers."""
    with tempfile.TemporaryDirectory() as place:
        files = laid_out(Path(place, "talks"), files, words, source)
        print(f"{files:,} files, load {os.getloadavg()[0]:.1f}\n")
        crews = range(1, processors() + 1)
        every = [[cost(Path(place), workers) for workers in crews] for _ in range(runs)]
        best = {
            workers: Cost(*map(min, zip(*costs, strict=True))) for workers, *costs in zip(crews, *every, strict=True)
        }
        print("| workers | s | files a second | times one | could be | CPU s | memory, MiB |")
        print("|---|---|---|---|---|---|---|")
        for workers, now in best.items():
            print(
                f"| {workers} | {now.passed:.1f} | {files / now.passed:.1f} | {best[1].passed / now.passed:.2f} | "
                f"{workers * best[1].spent / now.spent:.2f} | {now.spent:.1f} | {now.memory:.0f} |"
            )


def laid_out(talks: Path, files: int, words: int, source: str) -> int:
    """Lay out the files; how many there are."""
    if source:
        shutil.copytree(source, talks)
        return sum(each.is_file() for each in talks.rglob("*"))
    talks.mkdir()
    every = drawn(files * words).split(" ")
    for number in range(files):
        talks.joinpath(f"{number:05}.txt").write_text(" ".join(every[number * words : (number + 1) * words]))
    return files


if __name__ == "__main__":
    given = [*sys.argv[1:], *("300", "1500", "", "1")[len(sys.argv) - 1 :]]
    main(int(given[0]), int(given[1]), given[2], int(given[3]))

"""Kill runs over many files again and again: python tests/trust/kill_batch.py [TIMES] [WAY ...]

`fix` is at work on a folder with two workers, with -o and "in place" by turns unless ways are named; at a random moment
the program or one of its processes is killed (SIGKILL). Every result must then be whole or not there, and every
transcript as it was or, in place, wholly mended. At once, while workers of the killed run may still be about, the run
is begun again: it must end with the bytes, the ledgers and the report of a run that nobody has disturbed, at the latest
when it is begun once more after those workers have left; what was mended in place must be given back. What one run
mends the next would mend further, so that a file which is done twice shows.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui", "tests/command")]
FILES, LINES = 300, 8
HEARD = "talk {0}: a founder of open Ai and um York and Elia for a day\n" * LINES
ONCE = {"open Ai": "OpenAI", "um ": "", "Elia": "Ilya", "a day": "a week"}
AGAIN = ("a week", 0.95, "a month")
"""What a second run would make of the first one's results."""
WAYS = {"-o": ("-o", "out"), "in place": ("--in-place",)}
RESULTS = ("out/*/*.txt", "talks/*/*.jsonl")
RUNS = ("out", "talks")
EARLY, PROGRAM = 0.15, 0.6
"""How often a run is killed before its first result, and how often it is the program itself that is killed."""


def main(times: int, ways: tuple[str, ...] = tuple(WAYS)) -> int:
    """Kill so many runs in these ways; print what was seen, and end with 1 if anything was lost."""
    chance, seen = random.Random(20_261_127), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        undisturbed = {way: measured(Path(folder, f"undisturbed {way}"), way) for way in ways}
        for number in range(times):
            way = ways[number % len(ways)]
            seen.update(one(Path(folder, str(number)), way, chance, *undisturbed[way]))
    bad = {name: count for name, count in seen.items() if name.startswith("!") and count}
    met = seen["met a worker of the killed run"]
    sys.stdout.write(
        f"{times} runs over {FILES} files killed ({seen['program']} times the program, {seen['process']} times one of "
        f"its processes), {seen['midway']} of them with some files done and some not, {seen['done']:,} results stood; "
        f"{met} second runs met a worker of the killed one; broken: {bad or 'nothing'}\n"
    )
    return int(bool(bad))


def measured(place: Path, way: str) -> tuple[dict[str, bytes], float]:
    """What a run leaves that nobody disturbs, and how many seconds pass from its first result to its end."""
    laid_out(place)
    with run(place, way) as running:
        until_a_result(place, running)
        begun = time.monotonic()
        assert running.wait(120) == 0
    seconds = time.monotonic() - begun
    left = tree(place)
    assert mended() in left.values()
    return left, seconds


def mended() -> bytes:
    """What becomes of the first of them."""
    text = HEARD.format(0)
    for heard, meant in ONCE.items():
        text = text.replace(heard, meant)
    return text.encode()


def until_a_result(place: Path, running: subprocess.Popen[bytes]) -> None:
    """Wait until something is written, or all is done."""
    while running.poll() is None and not any(each for way in RESULTS for each in place.glob(way)):
        time.sleep(0.002)


def one(place: Path, way: str, chance: random.Random, whole: dict[str, bytes], seconds: float) -> Counter[str]:
    """One run: begun, killed, looked at, begun again, ended."""
    laid_out(place)
    heard = tree(place)
    session, seen = killed(place, way, chance, seconds)
    seen.update(looked_at(place, heard, whole))
    with run(place, way) as again:
        seen["met a worker of the killed run"] = int(again.wait(120) != 0)
    gone(session)
    gone(again.pid)
    if seen["met a worker of the killed run"]:  # a transcript that it still held was named, and is done now
        with run(place, way) as again:
            seen["!the run did not end"] = int(again.wait(120) != 0)
    seen["!not the bytes of an undisturbed run"] = int(tree(place) != whole)
    seen["!left behind"] = sum(1 for path in place.rglob(".mondegreen-*") if path.is_file())
    if way == "in place":
        with started(place, "undo", "talks") as back:
            back.wait(120)
        there = tree(place)
        seen["!not given back"] = int({name: there[name] for name in heard} != heard)
    return seen


def killed(place: Path, way: str, chance: random.Random, seconds: float) -> tuple[int, Counter[str]]:
    """The session of a run in which the program or one of its processes was killed."""
    seen = Counter[str]()
    with run(place, way) as running:
        if early := chance.random() < EARLY:
            time.sleep(chance.random())
        else:
            until_a_result(place, running)
        with suppress(subprocess.TimeoutExpired):
            running.wait(0 if early else seconds * chance.random())
        others = [each for each in processes(running.pid) if each != running.pid]
        program = not others or chance.random() < PROGRAM
        with suppress(ProcessLookupError):
            os.kill(running.pid if program else chance.choice(others), signal.SIGKILL)
        code = running.wait(120)
    seen["program" if program else "process"] += 1
    seen["!a run that lost a worker did not end"] = int(not program and code != 0)
    return running.pid, seen


def looked_at(place: Path, heard: dict[str, bytes], whole: dict[str, bytes]) -> Counter[str]:
    """What stands after the kill: nothing but what was there and what is to be there."""
    seen, done = Counter[str](), 0
    there = tree(place)
    for name, data in there.items():
        done += data != heard.get(name)
        whole_or_not = name.endswith("jsonl") or data in (heard.get(name), whole.get(name))
        seen["!half-written"] += int(not whole_or_not)
    seen["!lost"] = len(heard.keys() - there.keys())
    seen["done"], seen["midway"] = done, int(0 < done < FILES)
    return seen


def laid_out(place: Path) -> None:
    """A folder of small transcripts, no two alike."""
    for number in range(FILES):
        path = place / "talks" / str(number % 7) / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEARD.format(number), "utf-8")


def tree(place: Path) -> dict[str, bytes]:
    """The files of a folder and their ledgers, but of the run its report only."""
    files: dict[str, bytes] = {}
    for path in sorted(place.rglob("[!.]*.*")):
        if path.is_file() and ".mondegreen-run" not in path.parts:
            with suppress(FileNotFoundError):  # a ledger in which nothing was decided goes when it is closed
                files[str(path.relative_to(place))] = path.read_bytes()
    for report in (place / folder / ".mondegreen-run" / "report.jsonl" for folder in RUNS):
        if report.exists():
            files["report.jsonl"] = stampless(report)
    return files


def stampless(report: Path) -> bytes:
    """A report without what differs between two copies of the same file."""
    import re

    return re.sub(rb'"stamp":"[^"]*"', b"", report.read_bytes())


def run(place: Path, way: str) -> subprocess.Popen[bytes]:
    """The program, mending the folder."""
    return started(place, "fix", "talks", *WAYS[way], "-j", "2", "--engine", "local")


def started(place: Path, *words: str) -> subprocess.Popen[bytes]:
    """The program with the small engine, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, __file__, "--small", *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(ROOMS), "XDG_STATE_HOME": str(place.parent / "state")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def processes(session: int) -> list[int]:
    """The processes of a session that live, as Linux lists them."""
    return list(_living(session))


def _living(session: int) -> Iterator[int]:
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, *_, of = place.read_text().rpartition(")")[2].split()[:4]
            if int(of) == session and state != "Z":
                yield int(place.parent.name)


def gone(session: int) -> None:
    """Wait until the last worker of a run has left.

    Raises:
        AssertionError: One stays.
    """
    deadline = time.monotonic() + 30
    while processes(session):
        assert time.monotonic() < deadline, "a worker stays behind"
        time.sleep(0.05)


if "--small" in sys.argv:
    import program

    program.KNOWN = (*program.KNOWN, ("a day", 0.95, "a week"), AGAIN)
    program.install()  # in the workers as well, which import this file
    if __name__ == "__main__":
        from mondegreen_tui.command import main as mondegreen

        mondegreen(sys.argv[2:])
elif __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, tuple(sys.argv[2:]) or tuple(WAYS)))

"""Kill a review again and again: python tests/trust/kill_review.py [TIMES]

A scripted editor decides in `review --plain`; at a random moment the program is killed (SIGKILL). Every decision that
was answered must then be in the ledger, the transcript untouched, the mended file absent or whole. The review is then
resumed and brought to its end, and the mended file must be what the same decisions give without any kill.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui")]
SMALL = [sys.executable, str(ROOT / "tests" / "command" / "program.py")]
"""The program with a small engine: what is tried here is the keeping, not the finding."""
LINES = 40
TEXT = "".join(f"line {n}: a founder of open Ai and um York and Elia\n" for n in range(LINES))
MENDED = TEXT.replace("open Ai", "OpenAI").replace("um ", "").replace("York", "work").replace("Elia", "Ilya")


def main(times: int) -> int:
    """Kill so many reviews; print what was seen, and end with 1 if anything was lost."""
    chance, seen = random.Random(20_261_127), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            place = Path(folder) / str(number)
            place.mkdir()
            (place / "x.txt").write_text(TEXT, "utf-8")
            seen.update(one(place, chance))
    lost = seen["lost"] + seen["changed"] + seen["half-written"] + seen["not the same"]
    sys.stdout.write(
        f"{times} reviews killed with {seen['answered']:,} decisions answered and {seen['kept']:,} kept: "
        f"{seen['lost']} lost, {seen['changed']} transcripts changed, {seen['half-written']} files half-written, "
        f"{seen['not the same']} ended otherwise than without a kill\n"
    )
    return int(lost > 0)


def one(place: Path, chance: random.Random) -> Counter[str]:
    """One review: begun, killed, looked at, resumed, ended."""
    seen = Counter(killed(place, chance))
    kept = decisions(place)
    seen["kept"] = kept
    seen["lost"] = max(0, seen["answered"] - kept)
    seen["changed"] = int((place / "x.txt").read_text("utf-8") != TEXT)
    output = place / "x.mended.txt"
    seen["half-written"] = int(output.exists() and output.read_text("utf-8").count("\n") != LINES)
    with review(place) as run:
        run.communicate(b"a\n" * (5 * LINES) + b"q\n", timeout=60)
    seen["not the same"] = int(output.read_text("utf-8") != MENDED)
    return seen


def killed(place: Path, chance: random.Random) -> dict[str, int]:
    """Decide until the program is killed in the middle of something; how many decisions it had answered by then."""
    answered, last = 0, chance.randrange(4 * LINES)
    with review(place) as run:
        assert run.stdin
        assert run.stdout
        while answered < last:
            run.stdin.write(b"a\n")
            run.stdin.flush()
            while b"Accepted: " not in (line := run.stdout.readline()):
                assert line, "the review has ended by itself"
            answered += 1
        burst = b"a\n" * chance.randrange(6) + (b"q\n" if chance.random() < 0.3 else b"")
        run.stdin.write(burst)
        run.stdin.flush()
        try:
            run.wait(chance.random() * 0.02)
        except subprocess.TimeoutExpired:
            run.kill()
    return {"answered": answered}


def review(place: Path, *words: str) -> subprocess.Popen[bytes]:
    """The program, reviewing line by line."""
    return program(place, "review", "--plain", *words, "x.txt")


def program(place: Path, *words: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """The program with the small engine, at work in this folder."""
    return subprocess.Popen(
        [*SMALL, *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(ROOMS), "NO_COLOR": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
    )


def decisions(place: Path) -> int:
    """How many decisions the ledger holds."""
    from mondegreen.sessions.ledger import ledger_path, session_at
    from mondegreen.transcripts.reading import transcript_at

    source = place / "x.txt"
    found = session_at(ledger_path(source), transcript_at(str(source)))
    return len(found[0].decisions) if found else 0


if __name__ == "__main__":
    sys.path[:0] = ROOMS
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))

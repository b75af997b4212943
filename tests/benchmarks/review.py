"""What the review screen costs on a long day: 200,000 words, 3,000 proposals, 1,500 of them alike.

    python tests/benchmarks/review.py

The screen runs in a terminal of its own; keys are sent one by one, and what is counted is the processor time of all
threads until the terminal is quiet, ledger included. Wall time would measure the machine's other work, and even
processor time doubles where others take the caches: it is the median that has to keep to its budget. Linux only.
"""

# ruff: noqa: T201 (a command prints)
from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

WORDS, PROPOSALS = 200_000, 3_000
BUDGETS = {
    "first screen": 800,
    "bulk accept": 60,
    "undo of it": 60,
    "next": 15,
    "accept": 15,
    "to the cards": 60,
    "next card": 15,
    "accept card": 15,
    "search": 60,
    "wrapped anew": 30,
    "resize": 30,
}
"""Milliseconds of processor time."""
MEMORY = 120
"""Megabytes."""
ROOTS = [str(Path(__file__).parents[2] / room) for room in ("corrections", "dictionaries", "tui")]
QUIET = 0.08
ROWS = 45


def words():
    """Every 67th is misheard, every other time as the same name."""
    chance = random.Random(1)
    vocabulary = [f"{stem}{end}" for stem in ("talk", "net", "word", "so", "long", "we") for end in ("", "s", "er")]
    every = WORDS // PROPOSALS
    for at in range(WORDS):
        number, rest = divmod(at, every)
        misheard = "Elia" if number % 2 == 0 else f"name{number}x"
        yield misheard if rest == every // 2 else chance.choice(vocabulary)


def document():
    """A talk of two, with times, and what is proposed for it."""
    from mondegreen.proposal import Candidate, Kind, Proposal
    from mondegreen.transcripts.transcript import Draft

    spoken = list(words())
    lines = [" ".join(spoken[at : at + 12]) + "." * (at % 5 == 0) for at in range(0, WORDS, 12)]
    draft, at = Draft("\n".join(lines)), 0
    for number, line in enumerate(lines):
        draft.segment(f"Speaker {number // 30 % 2}", number * 5.0, number * 5.0 + 5)
        draft.run(at, at + len(line))
        at += len(line) + 1
    transcript = draft.finish("txt")
    reason = "Sounds like a name in the notes; nobody else is called so."
    proposals = []
    for found in re.finditer(r"Elia|name\d+x", transcript.text):
        new = "Ilya" if found[0] == "Elia" else f"Name the {len(proposals)}th"
        both = (Candidate(new, 0.8), Candidate("Elijah", 0.1))
        proposals.append(Proposal(*found.span(), found[0], new, 0.8, Kind.TERM, "named", reason, both))
    return transcript, proposals


def stage(folder: Path) -> None:
    """The screen, until it is left."""
    from mondegreen.sessions.ledger import Ledger

    transcript, proposals = document()
    ledger = Ledger(folder / "talk.jsonl")
    session, _ = ledger.resume(transcript, proposals)
    (folder / "built").write_text(str(time.process_time()))
    from mondegreen_tui.review.app import run_review
    from mondegreen_tui.review.desk import Desk

    run_review(session, Desk("talk.txt", folder / "out.txt", lambda: folder / "out.txt"))
    ledger.close()


class Terminal:
    """The other side of it."""

    def __init__(self, folder: Path) -> None:
        self.outer, inner = pty.openpty()
        self.resize(140)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.child = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=environment,
            start_new_session=True,
        )
        os.close(inner)

    def resize(self, width: int) -> None:
        fcntl.ioctl(self.outer, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, width, 0, 0))

    def wait(self, pause: float = QUIET) -> None:
        """Until nothing comes for this long."""
        while select.select([self.outer], [], [], pause)[0]:
            os.read(self.outer, 1 << 16)

    @property
    def used(self) -> float:
        """Milliseconds of processor time so far."""
        tasks = Path(f"/proc/{self.child.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e6

    def memory(self, which: str) -> float:
        """Megabytes, now (VmRSS) or at most (VmHWM)."""
        status = Path(f"/proc/{self.child.pid}/status").read_text()
        return int(status.partition(f"{which}:")[2].split()[0]) / 1024

    def cost(self, *keys: bytes) -> list[float]:
        """Milliseconds for each of these keys."""
        costs = []
        for key in keys:
            before = self.used
            os.write(self.outer, key)
            self.wait()
            costs.append(self.used - before)
        return costs

    def cost_of_width(self, width: int) -> float:
        """Milliseconds until everything is set to another width."""
        before = self.used
        self.resize(width)
        os.kill(self.child.pid, signal.SIGWINCH)
        self.wait(0.3)
        return self.used - before


def measured(terminal: Terminal, folder: Path) -> dict[str, list[float]]:
    """Everything that has a budget."""
    while not (folder / "built").exists():
        terminal.wait(0.1)
    terminal.wait(1.0)
    built = float((folder / "built").read_text()) * 1000
    costs = {"first screen": [terminal.used - built]}
    bulk = [terminal.cost(b"A", b"u") for _ in range(5)]
    costs["bulk accept"], costs["undo of it"] = [list(each) for each in zip(*bulk, strict=True)]
    costs["next"] = terminal.cost(*[b"n"] * 100)
    costs["accept"] = terminal.cost(*[b"a"] * 100)
    costs["to the cards"] = terminal.cost(*[b"\t"] * 11)
    costs["next card"] = terminal.cost(*[b"n"] * 50)
    costs["accept card"] = terminal.cost(*[b"a"] * 50)
    terminal.cost(b"\t", b"/", *(bytes([letter]) for letter in b"elia"), b"\r")
    costs["search"] = terminal.cost(*[b"m"] * 20)
    costs["resize"] = [terminal.cost_of_width(width) for width in (130, 120, 135, 125) * 3]
    return costs


def wrapped_anew() -> list[float]:
    """Milliseconds for setting the whole text to another width, without a screen."""
    from mondegreen.sessions.session import Session
    from mondegreen_tui.review.galley import Galley
    from mondegreen_tui.review.layout import Layout

    layout, costs = Layout(Galley(Session(*document())), 80), []
    for width in range(60, 80):
        before = time.process_time()
        layout.widen(width)
        costs.append((time.process_time() - before) * 1000)
    return costs


def main() -> int:
    """Print the costs; 1 where one is over its budget."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terminal = Terminal(folder)
        costs = measured(terminal, folder)
        now, most = terminal.memory("VmRSS"), terminal.memory("VmHWM")
        terminal.child.kill()
        terminal.child.wait()
    costs["wrapped anew"] = wrapped_anew()
    over = now > MEMORY
    print(f"{'':<14}{'least':>8}{'median':>8}{'worst':>8}{'budget':>8}   ms of processor time")
    for what, budget in BUDGETS.items():
        least, usual, worst = min(costs[what]), median(costs[what]), max(costs[what])
        over = over or usual > budget
        print(f"{what:<14}{least:>8.1f}{usual:>8.1f}{worst:>8.1f}{budget:>8}")
    print(f"{'memory':<14}{'':>8}{now:>8.0f}{most:>8.0f}{MEMORY:>8}   MB")
    return int(over)


if __name__ == "__main__":
    sys.path[:0] = ROOTS
    if len(sys.argv) > 1:
        stage(Path(sys.argv[1]))
    else:
        sys.exit(main())

"""What it costs to know things: python tests/benchmarks/packs.py

CPU time and memory of opening all shipped packs, for the first time and from the cache, and of a show whose glossary
has 100 and 5,000 terms and whose memory has 200 reviews. Each figure is of a process of its own, over an empty one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = os.pathsep.join(str(ROOT / room) for room in ("corrections", "dictionaries"))
MEASURED = """
import resource, sys, time
{ready}
memory = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1) / 1024
start, before = time.process_time(), memory()
{step}
print(time.process_time() - start, memory() - before)
"""
ALL = "from mondegreen_dictionaries import pack_names; from mondegreen.terms.compiled import packs_named"
OPEN = "packs_named(pack_names()).by_key.get('pytorch')"
SHOW = "import sys; from mondegreen.shows.show import Show; from mondegreen.proposal import Kind, Proposal"
GLOSSARY = """
from mondegreen.terms.lexicon import entry_for
Show.near({folder!r}).amended(lambda draft: [draft.add(f"Brunhilde Ack{{n:x}}feld", "person") for n in range({terms})])
"""
REVIEWS = """
from mondegreen.formats import read
from mondegreen.sessions.session import Session
from pathlib import Path
for episode in range(200):
    found = [Proposal(5 * n, 5 * n + 4, "Elia", f"Ilya {{n}}", 0.8, Kind.TERM, "x", "y") for n in range(50)]
    session = Session(read("Elia " * 50, "txt"), found)
    [session.accept([n]) for n in range(50)]
    Show.near(str(Path({folder!r}) / f"{{episode}}.txt")).note(session)
"""
NEAR = """
show = Show.near({folder!r})
show.lexicons
show.history(Proposal(0, 4, "Elia", "Ilya", 0.8, Kind.TERM, "x", "y"))
"""


def measured(ready: str, step: str, home: str) -> tuple[float, float]:
    """Seconds and MB of a step, in a process that is ready for it."""
    homes = {f"XDG_{name}_HOME": home for name in ("CACHE", "STATE", "CONFIG")}
    program = MEASURED.format(ready=ready, step=step)
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": ROOMS, **homes},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = map(float, ran.stdout.split())
    return seconds, megabytes


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as home:
        rows = [(f"all packs, {when}", *measured(ALL, OPEN, home)) for when in ("the first time", "from the cache")]
        for terms in (100, 5_000):
            folder = str(Path(home) / f"show{terms}")
            Path(folder).mkdir()
            measured(SHOW, GLOSSARY.format(folder=folder, terms=terms), home)
            rows.append((f"a show of {terms:,} terms", *measured(SHOW, NEAR.format(folder=folder), home)))
        measured(SHOW, REVIEWS.format(folder=folder), home)
        rows.append(("the same with 200 reviews of 50 changes", *measured(SHOW, NEAR.format(folder=folder), home)))
    sys.stdout.write("| what | CPU | memory |\n|---|---|---|\n")
    for what, seconds, megabytes in rows:
        sys.stdout.write(f"| {what} | {1000 * seconds:,.0f} ms | {megabytes:.0f} MB |\n")


if __name__ == "__main__":
    main()

"""How fast names are found, and how fast the program starts: python tests/benchmarks/engine.py [WORDS] [FILE]

CPU time of one core and the most memory a process held, each row in a process of its own. First a text of so many words
(200,000) in which hardly a window of words stands twice, for lists of 10 to 100,000 people and nothing else; then FILE,
a text of your own, with 100 terms, all default kinds and the packs that it calls for; then `check` of a small file,
with an empty cache and a full one.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
ROOMS = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui")]
COUNTS = (10, 100, 1_000, 10_000, 100_000)
SMALL = "so I talked to Ilya switzerberger about it and then we went to to the lab\n" * 8
RUNS = 5


def names() -> list[str]:
    """Names that people and places have, in any order that is always the same."""
    from mondegreen.terms.vocabulary import is_name, listed

    found = sorted(word for word in listed() if word.istitle() and word.isascii() and word.isalpha() and len(word) > 3)
    found = [word for word in found if is_name(word.lower())]
    random.Random(1).shuffle(found)
    return found


def drawn(words: int, known: Sequence[str]) -> str:
    """A text of ordinary words, every fiftieth a name."""
    from mondegreen.terms.vocabulary import listed, zipf

    chance = random.Random(2)
    common = sorted(word for word in listed() if word.isascii() and word.islower() and zipf(word) > 3)
    return " ".join(chance.choice(known) if n % 50 == 0 else chance.choice(common) for n in range(words))


def terms_row(count: int, words: int) -> dict[str, float]:
    """What it costs to look for so many people."""
    from mondegreen import Corrector

    every = names()
    given = [f"{every[n % len(every)]} {every[(n * 7 + n // len(every) + 1) % len(every)]}" for n in range(count)]
    text = drawn(words, every)
    Corrector(terms=["Ilya Sutskever"], packs=()).propose("warm up with Elia and switzerberger")
    start = process_time()
    corrector = Corrector(terms=given, packs=(), kinds=["term"])
    made = process_time()
    corrector.propose("a word")
    opened = process_time()
    corrector.propose(text)
    ended = process_time()
    return {"made": made - start, "index": opened - made, "found": (ended - opened) * 1e6 / words, "memory": memory()}


def text_row(path: str) -> dict[str, float]:
    """What a text of one's own costs."""
    from mondegreen import Corrector

    text = Path(path).read_text("utf-8")
    corrector = Corrector(terms=names()[:100])
    corrector.propose("warm up with Elia and switzerberger")
    start = process_time()
    corrector.propose(text)
    words = len(text.split())
    return {"words": words, "found": (process_time() - start) * 1e6 / words, "memory": memory()}


def memory() -> float:
    """Megabytes this process has held at the most; Linux counts kilobytes."""
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def row(cache: str, *arguments: object) -> dict[str, float]:
    """A row, from a process of its own."""
    command = [sys.executable, __file__, "--row", *map(str, arguments)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment(cache))
    return dict(json.loads(ran.stdout))


def environment(cache: str) -> dict[str, str]:
    """That of a run whose cache is this folder, on one core."""
    own = {"XDG_CACHE_HOME": cache, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(ROOMS)}
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **own}


def cost(cache: str, *words: str) -> tuple[float, float]:
    """Milliseconds of processor and of wall time that a command takes."""
    before, began = os.times(), perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mondegreen", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        env=environment(cache),
    )
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return 1000 * used, 1000 * (perf_counter() - began)


def start_up(folder: str) -> None:
    """Print what it costs to start."""
    small = Path(folder, "small.txt")
    small.write_text(SMALL)
    sys.stdout.write("\n| command | processor | wall |\n|---|---|---|\n")
    cache = f"{folder}/first"
    shown = [("check, the first time ever", [cost(cache, "check", str(small))])]
    every = (["--version"], ["export", "-f", "txt", str(small)], ["check", str(small)])
    shown += [(words[0], [cost(cache, *words) for _ in range(RUNS)]) for words in every]
    for name, costs in shown:
        used, wall = (min(each[place] for each in costs) for place in (0, 1))
        sys.stdout.write(f"| {name} | {used:.0f} ms | {wall:.0f} ms |\n")


def main(words: int, path: str = "") -> None:
    """Measure and print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write("| terms | corrector | index made | index opened | per million words | memory |\n")
        sys.stdout.write("|---|---|---|---|---|---|\n")
        for count in COUNTS:
            first, again = (row(f"{folder}/cache", "terms", count, words) for _ in range(2))
            sys.stdout.write(
                f"| {count:,} | {1000 * again['made']:.0f} ms | {first['index']:.2f} s | {again['index']:.2f} s | "
                f"{again['found']:.1f} s | {again['memory']:.0f} MB |\n"
            )
            sys.stdout.flush()
        if path:
            found = row(f"{folder}/cache", "text", path)
            sys.stdout.write(
                f"\n{Path(path).name}, {found['words']:,} words: {found['found']:.1f} s per million words, "
                f"{found['memory']:.0f} MB\n"
            )
        start_up(folder)


if __name__ == "__main__":
    sys.path[:0] = ROOMS
    if sys.argv[1:2] == ["--row"]:
        what, *given = sys.argv[2:]
        measured = terms_row(int(given[0]), int(given[1])) if what == "terms" else text_row(given[0])
        sys.stdout.write(json.dumps(measured))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000, *sys.argv[2:3])

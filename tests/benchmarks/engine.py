"""How fast names are found, and how fast the program starts.

    python tests/benchmarks/engine.py [WORDS] [FILE] [--json OUT]

CPU time of one core and the most memory a process held, each row in a process of its own. First a text of so many words
(200,000) in which hardly a window of words stands twice, and one of a million, for lists of 10 to 100,000 people and
nothing else; then FILE, a text of your own, with 100 terms, all default kinds and the packs that it calls for, and
beginnings of it; then `check` of a small file, with an empty cache and a full one. With --json what was measured is
also written to a file, for whoever draws it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice, pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).parents[2]
ROOMS = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui")]
COUNTS = (10, 100, 1_000, 10_000, 100_000)
LONG = 1_000_000
SMALL = "so I talked to Ilya switzerberger about it and then we went to to the lab\n" * 8
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
"""Words of FILE; what is longer than it is all of it, once."""
RUNS = 5
Rows = list[dict[str, Any]]


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


def text_row(path: str, most: int) -> dict[str, float]:
    """What the first words of a text of one's own cost."""
    from mondegreen import Corrector

    text = Path(path).read_text("utf-8")
    ends = [found.end() for found in islice(re.finditer(r"\S+", text), most)]
    text = text[: ends[-1]]
    corrector = Corrector(terms=names()[:100])
    corrector.propose("warm up with Elia and switzerberger")
    start = process_time()
    corrector.propose(text)
    return {"words": len(ends), "found": (process_time() - start) * 1e6 / len(ends), "memory": memory()}


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


def start_up(folder: str) -> Rows:
    """Print what it costs to start."""
    small = Path(folder, "small.txt")
    small.write_text(SMALL)
    sys.stdout.write("\n| command | processor | wall |\n|---|---|---|\n")
    cache = f"{folder}/first"
    shown = [("check, the first time ever", [cost(cache, "check", str(small))])]
    every = (["--version"], ["export", "-f", "txt", str(small)], ["check", str(small)])
    shown += [(words[0], [cost(cache, *words) for _ in range(RUNS)]) for words in every]
    rows: Rows = []
    for name, costs in shown:
        used, wall = (min(each[place] for each in costs) for place in (0, 1))
        sys.stdout.write(f"| {name} | {used:.0f} ms | {wall:.0f} ms |\n")
        rows.append({"command": name, "processor": used, "wall": wall})
    return rows


def by_terms(folder: str, words: int) -> Rows:
    """Print what lists of terms cost, with an empty cache and with a full one, and what they cost a long text."""
    sys.stdout.write(
        f"| terms | corrector | index made | index opened | {words:,} words | memory | {LONG:,} | memory |\n"
    )
    sys.stdout.write("|---|---|---|---|---|---|---|---|\n")
    rows: Rows = []
    for count in COUNTS:
        first, again, long = (row(f"{folder}/cache", "terms", count, many) for many in (words, words, LONG))
        rows.append(
            {"terms": count, **again, "index": first["index"], "opened": again["index"]}
            | {"long": long["found"], "held": long["memory"]}
        )
        sys.stdout.write(
            f"| {count:,} | {1000 * again['made']:.0f} ms | {first['index']:.2f} s | {again['index']:.2f} s | "
            f"{again['found']:.1f} s | {again['memory']:.0f} MB | {long['found']:.1f} s | {long['memory']:.0f} MB |\n"
        )
        sys.stdout.flush()
    return rows


def by_length(folder: str, path: str) -> Rows:
    """Print what a text of one's own costs, and beginnings of it."""
    sys.stdout.write(f"\n{Path(path).name}:\n\n| words | per million words | memory |\n|---|---|---|\n")
    rows: Rows = []
    for shorter, most in pairwise((0, *LENGTHS)):
        if rows and rows[-1]["words"] < shorter:
            break
        found = row(f"{folder}/cache", "text", path, most)
        rows.append(found)
        sys.stdout.write(f"| {found['words']:,} | {found['found']:.1f} s | {found['memory']:.0f} MB |\n")
        sys.stdout.flush()
    return rows


def main() -> None:
    """Measure and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("words", type=int, nargs="?", default=200_000)
    asked.add_argument("file", nargs="?", default="")
    asked.add_argument("--json", type=Path, metavar="OUT")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        terms = by_terms(folder, given.words)
        lengths = by_length(folder, given.file) if given.file else []
        body = {"words": given.words, "terms": terms, "lengths": lengths, "start": start_up(folder)}
    if given.json:
        given.json.write_text(json.dumps(body, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.path[:0] = ROOMS
    if sys.argv[1:2] == ["--row"]:
        what, *words = sys.argv[2:]
        measured = terms_row(int(words[0]), int(words[1])) if what == "terms" else text_row(words[0], int(words[1]))
        sys.stdout.write(json.dumps(measured))
    else:
        main()

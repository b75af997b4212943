"""Mondegreen beside others that correct text unattended, speed and quality in one run.

    python tests/benchmarks/peers.py TEXT GOLD [--notes NOTES] [--words 200000] [--json FILE]

TEXT is a transcript; GOLD has an object a line for each error marked in it: start, end (characters of TEXT), right (the
readings that are accepted, "" to delete), and optional where it may stay. What is said is of TEXT up to the last mark.
Speed is processor time, of every process, on drawn text in which nothing stands twice by design.

Each does what it does unasked: Mondegreen from 0.9 on, with the notes and without; codespell and typos what they write
with -w; symspellpy `lookup_compound` with its own dictionary, on what stands between marks; LanguageTool its first
suggestions. With --json what was measured is also written to a file, for whoever draws it.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

from rules import drawn

UNASKED = 0.9
FLOORS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Confidences from which Mondegreen's proposals are judged as well: what an editor is shown."""
WORD = re.compile(r"\S+")
BETWEEN_MARKS = re.compile(r"[^\W\d_]+(?:[ '][^\W\d_]+)*")


class Edit(NamedTuple):
    """Characters of the text and what is put there."""

    start: int
    end: int
    text: str
    confidence: float = 1.0


class Peer(NamedTuple):
    """A tool: its name and version, the command that corrects a file (its last word), and how its edits are read."""

    name: str
    version: str
    command: list[str]
    edits: Callable[[str, str, Path], Iterable[Edit]]


def peers(notes: Path | None) -> Iterator[Peer]:
    """Those that are installed; what is missing is said."""
    program = [sys.executable, "-m", "mondegreen", "check", "--format", "json", "--min-confidence", str(FLOORS[-1])]
    if notes:
        yield Peer("mondegreen, with notes", version("mondegreen"), [*program, "--notes", str(notes)], from_findings)
    yield Peer("mondegreen", version("mondegreen"), program, from_findings)
    for name, words in (("codespell", ["-w"]), ("typos", ["--write-changes", "--no-ignore", "--hidden"])):
        if command := shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"):
            yield Peer(name, version(name), [command, *words], from_file)
        else:
            print(f"{name} is not installed: pip install {name}")
    if find_spec("symspellpy"):
        yield Peer("symspellpy", version("symspellpy"), [sys.executable, __file__, "--symspell"], from_file)
    else:
        print("symspellpy is not installed: pip install symspellpy")
    if not (shutil.which("java") and shutil.which("languagetool")):
        print("LanguageTool is not installed: it needs Java, and a package that no index of Python has")
    else:
        said = subprocess.run(["languagetool", "--version"], capture_output=True, text=True, check=False).stdout
        yield Peer("LanguageTool", said.strip(), ["languagetool", "-l", "en-US", "--apply"], from_output)


def version(distribution: str) -> str:
    """Which version is installed; empty where it was installed otherwise than as a package of Python."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def from_findings(text: str, said: str, file: Path) -> Iterator[Edit]:
    """What `check` proposes."""
    del text, file
    for line in said.splitlines():
        found = json.loads(line)
        yield Edit(found["start"], found["end"], found["proposed"], found["confidence"])


def from_file(text: str, said: str, file: Path) -> Iterator[Edit]:
    """What is otherwise in the file than it was."""
    del said
    return differences(text, file.read_text("utf-8"))


def from_output(text: str, said: str, file: Path) -> Iterator[Edit]:
    """What was printed otherwise than it stood."""
    del file
    return differences(text, said)


def differences(old: str, new: str) -> Iterator[Edit]:
    """The words of a text that stand otherwise, line by line."""
    start = 0
    for before, after in zip(old.splitlines(keepends=True), new.splitlines(keepends=True), strict=False):
        if before != after:
            places = [(start + match.start(), start + match.end()) for match in WORD.finditer(before)]
            there = after.split()
            for tag, low, high, from_, to in SequenceMatcher(None, before.split(), there, autojunk=False).get_opcodes():
                if tag in ("replace", "delete"):
                    yield Edit(places[low][0], places[high - 1][1], " ".join(there[from_:to]))
        start += len(before)


def run(command: list[str], file: Path) -> tuple[str, float]:
    """What a command prints for this file, and its processor time in seconds."""
    before = getrusage(RUSAGE_CHILDREN)
    ran = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return ran.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def plain(text: str) -> str:
    """The words, without the marks around them: punctuation is not judged."""
    return re.sub(r"[^\w@.'’-]+", " ", text).strip(" .")


def right(text: str, gold: dict[str, object], near: list[Edit]) -> bool:
    """Whether these edits, taken together, read as one of the accepted readings."""
    low, high = min(int(gold["start"]), near[0].start), max(int(gold["end"]), near[-1].end)
    wanted = {plain(text[low : gold["start"]] + reading + text[gold["end"] : high]) for reading in gold["right"]}
    made, last = "", low
    for edit in near:
        made, last = made + text[last : edit.start] + edit.text, edit.end
    return plain(made + text[last:high]) in wanted


def judged(text: str, golds: list[dict[str, object]], edits: Iterable[Edit]) -> tuple[int, int, int]:
    """How many edits there are, how many of them are right, and how many marked errors are mended."""
    end = max(gold["end"] for gold in golds)
    every = sorted(edit for edit in edits if edit.start <= end)
    mended, good = 0, set()
    for gold in golds:
        near = [edit for edit in every if edit.start < gold["end"] and edit.end > gold["start"]]
        if near and right(text, gold, near):
            good.update(near)
            mended += not gold.get("optional")
    return len(every), len(good), mended


class Row(NamedTuple):
    """What is said of one tool.

    Attributes:
        name: Its name.
        version: Which of it.
        start: Seconds of processor time for a few words.
        million: Seconds of processor time for a million words more.
        edits: How many changes it makes in the judged text, up to the last mark.
        good: How many of them are right.
        mended: How many of the marked errors are mended.
        floors: The last three from other confidences on, where the tool says how sure it is.
    """

    name: str
    version: str
    start: float
    million: float
    edits: int
    good: int
    mended: int
    floors: dict[float, tuple[int, int, int]]


def measured(peer: Peer, text: str, golds: list[dict[str, object]], words: int) -> Row:
    """The speed and the quality of one tool."""
    with tempfile.TemporaryDirectory() as folder:
        small, large, judge = (Path(folder, name) for name in ("small.txt", "large.txt", "judged.txt"))
        small.write_text("a few words\n", "utf-8")
        large.write_text(drawn(words), "utf-8")
        judge.write_text(text, "utf-8")
        start = min(run(peer.command, small)[1] for _ in range(3))
        million = (run(peer.command, large)[1] - start) * 1e6 / words
        edits = list(peer.edits(text, run(peer.command, judge)[0], judge))
    floors = {floor: judged(text, golds, from_on(floor, edits)) for floor in FLOORS}
    unsure = any(edit.confidence < 1 for edit in edits)
    return Row(peer.name, peer.version, start, million, *floors[UNASKED], floors if unsure else {})


def from_on(floor: float, edits: list[Edit]) -> list[Edit]:
    """Those that are at least so sure."""
    return [edit for edit in edits if edit.confidence >= floor]


def main() -> None:
    """Print a row for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("text", type=Path)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--notes", type=Path)
    asked.add_argument("--words", type=int, default=200_000)
    asked.add_argument("--json", type=Path, metavar="FILE")
    given = asked.parse_args()
    text = given.text.read_text("utf-8")
    golds = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines()]
    wanted = sum(not gold.get("optional") for gold in golds)
    rows = [measured(peer, text, golds, given.words) for peer in list(peers(given.notes))]
    shown(rows, given.words, wanted)
    if given.json:
        judged_words = len(text[: max(gold["end"] for gold in golds)].split())
        body = {"words": given.words, "judged": judged_words, "marked": wanted, "rows": [row._asdict() for row in rows]}
        given.json.write_text(json.dumps(body, indent=1) + "\n", "utf-8")


def shown(rows: list[Row], words: int, wanted: int) -> None:
    """Print the table."""
    print(f"\n{words:,} words for speed; {wanted} marked errors; load {os.getloadavg()[0]:.1f}")
    print(", ".join(dict.fromkeys(f"{row.name.partition(',')[0]} {row.version}" for row in rows)), end="\n\n")
    print("| | start-up, CPU s | CPU s per million words | edits | of them right | errors mended |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        share = f"{100 * row.good / row.edits:.1f} %" if row.edits else "-"
        mended = f"{100 * row.mended / wanted:.1f} %"
        print(f"| {row.name} | {row.start:.2f} | {row.million:.1f} | {row.edits} | {share} | {mended} |")


def symspell(path: str) -> None:
    """Correct a file in place, as `lookup_compound` does: every stretch between marks by itself."""
    from importlib.resources import files

    from symspellpy import SymSpell

    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    data = files("symspellpy")
    speller.load_dictionary(str(data / "frequency_dictionary_en_82_765.txt"), 0, 1)
    speller.load_bigram_dictionary(str(data / "frequency_bigramdictionary_en_243_342.txt"), 0, 2)

    def corrected(match: re.Match[str]) -> str:
        return speller.lookup_compound(match[0], 2, transfer_casing=True)[0].term

    file = Path(path)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(BETWEEN_MARKS.sub(corrected, line) for line in lines), "utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--symspell"]:
        symspell(sys.argv[2])
    else:
        main()

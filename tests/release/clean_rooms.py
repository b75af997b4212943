"""Tries what is released in clean environments: python tests/release/clean_rooms.py [PYTHON ...]

Builds the wheel and the sdist, lets twine and check-wheel-contents look at them, and with each Python (those in the
classifiers, as python3.11 and so on, if none is named) installs one and then the other, at the newest versions of what
they need, and at the oldest Python the wheel once more at the oldest versions that pyproject.toml admits. Each
installation mends the README's example and runs a part of the suite, with none of the sources in sight.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXAMPLE = "slow-machines-12"
PART = ("formats", "rules", "exports", "test_corrector.py", "test_session.py", "test_patch.py", "test_journal.py")
"""Of the suite: what needs no file of ours but the tests."""
TESTERS = ("pytest", "pytest-timeout", "hypothesis", "fastjsonschema", "hatchling")
CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")


class Room:
    """An environment of its own, with nothing in it but what is installed there."""

    def __init__(self, place: Path, python: str) -> None:
        subprocess.run([python, "-m", "venv", place], check=True)
        self.bin = place / "bin"
        self.desk = place / "desk"
        shutil.copytree(ROOT / "docs" / "example", self.desk)

    def run(self, program: str, *words: str | Path) -> str:
        """What a program of this environment prints; a failure is shown and ends the trial."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        own = {"XDG_CACHE_HOME": str(self.desk / "cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_COLOR": "1"}
        ran = subprocess.run(
            [self.bin / program, *words], cwd=self.desk, env=clean | own, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            sys.exit(f"{program} {' '.join(map(str, words))}\n{ran.stdout}{ran.stderr}")
        return ran.stdout

    def install(self, *what: str | Path) -> None:
        """Put distributions, and what they need, into it."""
        self.run("pip", "install", "-q", *what)

    def mends(self) -> str:
        """How much of the example the README's second command mends in it; the result is looked at."""
        self.run("mondegreen", "fix", f"{EXAMPLE}.srt", "--notes", f"{EXAMPLE}.notes.md", "-o", "mended.srt")
        mended = (self.desk / "mended.srt").read_text("utf-8")
        if "ChatGPT" not in mended or "[Music]" in mended:
            sys.exit(f"the example is not mended:\n{mended}")
        heard = (self.desk / f"{EXAMPLE}.srt").read_text("utf-8")
        changed = sum(old != new for old, new in zip(heard.splitlines(), mended.splitlines(), strict=False))
        return f"{changed} lines mended"

    def passes(self, suite: Path) -> str:
        """What a part of the suite says in it."""
        shutil.copytree(suite, self.desk, dirs_exist_ok=True)
        said = self.run("python", "-m", "pytest", "-q", "-o", "pythonpath=", *(f"tests/{part}" for part in PART))
        return said.strip().splitlines()[-1]


def copied(place: Path) -> Path:
    """A copy of the suite, with what it reads, that lies beside no source and changes no more."""
    for folder in ("tests", "docs"):
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def built(place: Path) -> list[Path]:
    """The wheel and the sdist, of which those that look at such things have nothing to say."""
    tools = Room(place / "tools", sys.executable)
    tools.install("build", "twine", "check-wheel-contents")
    tools.run("python", "-m", "build", "-o", place / "dist", ROOT)
    found = sorted((place / "dist").iterdir())
    tools.run("twine", "check", "--strict", *found)
    # W009 says that there are three packages in one wheel, which is meant.
    tools.run("check-wheel-contents", "--ignore", "W009", *(file for file in found if file.suffix == ".whl"))
    for file in found:
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return found


def oldest() -> Iterator[str]:
    """What is needed, each at the oldest version that is admitted."""
    for need in PROJECT["dependencies"]:
        name, version = re.match(r"([\w.-]+)>=([\d.]+)", need).groups()
        yield f"{name}=={version if '.' in version else f'{version}.0'}.*"


def main(pythons: list[str]) -> None:
    """Try each; the first that fails ends it."""
    claimed = [found[1] for each in PROJECT["classifiers"] if (found := CLASSIFIER.fullmatch(each))]
    with tempfile.TemporaryDirectory() as folder:
        suite, files = copied(Path(folder, "suite")), built(Path(folder))
        trials = [(python, file, ()) for python in pythons or [f"python{each}" for each in claimed] for file in files]
        trials.append((trials[0][0], files[0], tuple(oldest())))
        for number, (python, file, needs) in enumerate(trials):
            room = Room(Path(folder, f"room-{number}"), python)
            room.install(file, *needs)
            print(f"{python}, {file.suffix}{', oldest needs' if needs else ''}: {room.mends()}", flush=True)
            room.install(*TESTERS)
            print(f"    {room.passes(suite)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

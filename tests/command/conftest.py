"""The command line, in this process and in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

import program as engine
import pytest
from click.testing import CliRunner
from talks import INTERVIEW

from mondegreen_tui.command import main

ROOT = Path(__file__).parents[2]
SOURCES = os.pathsep.join(str(ROOT / folder) for folder in ("corrections", "dictionaries", "tui"))


@pytest.fixture(autouse=True)
def state(tmp_path_factory, monkeypatch):
    """What the program keeps of its own does not go to the one who runs the tests."""
    place = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(place))
    return place


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of its own, with a transcript in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "interview.txt").write_text(INTERVIEW)
    return tmp_path


@pytest.fixture
def mondegreen(here, monkeypatch):
    """Runs the command line in this process; what it reads on standard input comes after the arguments."""
    monkeypatch.setattr("mondegreen.corrector.Corrector", engine.Engine)

    def run(*words, typed=""):
        return CliRunner().invoke(main, words, input=typed)

    return run


@pytest.fixture
def typed(mondegreen):
    """Types these lines into a review of the interview, line by line."""

    def review(*lines, path="interview.txt", options=()):
        return mondegreen("review", "--plain", path, *options, typed="".join(f"{line}\n" for line in lines))

    return review


@pytest.fixture
def environment(state):
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "MONDEGREEN_TRACEBACK")}
    return kept | {"PYTHONPATH": SOURCES, "TERM": "xterm-256color", "PYTHONDONTWRITEBYTECODE": ""}


@pytest.fixture
def command():
    """What starts the command line in a process of its own."""
    return [sys.executable, str(Path(engine.__file__))]


@pytest.fixture
def answered(here, command, environment):
    """A review of the interview, line by line in a process of its own, in which the first question is answered."""
    with subprocess.Popen(
        [*command, "review", "--plain", "interview.txt"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    ) as running:  # fmt: skip
        running.stdin.write(b"a\n")
        running.stdin.flush()
        while b"2 of 5" not in running.stdout.readline():
            pass
        yield running


@pytest.fixture
def program(here, command, environment):
    """Runs the command line in a process of its own."""

    def run(*words, **how):
        how = {"stdin": subprocess.DEVNULL, "capture_output": "stdout" not in how, "env": environment} | how
        if "input" in how:
            del how["stdin"]
        return subprocess.run([*command, *words], check=False, timeout=60, **how)

    return run


@pytest.fixture
def talks(here):
    """A folder with three talks."""
    for name in ("a.txt", "deep/b.txt", "deep/c.srt"):
        (here / "talks" / name).parent.mkdir(parents=True, exist_ok=True)
        words = "with Elia of York\n"
        (here / "talks" / name).write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n" if "srt" in name else words)
    return here / "talks"

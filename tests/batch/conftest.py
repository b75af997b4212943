"""These tests use the small engine and the labours that other processes find by name."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "command")]


@pytest.fixture(autouse=True)
def state(tmp_path_factory, monkeypatch):
    """What the program keeps of its own does not go to the one who runs the tests."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def talks(tmp_path, monkeypatch):
    """A folder with talks, in a place of its own, and a small engine."""
    import program

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mondegreen.corrector.Corrector", program.Engine)
    folder = tmp_path / "talks"
    for name in ("a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} with Elia of York\n")
    return folder

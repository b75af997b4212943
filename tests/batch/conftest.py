"""These tests use the small engine and the labours that other processes find by name."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "command")]


@pytest.fixture(autouse=True)
def state(tmp_path_factory, monkeypatch):
    """What the program keeps of its own does not go to the one who runs the tests."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))

"""A show of a test's own."""

import pytest


@pytest.fixture
def episode(tmp_path):
    """Paths of episodes of one show."""
    return lambda number: str(tmp_path / f"{number}.txt")

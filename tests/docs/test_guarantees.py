"""Every promise of docs/guarantees.md names a test, and the test is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guarantees.md").read_text("utf-8")
PROMISES = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promised")]


@pytest.mark.parametrize("promise", PROMISES, ids=range(len(PROMISES)))
def test_a_promise_is_held_by_a_test(promise: str) -> None:
    held_by = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", promise)
    assert held_by
    for file, test in held_by:
        assert f"def {test or 'main'}(" in (ROOT / file).read_text("utf-8")

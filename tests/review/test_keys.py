"""The table of keys."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.bars import KeyLine
from mondegreen_tui.review.help_screen import help_page
from mondegreen_tui.review.keys import ACTS
from mondegreen_tui.review.screen import ReviewScreen

TAKEN_OVER = {"ctrl+c", "ctrl+p"}
"""Bound by Textual both on the screen, to copy, and in the app, to say how one quits; to the palette in both."""


def test_no_key_is_bound_twice(session_of):
    app = ReviewApp(session_of(), title="t", output=Path("o"), write=lambda: Path("o"))
    maps = (app._bindings, app.review._bindings, app.review.text._bindings)
    times = Counter(key for each in maps for key, found in each.key_to_bindings.items() for _ in found)
    assert {key for key, number in times.items() if number > 1} <= TAKEN_OVER


def test_every_key_has_something_to_do():
    missing = [
        act.name
        for act in ACTS
        if not hasattr(ReviewApp if act.verb.startswith("app.") else ReviewScreen, f"action_{act.verb.split('.')[-1]}")
    ]
    assert not missing


def test_keys_are_single_or_known_to_every_terminal():
    allowed = re.compile(r".|ctrl\+[a-z]|enter|up|down|left|right|pageup|pagedown")
    assert not [key for act in ACTS for key in act.keys if not allowed.fullmatch(key)]


def test_names_are_unique():
    assert len({act.name for act in ACTS}) == len(ACTS)


def test_the_help_lists_everything():
    page = help_page().plain
    assert all(act.does in page and act.shown in page for act in ACTS)


def test_the_line_of_keys_fits_and_keeps_the_way_to_the_others(session_of, play):
    async def look(app, pilot):
        line = app.screen.query_one(KeyLine).render().plain
        assert len(line) <= 78
        assert "n next" in line
        assert line.endswith("? keys  q quit")

    play(session_of(), look=look, size=(80, 24))

"""Text from outside, made fit for a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen_tui.safe import TABLE, safe, safe_line


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x00\x07\x08\x7f", "␀␇␈␡"),
        ("a\rb", "a␍b"),
        ("\x9b31m", "\ufffd31m"),
        ("file\u202etxt.exe", "file\ufffdtxt.exe"),
        ("a\u200bb\ufeff", "a\ufffdb\ufffd"),
        ("\U000e0041", "\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_a_terminal_would_act_upon_is_shown_instead(raw, shown):
    assert safe(raw) == shown


@pytest.mark.parametrize(
    "text",
    ["naïve “quotes” – dashes…", "日本語", "👩\u200d👩\u200d👧", "नमस्\u200dते", "می\u200cخواهم", "e\u0301 \xa0 x"],
)
def test_what_people_write_stays(text):
    assert safe(text) == text


@pytest.mark.parametrize("text", ["a\u200db", "\u200d", "é\u200d", "x\n\u200dé", "\u200cé"])
def test_a_joiner_that_joins_nothing_is_shown(text):
    assert safe(text) == text.replace("\u200d", "\ufffd").replace("\u200c", "\ufffd")


def test_tabs_and_new_lines_stay_in_a_text_and_are_spaces_in_a_line():
    assert safe("a\tb\nc") == "a\tb\nc"
    assert safe_line("a\tb\nc\r") == "a b c␍"


def test_nothing_that_is_replaced_counts_as_printable():
    assert not [hex(code) for code in TABLE if chr(code).isprintable()]


def test_no_control_and_no_invisible_mark_is_let_through():
    kept = {"\t", "\n", "\u200c", "\u200d"}
    raw = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cc"]
    assert {character for character in raw if safe(character) == character} == kept & set(raw)


@given(st.text(st.characters(codec=None)))
def test_no_character_is_added_or_lost(text):
    assert len(safe(text)) == len(safe_line(text)) == len(text)


@given(st.text())
def test_what_is_safe_stays_as_it_is(text):
    assert safe(safe(text)) == safe(text)

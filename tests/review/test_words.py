"""What is said of a proposal, of a decision, of a paragraph's beginning."""

from __future__ import annotations

import re

import pytest

from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.totals import totals
from mondegreen.transcripts.paragraphs import Paragraph
from mondegreen_tui.phrases import clock
from mondegreen_tui.review import wording
from mondegreen_tui.review.card import compact, full
from mondegreen_tui.review.closing import Closing, summary
from mondegreen_tui.review.facts import facts
from mondegreen_tui.review.gutter import Gutter
from mondegreen_tui.review.keymap import Keymap

UM, ELIA = 0, 1


def test_the_card_says_all_there_is_to_know(session_of):
    session = session_of()
    session.accept((4,))
    card = full(facts(session, ELIA), 40).plain
    for said in ("2 of 6", "undecided", "Elia → Ilya", "2 ─", " 5 %  Elijah", "Sounds like Ilya.", "term", "named"):
        assert said in card
    assert "3 places, 1 decided" in card


def test_the_card_shows_what_became_of_it(session_of):
    session = session_of()
    session.edit((ELIA,), "Ilja")
    assert "Elia → Ilja" in full(facts(session, ELIA), 40).plain
    assert "edited" in compact(facts(session, ELIA), 76).plain.split("\n")[0]


def test_the_card_below_the_text_has_four_lines_and_none_too_wide(session_of):
    lines = compact(facts(session_of(), ELIA), 76).plain.split("\n")
    assert len(lines) == 4
    assert all(len(line) <= 76 for line in lines)


def test_a_deletion_is_called_one(session_of):
    assert "∅ (delete)" in full(facts(session_of(), UM), 40).plain


def test_nothing_is_certain():
    assert [wording.percent(confidence) for confidence in (0.0, 0.554, 0.999, 1.0)] == ["0 %", "55 %", "99 %", "99 %"]


def test_the_closing_words_have_the_sums_by_kind_and_what_comes_next(session_of):
    session = session_of()
    session.accept((ELIA, 4))
    session.reject((2,))
    text = summary(Closing(totals(session), "out.txt", "out.jsonl", ("“elia” for “Ilya”",)), Keymap()).plain
    assert re.search(r"✓ +✎ +✗ +•\nterm +2 +1 +3\n", text)
    for said in (
        "3 are undecided",
        "About 2 errors are left",
        "o goes round again",
        "writes out.txt",
        "learned “elia”",
    ):
        assert said in text
    assert "out.jsonl" in text


def test_the_closing_words_name_the_keys_that_are_on(session_of):
    text = summary(Closing(totals(session_of()), "out.txt"), Keymap("git")).plain
    assert "j goes round again" in text


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision((ELIA,), Verdict.ACCEPTED, "Ilya"), "Accepted: Elia → Ilya"),
        (Decision((ELIA, 4, 5), Verdict.REJECTED), "Kept 3 alike: Elia"),
        (Decision((ELIA,), Verdict.EDITED, ""), "Edited: Elia → ∅"),
    ],
)
def test_a_decision_is_named_by_what_it_did(session_of, decision, said):
    assert wording.decided(session_of(), decision) == said


def test_what_is_too_long_loses_its_middle():
    assert wording.shortened("abcdefghij", 7) == "abc…hij"
    assert wording.shortened("ab\ncd", 7) == "ab cd"
    assert wording.shortened("日本語テキスト", 7) == "日本語…"
    assert wording.shortened("abcdef", 2) == "a…"


def test_times_are_hours_minutes_and_seconds():
    assert [clock(seconds) for seconds in (0, 59.9, 3725.2, 36000)] == ["0:00:00", "0:00:59", "1:02:05", "10:00:00"]


def test_the_margin_is_as_wide_as_what_stands_in_it():
    assert Gutter((Paragraph(0, 1), Paragraph(1, 2))).width == 0
    assert Gutter((Paragraph(0, 1, "Ilya"),)).width == 6
    assert Gutter((Paragraph(0, 1, "Ilya", 3.0),)).width == 15


def test_a_name_is_said_once_until_another_speaks():
    gutter = Gutter([Paragraph(0, 1, "Ilya"), Paragraph(1, 2, "Ilya"), Paragraph(2, 3, "Participant nine")])
    assert [gutter.head(number)[1].strip() for number in range(3)] == ["Ilya", "", "Participant…"]

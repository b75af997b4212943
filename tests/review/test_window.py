"""Which part of the screen has which room, in windows of any size, and what is said there."""

from __future__ import annotations

import re

import pytest

from mondegreen.formats.srt import SAMPLE
from mondegreen.formats.srt import read as read_captions
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.session import Session


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (250, 70)])
def test_no_window_is_too_small_or_too_large(session_of, play, size):
    session = session_of()
    play(session, "a", "n", "e", "escape", "?", "q", "A", size=size)
    assert len(session.decisions) == 2


def test_the_card_stands_beside_the_text_or_below_it(session_of, play):
    async def look(app, pilot):
        assert app.review.card.region.x > 40
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.review.card.region.x == 0
        assert "2 Elijah 5 %" in app.review.card.render().plain

    play(session_of(), "n", look=look)


def test_zoom_gives_the_text_the_room_of_the_card_and_back(session_of, play, screen_text):
    async def look(app, pilot):
        before = app.review.text.size
        await pilot.press("z")
        assert app.review.text.size.height == before.height - 1
        assert app.review.text.size.width > before.width
        assert re.search(r"um → ∅ +90 %  • undecided", screen_text(app))
        await pilot.press("a", "z")
        assert app.review.text.size == before

    play(session_of(), look=look)


def test_a_low_window_leaves_most_lines_to_the_text(session_of, play, screen_text):
    async def look(app, pilot):
        assert app.review.text.size.height == 4
        assert app.review.card.size.height == 3
        assert re.search(r"um → ∅ +90 %  • undecided", screen_text(app))
        await pilot.press("z")
        assert app.review.card.size.height == 1

    play(session_of(), look=look, size=(40, 10))


def test_the_card_says_when_and_by_whom_the_words_were_said(play, screen_text):
    transcript = read_captions(SAMPLE)
    at = transcript.text.index("neural")
    proposal = Proposal(at, at + 6, "neural", "new", 0.9, Kind.TERM, "named", "Because.", (Candidate("new", 0.9),))

    async def look(app, pilot):
        when = app.review.card.facts.said
        assert when == "0:00:04 Craig Smith"
        assert f"said   {when}" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        assert f"1 of 1 · {when} · term" in screen_text(app)

    play(Session(transcript, (proposal,)), look=look)


def test_the_card_is_set_anew_to_a_new_size(session_of, play, screen_text):
    async def look(app, pilot):
        await pilot.resize_terminal(70, 20)
        assert re.search(r" um → ∅ {40,}90 %  • undecided", screen_text(app))
        await pilot.resize_terminal(120, 30)
        assert "1 of 6              " in screen_text(app)

    play(session_of(), look=look)


def test_the_card_says_at_its_foot_what_will_be_written(session_of, play, screen_text):
    async def look(app, pilot):
        assert "q leaves and writes talk.mended.txt" in screen_text(app)

    play(session_of(), look=look)


def test_the_current_proposal_stays_in_sight_when_the_window_changes(session_of, play, screen_text):
    speech = "\n\n".join([f"talk number {number} " + "blah " * 60 for number in range(40)]) + " Elia"

    async def look(app, pilot):
        for size in [(60, 20), (150, 40), (80, 24), (120, 12)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert any("Elia" in row for row in screen_text(app).split("\n")[1:-2] if "→" not in row), size

    play(session_of(speech), look=look)


def test_scrolling_leaves_the_current_one_and_a_full_stop_comes_back(session_of, play):
    speech = "Elia says " + "\n\n".join(["blah " * 60] * 40)

    async def look(app, pilot):
        assert app.review.text.scroll_offset.y == 3
        await pilot.press("pagedown", "ctrl+u", "k")
        assert app.review.text.scroll_offset.y > 3
        await pilot.press(".")
        assert app.review.text.scroll_offset.y == 0
        assert app.review.current == 0

    play(session_of(speech), "j", "down", "j", look=look)


def test_another_theme_is_seen_at_once(session_of, play):
    async def look(app, pilot):
        before = app.review.text.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert app.review.text.render_line(0) != before
        assert app.review.text.render_line(0).text == before.text

    play(session_of(), look=look)

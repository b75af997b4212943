"""The list of cards: one key for all places of a change, or for one of them."""

from __future__ import annotations

import pytest

from mondegreen.sessions.decision import Verdict
from mondegreen.shows.show import Show
from mondegreen_tui.review.facts import Count
from reviews import verdicts

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (40, 10)])
def test_a_card_shows_all_its_places_with_the_words_around_them(session_of, play, screen_text, size):
    async def look(app, pilot):
        rows = screen_text(app).split("\n")
        assert any("3×  Elia → Ilya" in row for row in rows)
        if size[0] >= 80:
            assert any("my name is not Elia at all" in row for row in rows)

    play(session_of(), "tab", "n", look=look, size=size)


def test_one_key_decides_all_places_and_one_takes_it_all_back(session_of, play):
    session = session_of()

    async def look(app, pilot):
        assert verdicts(session) == [((ELIA, ELIA_2, ELIA_3), Verdict.ACCEPTED, "Ilya")]
        assert app.review.current == GPT
        assert app.review.bar.count == Count(6, accepted=3)
        await pilot.press("u")
        assert app.review.notice.text == "Undid: Elia → Ilya, 3 places"
        assert app.review.current == ELIA

    play(session, "tab", "n", "a", look=look)
    assert session.decisions == ()


def test_one_steps_in_and_excepts_some(session_of, play):
    session = session_of()
    app = play(session, "tab", "n", "down", "down", "r", "up", "up", "up", "a")
    assert verdicts(session) == [
        ((ELIA_2,), Verdict.REJECTED, None),
        ((ELIA, ELIA_3), Verdict.ACCEPTED, "Ilya"),
    ]
    assert app.review.current == GPT


def test_inside_of_a_card_a_decision_goes_on_to_its_next_place_and_then_to_the_next_card(session_of, play):
    session = session_of()
    app = play(session, "tab", "n", "j", "a", "r", "a")
    assert [places for places, *_ in verdicts(session)] == [(ELIA,), (ELIA_2,), (ELIA_3,)]
    assert (app.review.current, app.review.cards.inside) == (GPT, None)


def test_a_card_that_is_decided_can_be_decided_otherwise(session_of, play):
    session = session_of()
    play(session, "tab", "n", "r", "p", "a")
    assert verdicts(session)[-1] == ((ELIA, ELIA_2, ELIA_3), Verdict.ACCEPTED, "Ilya")


def test_candidates_and_words_of_ones_own_are_for_the_whole_card(session_of, play):
    session = session_of()
    play(session, "tab", "n", "2", "p", "e", "ctrl+u", *"Ilja", "enter")
    assert verdicts(session) == [
        ((ELIA, ELIA_2, ELIA_3), Verdict.ACCEPTED, "Elijah"),
        ((ELIA, ELIA_2, ELIA_3), Verdict.EDITED, "Ilja"),
    ]


def test_tab_keeps_the_place(session_of, play):
    async def look(app, pilot):
        assert app.review.card.render().plain.startswith("card 4 of 4")
        assert "tab text" in app.review.key_line.render().plain
        await pilot.press("tab")
        assert app.review.current == OPEN_AI
        await pilot.press("n", "tab")
        assert (app.review.current, app.review.cards.index) == (ELIA, 1)

    play(session_of(), "n", "n", "n", "tab", look=look)


def test_the_first_and_the_last_card_say_so(session_of, play):
    async def look(app, pilot):
        assert app.review.notice.text == "This is the first one."
        await pilot.press(*"nnnn")
        assert app.review.notice.text == "This is the last one."

    play(session_of(), "tab", "p", look=look)


def test_the_order_is_changed_by_one_key(session_of, play):
    async def look(app, pilot):
        assert app.review.has_class("-cards")
        await pilot.press("s")
        assert app.review.cards.cards[0].places == (ELIA, ELIA_2, ELIA_3)
        assert "most places" in app.review.notice.text
        assert app.review.cards.index == 0
        await pilot.press("n", "a", "s")
        assert "document" in app.review.notice.text
        assert (app.review.current, app.review.cards.index) == (ELIA, 1)

    play(session_of(), "s", look=look)


def test_what_a_key_would_write_is_said_in_full(session_of, play, screen_text, tmp_path):
    async def look(app, pilot):
        await pilot.pause()
        assert "mondegreen.terms.toml" in screen_text(app)

    show = Show.near(str(tmp_path / ("a_long_name_of_a_folder") / "talk.txt"))
    play(session_of(), "n", "X", look=look, size=(80, 24), show=show)


def test_a_click_points_to_a_card_or_to_one_of_its_places(session_of, play, screen_text):
    async def look(app, pilot):
        await pilot.click(app.review.cards, offset=(12, 2))
        assert app.review.current == ELIA
        await pilot.click(app.review.cards, offset=(20, 3))
        assert (app.review.current, app.review.cards.inside) == (ELIA_2, 1)

    play(session_of(), "tab", look=look)


def test_many_places_are_shown_in_part_until_one_steps_in(session_of, play, screen_text):
    async def look(app, pilot):
        assert "… and 55 more" in screen_text(app)
        await pilot.press("down", "pagedown", "pagedown")
        assert "more" not in screen_text(app).split("\n")[5]
        assert app.review.cards.inside > 20
        await pilot.press("p")
        assert app.review.cards.index == 0

    play(session_of("um " + "talk to Elia " * 60), "tab", "n", look=look, size=(100, 20))


def test_a_session_without_proposals_has_no_cards(session_of, play):
    app = play(session_of(swaps=()), "tab", "s", "j", "a")
    assert not app.review.has_class("-cards")

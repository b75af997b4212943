"""Looking for words, filtering, completing."""

from __future__ import annotations

import asyncio
import re

import pytest

from mondegreen.sessions.decision import Verdict
from mondegreen_tui.review.completion import Completion, known_words

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)
LONG = "Elia says " + "\n\n".join(["blah " * 60] * 30) + "\n\nthe end of Elia and of hello"


def test_words_are_found_in_the_text_and_marked(session_of, play):
    async def look(app, pilot):
        assert app.review.notice.text == "1 of 1: the end"
        assert app.review.text.scroll_offset.y > 50
        strips = [app.review.text.render_line(y) for y in range(app.review.text.size.height)]
        found = [seg for strip in strips for seg in strip if seg.text == "the end"]
        assert found[0].style.italic

    play(session_of(LONG), "/", *"the end", "enter", look=look)


def test_the_find_that_one_stands_at_is_set_off_from_the_others(session_of, play):
    async def look(app, pilot):
        def looks():
            strips = [app.review.text.render_line(y) for y in range(app.review.text.size.height)]
            return [bool(seg.style.reverse) for strip in strips for seg in strip if seg.text == "hello"]

        assert looks() == [False, True]
        await pilot.press("m")
        assert looks() == [True, False]
        await pilot.press("n")
        assert looks() == [False, False]

    play(session_of("hello to Elia\n\nhello to Elia again"), "/", *"hello", "enter", look=look)


def test_from_a_find_one_goes_on_to_what_is_proposed_around_it(session_of, play):
    async def look(app, pilot):
        assert app.review.current == ELIA_3
        assert app.review.card.facts.number == ELIA_3 + 1
        await pilot.press("n")
        assert app.review.current == ELIA_3
        await pilot.press("/", "enter", "p")
        assert app.review.current == ELIA_2

    play(session_of(), "/", *"thank", "enter", look=look)


def test_words_are_found_where_they_are_only_proposed(session_of, play):
    async def look(app, pilot):
        assert (app.review.current, app.review.notice.text) == (GPT, "1 of 1: chatgpt")

    play(session_of(), "/", *"chatgpt", "enter", look=look)


def test_the_next_find_and_the_one_before_go_round(session_of, play):
    async def look(app, pilot):
        seen = [app.review.current]
        for key in "mmmM":
            await pilot.press(key)
            seen.append((app.review.current, app.review.notice.text.split(":")[0]))
        assert seen == [ELIA, (ELIA_2, "2 of 3"), (ELIA_3, "3 of 3"), (ELIA, "1 of 3"), (ELIA_3, "3 of 3")]

    play(session_of(), "/", *"elia", "enter", look=look)


def test_no_words_end_the_search(session_of, play):
    async def look(app, pilot):
        await pilot.press("/", "ctrl+u", "enter")
        assert app.review.notice.text == "Nothing is looked for."
        assert not app.review.text.found()

    play(session_of(), "/", *"elia", "enter", look=look)


def test_what_stands_nowhere_is_said(session_of, play):
    app = play(session_of(), "n", "/", *"zebra", "enter")
    assert (app.review.current, app.review.notice.text) == (ELIA, "Nowhere: zebra")


def test_a_text_without_proposals_can_be_searched(session_of, play):
    app = play(session_of(LONG, swaps=()), "/", *"the end", "enter", "m")
    assert app.review.notice.text == "1 of 1: the end"


def test_cards_are_found_by_what_is_heard_or_proposed(session_of, play):
    async def look(app, pilot):
        assert app.review.cards.index == 2
        await pilot.press("/", "ctrl+u", *"zebra", "enter")
        assert app.review.notice.text == "On no card: zebra"

    play(session_of(), "tab", "/", *"chatgpt", "enter", look=look)


def test_a_filter_lets_one_go_only_through_some(session_of, play, screen_text):
    session = session_of()

    async def look(app, pilot):
        assert app.review.current == ELIA
        assert "Only elia: 3 of 6" in app.review.notice.text
        assert "only elia" in screen_text(app)
        await pilot.press("n", "a", "n")
        assert app.review.current == ELIA_3
        await pilot.press("f", "ctrl+u", "enter")
        assert app.review.notice.text == "Everything is shown."
        await pilot.press("tab")
        assert len(app.review.cards.cards) == 4

    play(session, "f", *"elia", "enter", look=look)
    assert [(decision.places, decision.verdict) for decision in session.decisions] == [((ELIA_2,), Verdict.ACCEPTED)]


def test_a_filter_holds_for_cards_and_undo_leads_out_of_it(session_of, play):
    async def look(app, pilot):
        assert [card.places for card in app.review.cards.cards] == [(GPT,), (OPEN_AI,)]
        await pilot.press("u")
        assert app.review.current == UM

    play(session_of(), "a", "tab", "f", *"p", "enter", look=look)


def test_the_end_of_what_passes_a_filter_is_not_the_end_of_all(session_of, play, screen_text):
    async def look(app, pilot):
        assert "All that is um is decided; 5" in screen_text(app)
        assert "f shows the others" in screen_text(app)
        await pilot.press("o")
        assert app.review.notice.text == "Nothing waits among um; f shows others."

    play(session_of(), "f", *"um", "enter", "a", look=look)


def test_a_filter_that_nothing_passes_is_not_kept(session_of, play):
    app = play(session_of(), "n", "f", *"zebra", "enter")
    assert app.review.notice.text == "Nothing is zebra; everything is shown."
    assert app.review.current == ELIA


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("il", "ilya"), ("Dr Il", "Dr Ilya"), ("open", "openAI"), ("I", None), ("Ilya", None), ("xy", None)],
)
def test_known_terms_complete_what_is_typed(session_of, typed, completed):
    assert asyncio.run(Completion(known_words(session_of())).get_suggestion(typed)) == completed


def test_tab_takes_the_completion(session_of, play):
    session = session_of()

    async def look(app, pilot):
        await pilot.press(*"Open")
        await pilot.pause(0.1)
        await pilot.press("tab", "enter")

    play(session, "n", "e", "ctrl+u", look=look)
    assert session.decisions[0].text == "OpenAI"


def test_the_line_says_what_its_keys_do(session_of, play):
    async def look(app, pilot):
        assert re.search("show only these.*undecided", app.review.key_line.render().plain)

    play(session_of(), "f", look=look)

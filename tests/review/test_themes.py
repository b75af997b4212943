"""Colours are a comfort: what a mark means is told by more than them, and without them."""

from __future__ import annotations

import pytest
from textual import events

from mondegreen.configuration import configuration_in
from mondegreen.errors import MalformedError
from mondegreen_tui.review.themes import theme_names, theme_near

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


def attributes(style) -> tuple[bool, ...]:
    return tuple(map(bool, (style.bold, style.dim, style.italic, style.underline, style.reverse, style.strike)))


def looks(app) -> dict[int, object]:
    """The style in which each proposal of the text is drawn."""
    strips = [app.review.text.render_line(line) for line in range(app.review.text.size.height)]
    segments = [segment for strip in strips for segment in strip if segment.style and segment.style.meta]
    return {segment.style.meta["place"]: segment.style for segment in segments if "place" in segment.style.meta}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_every_mark_differs_from_every_other_without_its_colour(session_of, play, theme):
    session = session_of()
    session.accept((ELIA,))
    session.reject((GPT,))
    session.edit((ELIA_2,), "Ilya S")

    async def look(app, pilot):
        found = looks(app)
        marks = [attributes(found[place]) for place in (OPEN_AI, UM, ELIA, GPT, ELIA_2)]
        assert len({*marks, attributes(app.review.text.visual_style.rich_style)}) == 6

    play(session, look=look, theme=theme)


def test_where_no_colours_are_wanted_there_are_none(session_of, play, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    session = session_of()
    session.accept((ELIA,))

    async def look(app, pilot):
        strips = app.screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip if segment.style}
        assert all(colour.is_default for style in styles for colour in (style.color, style.bgcolor) if colour)
        assert {attributes(style) for style in styles} >= {attributes(looks(app)[place]) for place in (UM, ELIA, GPT)}

    play(session, look=look, theme="textual-light")


class TestTheThemeOfOnesOwn:
    def test_comes_from_the_nearest_configuration_that_has_one(self, tmp_path):
        (tmp_path / "show").mkdir()
        (tmp_path / "mondegreen.toml").write_text('theme = "light"')
        (tmp_path / "show" / "mondegreen.toml").write_text('terms = ["Ilya"]')
        assert theme_near(str(tmp_path / "show" / "talk.txt")) == "textual-light"
        assert theme_near(str(tmp_path / "show" / "talk.txt"), "nord") == "nord"
        assert "solarized-light" in theme_names()

    def test_that_is_none_is_told_with_its_file(self, tmp_path):
        place = tmp_path / "mondegreen.toml"
        place.write_text('theme = "lihgt"')
        assert configuration_in(str(place)).theme == "lihgt"
        with pytest.raises(
            MalformedError, match=r"mondegreen.toml: theme: there is no 'lihgt'. Did you mean 'light'\?"
        ):
            theme_near(str(tmp_path / "talk.txt"))

    def test_is_kept_by_a_line_that_the_screen_tells(self, session_of, play):
        async def look(app, pilot):
            app.theme = "nord"
            await pilot.pause()
            assert 'theme = "nord"' in app.review.notice.text

        play(session_of(), look=look)


def test_the_wheel_scrolls_and_a_click_still_finds_its_proposal(session_of, play):
    speech = "Elia says " + "\n\n".join(["blah " * 60] * 40)

    async def look(app, pilot):
        text = app.review.text
        where = {"x": 20, "y": 5, "delta_x": 0, "delta_y": 1, "button": 0, "shift": False, "meta": False, "ctrl": False}
        for _ in range(4):
            text.post_message(events.MouseScrollDown(text, screen_x=20, screen_y=5, style=None, **where))
        await pilot.pause()
        assert text.scroll_offset.y > 3

    play(session_of(speech), look=look)


def test_the_page_of_help_scrolls_in_a_small_window_by_the_keys_of_a_pager(session_of, play, screen_text):
    async def look(app, pilot):
        assert "reversed and bold" not in screen_text(app)
        await pilot.press(*["space"] * 4)
        assert "reversed and bold" in screen_text(app)
        await pilot.press(*["b"] * 4)
        assert "Decide" in screen_text(app)
        await pilot.press("?")
        assert app.screen is app.review

    play(session_of(), "?", look=look, size=(80, 24))


def test_a_click_beside_the_page_of_help_closes_it(session_of, play):
    async def look(app, pilot):
        await pilot.click(offset=(60, 15))
        assert app.screen is not app.review
        await pilot.click(offset=(2, 15))
        assert app.screen is app.review

    play(session_of(), "?", look=look)

"""A second window on a review: it shows what the first decides, and decides nothing."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest

from mondegreen.sessions.elsewhere import Elsewhere
from mondegreen.sessions.ledger import Ledger

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


@pytest.fixture
def windows(tmp_path, session_of):
    """A session in the first window, and the same as the second sees it."""

    @contextmanager
    def open_in_both():
        wanted, place = session_of(), tmp_path / "talk.jsonl"
        with Ledger(place) as ledger:
            first, _ = ledger.resume(wanted.transcript, wanted.proposals)
            first.accept((UM,))
            yield first, Elsewhere(place).session(wanted.transcript, wanted.proposals)

    return open_in_both


def test_it_is_only_shown(windows, play, screen_text):
    async def look(app, pilot):
        assert "READ ONLY" in screen_text(app)
        assert "the other window decides" in screen_text(app)
        await pilot.press("a")
        assert "open in another window" in app.review.notice.text
        await pilot.press("u", "E", "enter", "n", "tab", "q")
        assert app.outcome.written is None

    with windows() as (_, second):
        play(second, look=look, write=lambda: pytest.fail("written"), output=Path("out.txt"))
        assert len(second.decisions) == 1


def test_it_goes_along_with_what_is_decided(windows, play, screen_text):
    with windows() as (first, second):

        async def look(app, pilot):
            assert "shown here as it goes on" in app.review.notice.text
            first.accept((ELIA,))
            app.review.look_at_disk()
            await pilot.pause()
            assert "talk to Ilya who" in screen_text(app)
            assert app.review.notice.text == "In the other window: Accepted: Elia → Ilya"
            assert app.review.current == GPT
            first.undo()
            app.review.look_at_disk()
            assert app.review.notice.text == "In the other window: Undid: Elia → Ilya"
            assert app.review.current == ELIA

        play(second, look=look)


def test_an_editor_who_looks_at_something_else_is_left_there(windows, play):
    with windows() as (first, second):

        async def look(app, pilot):
            await pilot.press("p", "tab")
            first.edit((ELIA, ELIA_2), "Ilja")
            first.write(0, 5, "Greg:")
            app.review.look_at_disk()
            assert app.review.notice.text == "In the other window: 2 decisions"
            assert app.review.current == UM
            assert app.review.bar.count.edited == 3

        play(second, look=look)
        assert second.reading() == first.reading()


def test_a_ledger_that_cannot_be_followed_is_said(windows, play, tmp_path):
    with windows() as (_, second):

        async def look(app, pilot):
            (tmp_path / "talk.jsonl").write_text("no ledger")
            app.review.look_at_disk()
            assert "The other window cannot be followed." in app.review.notice.text

        play(second, look=look)

"""Going about, clicking, leaving."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from mondegreen.errors import UnwritableError
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.session import Session
from mondegreen.transcripts.transcript import Draft
from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.facts import Count
from mondegreen_tui.review.help_screen import HelpScreen
from mondegreen_tui.review.keymap import pretty
from reviews import verdicts

UM, ELIA, GPT = range(3)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
def test_when_everything_is_decided_the_card_says_so(session_of, play, screen_text, size):
    session = session_of()

    async def look(app, pilot):
        shown = screen_text(app)
        assert "Everything is decided." in shown
        assert "talk.mended.txt" in shown
        await pilot.press("u")
        assert "Everything is decided." not in screen_text(app)

    play(session, "r", "A", "a", "e", "s", "enter", look=look, size=size)


def test_at_the_end_the_skipped_are_counted_and_one_can_go_round_again(session_of, play, screen_text):
    async def look(app, pilot):
        assert "The end; 5 are undecided." in screen_text(app)
        await pilot.press("o")
        assert app.review.current == ELIA
        assert "The end" not in screen_text(app)
        await pilot.press("q")
        assert app.outcome.totals.errors_left > 4

    play(session_of(), *"annnnn", look=look)


def test_leaving_writes_the_file_and_says_how_it_went(session_of, play):
    app = play(session_of(), "a", "r", "q", write=lambda: Path("there.txt"))
    assert app.outcome.written == Path("there.txt")
    assert app.outcome.count == Count(6, accepted=1, rejected=1)
    assert app.outcome.count.left == 4


def test_leaving_without_a_decision_writes_nothing(session_of, play):
    app = play(session_of(), "n", "ctrl+q", write=lambda: pytest.fail("written"))
    assert app.outcome.written is None


def test_a_file_that_cannot_be_written_is_said_once_and_holds_nobody(session_of, play):
    tries = []

    def write():
        tries.append(1)
        raise UnwritableError("there.txt: permission denied; nothing was written.")

    async def look(app, pilot):
        assert app.outcome is None
        assert "permission denied" in app.review.notice.text
        await pilot.press("q")
        assert app.outcome.trouble.startswith("there.txt")

    play(session_of(), "a", "q", look=look, write=write)
    assert len(tries) == 2


def test_a_transcript_without_a_word_can_be_opened(play):
    play(
        Session(Draft("").finish("txt"), ()), "j", "a", "?", "q", look=lambda app, pilot: pilot.resize_terminal(60, 10)
    )


def test_a_click_goes_to_a_proposal(session_of, play):
    async def look(app, pilot):
        strip = next(line for line in app.screen._compositor.render_strips() if "chat GPT" in line.text)
        rows = [line.text for line in app.screen._compositor.render_strips()]
        await pilot.click(offset=(strip.text.index("chat GPT") + 2, rows.index(strip.text)))
        assert app.review.current == GPT

    play(session_of(), look=look)


def test_the_keys_at_the_bottom_can_be_clicked(session_of, play):
    session = session_of()

    async def look(app, pilot):
        await pilot.click(app.review.key_line, offset=(app.review.key_line.render().plain.index("r keep") + 2, 0))

    play(session, look=look)
    assert verdicts(session) == [((UM,), Verdict.REJECTED, None)]


def test_help_opens_and_closes(session_of, play):
    async def look(app, pilot):
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("q")
        assert app.screen is app.review

    play(session_of(), "?", look=look)


def test_commands_are_found_by_name(session_of, play):
    session = session_of()

    async def look(app, pilot):
        await pilot.press(*"keep what")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()

    play(session, ":", look=look)
    assert verdicts(session) == [((UM,), Verdict.REJECTED, None)]


def test_a_session_without_proposals_takes_every_key(session_of, play, screen_text):
    session = session_of(swaps=())

    async def look(app, pilot):
        assert "nothing to decide" in screen_text(app)

    app = play(session, *"aryx1eARunpo.jk", "ctrl+r", look=look)
    assert session.decisions == ()
    assert not app.review.key_line.writing


def test_the_screen_opens_where_something_waits(session_of, play):
    session = session_of()
    session.accept((UM,))
    assert play(session).review.current == ELIA


def test_the_title_bar_says_what_is_not_saved(session_of, play, screen_text):
    class Unsynced:
        saved = False

    async def look(app, pilot):
        app.review.look_at_disk()
        await pilot.pause()
        assert "NOT SAVED" in screen_text(app)

    play(session_of(record=Unsynced()), look=look)


def test_keys_that_need_a_proposal_are_grey_where_there_is_none(session_of, play, screen_text):
    async def look(app, pilot):
        assert "E writes over a paragraph" in screen_text(app)
        assert screen_text(app).splitlines()[-1].split()[:2] == ["u", "undo"]

    play(session_of("talk to Elia", swaps=()), look=look)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks came with Python 3.12")
def test_the_screen_opens_with_eager_tasks_as_the_real_loop_has_them(session_of):
    app = ReviewApp(session_of(), Desk("t", Path("o"), lambda: Path("o")))

    async def act():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        async with app.run_test() as pilot:
            await pilot.press("a", "e", "enter", "q")

    asyncio.run(act())
    assert app.outcome.count.decided == 2


def test_keys_are_written_as_people_write_them():
    assert [pretty(key) for key in ("ctrl+r", "pagedown", "a")] == ["Ctrl-r", "PgDn", "a"]

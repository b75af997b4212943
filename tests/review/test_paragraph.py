"""Writing over a paragraph."""

from __future__ import annotations

from mondegreen.sessions.decision import Verdict
from reviews import verdicts

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


def test_what_differs_becomes_decisions(session_of, play, screen_text):
    session = session_of()

    async def look(app, pilot):
        box = app.focused
        box.text = box.text.replace("today", "tonight").replace("Elia who", "Ilya who")
        await pilot.press("enter")
        assert "Wrote 2 changes: today → tonight, Elia → Ilya" in app.review.notice.text
        assert "tonight um I talk to Ilya who" in screen_text(app)
        assert app.review.text.has_focus
        await pilot.press("u")
        assert app.review.notice.text == "Undid: edited paragraph, 2 changes"
        assert "today um I talk to Elia who" in screen_text(app)
        await pilot.press("ctrl+r")
        assert app.review.notice.text == "Redid: edited paragraph, 2 changes"

    play(session, "n", "E", look=look)
    assert verdicts(session) == [((6,), Verdict.EDITED, "tonight"), ((ELIA,), Verdict.ACCEPTED, "Ilya")]


def test_the_cursor_begins_at_the_current_proposal_and_escape_leaves_everything(session_of, play):
    session = session_of()

    async def look(app, pilot):
        assert app.focused.cursor_location == (0, app.focused.text.index("Elia"))
        await pilot.press("x", "y", "escape", "a")

    play(session, "n", "E", look=look)
    assert verdicts(session) == [((ELIA,), Verdict.ACCEPTED, "Ilya")]


def test_the_paragraph_that_was_found_is_the_one_that_is_written_over(session_of, play):
    session = session_of()

    async def look(app, pilot):
        assert app.focused.text.startswith("thank you Craig")
        app.focused.text = app.focused.text.replace("Craig", "Greg")
        await pilot.press("enter")

    play(session, "/", *"thank", "enter", "E", look=look)
    assert "thank you Greg my name" in session.reading()


def test_a_paragraph_can_be_written_where_nothing_is_proposed(session_of, play):
    session = session_of("talk to Elia", swaps=())
    app = play(session, "E", "o", "h", "enter", "u", "ctrl+r", "u", "a", "tab", "u")
    assert session.reading() == "talk to Elia"
    assert app.review.card.facts is None


def test_nothing_that_is_pasted_reaches_the_terminal_raw(session_of, play):
    async def look(app, pilot):
        app.focused.insert("a\x1b[31m\nb\u202e")
        assert "a␛[31m b\ufffd" in app.focused.text

    play(session_of(), "E", look=look)

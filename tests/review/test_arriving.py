"""The screen is open while the engine works: proposals come to a text that is read already."""

from __future__ import annotations

import threading

import pytest

from mondegreen.errors import MondegreenError
from mondegreen.formats.srt import SAMPLE, read
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.ahead import Ahead, Found, beginning

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


class Slow:
    """An engine that answers when it is told to."""

    def __init__(self, *answers):
        self.answers = answers
        self.turn = threading.Semaphore(0)

    def found(self):
        for answer in self.answers:
            self.turn.acquire()
            if isinstance(answer, Exception):
                raise answer
            yield answer

    def stop(self):
        self.turn.release(9)


def found(session, places, *, whole):
    proposals = tuple(session.proposals[place] for place in places)
    return Found(proposals, whole=whole, said=("talk.txt: said.",) if whole else (), share=0.3 + 0.7 * whole, took=1.0)


async def come(ahead, app, pilot, times=1):
    for _ in range(times):
        ahead.turn.release()
        before = app.review._last
        for _ in range(100):
            await pilot.pause(0.02)
            if app.review._last is not before or app.review.notice.has_class("-alarm"):
                break


def test_the_text_can_be_read_before_anything_is_proposed(session_of, play, screen_text):
    ahead = Slow()
    session = Session(session_of().transcript, ())

    async def look(app, pilot):
        assert "being read" in screen_text(app)
        assert "reading …" in screen_text(app)
        assert "today um I talk" in screen_text(app)
        await pilot.press("a", "tab", "n", "j", "E", "escape")
        ahead.stop()

    play(session, look=look, ahead=ahead)


def test_the_first_proposals_can_be_decided_while_the_rest_is_read(session_of, play):
    whole = session_of()
    session = Session(whole.transcript, ())
    ahead = Slow(found(whole, (ELIA, GPT), whole=False), found(whole, range(6), whole=True))

    async def look(app, pilot):
        await come(ahead, app, pilot)
        assert session.proposals[app.review.current].text == "Elia"
        await pilot.press("a", "r")
        assert "the rest is still being read" in app.review.notice.text
        await come(ahead, app, pilot)
        assert app.review.notice.text == "talk.txt: said."
        assert app.review.bar.count.decided == 2
        assert app.review.bar.reading is None
        await pilot.press("o", "u")
        assert app.review.notice.text == "Undid: chat GPT kept"

    play(session, look=look, ahead=ahead)
    assert [each.verdict for each in session.decisions] == [Verdict.ACCEPTED]
    assert len(session.places) == 6


def test_an_editor_who_has_not_moved_begins_at_the_first_of_all(session_of, play):
    whole = session_of()
    session = Session(whole.transcript, ())
    ahead = Slow(found(whole, (GPT,), whole=False), found(whole, range(6), whole=True))

    async def look(app, pilot):
        await come(ahead, app, pilot, times=2)
        assert session.proposals[app.review.current].text == "um"

    play(session, look=look, ahead=ahead)


def test_cards_come_too(session_of, play):
    whole = session_of()
    session = Session(whole.transcript, ())
    ahead = Slow(found(whole, (ELIA, GPT), whole=False), found(whole, range(6), whole=True))

    async def look(app, pilot):
        await come(ahead, app, pilot)
        await pilot.press("tab", "n")
        await come(ahead, app, pilot)
        assert len(app.review.cards.cards) == 4
        assert session.proposals[app.review.current].text == "chat GPT"

    play(session, look=look, ahead=ahead)


def test_what_the_engine_refuses_is_said(session_of, play):
    ahead = Slow(MondegreenError("There is no pack x."))
    session = Session(session_of().transcript, ())

    async def look(app, pilot):
        await come(ahead, app, pilot)
        assert app.review.notice.text == "! Nothing is proposed. There is no pack x."

    play(session, look=look, ahead=ahead)


def test_the_engine_answers_from_a_process_of_its_own(session_of, tmp_path):
    from mondegreen.recording import Context

    transcript = session_of("yes yes um I talk to Elia and of the the weather\n").transcript
    answers = list(Ahead(str(tmp_path / "x.txt"), transcript, Context(terms=("Ilya",)), 0.3).found())
    assert answers[-1].whole
    assert "Ilya" in {proposal.replacement for proposal in answers[-1].proposals}


def test_what_the_engine_refuses_comes_through(session_of, tmp_path):
    from mondegreen.recording import Context

    with pytest.raises(MondegreenError, match="There is no kind"):
        list(Ahead(str(tmp_path / "x.txt"), session_of().transcript, Context(kinds=("zebra",)), 0.3).found())


def test_the_beginning_is_a_transcript_of_whole_paragraphs():
    whole = read(SAMPLE)
    first = beginning(whole, 10)
    assert whole.text.startswith(first.text)
    assert all(segment.end <= len(first.text) for segment in first.segments)
    assert "".join(whole.source[run.start : run.end] for run in first.runs)


def test_a_transcript_that_changes_while_it_is_reviewed_is_noticed(session_of, play, tmp_path):
    talk = tmp_path / "talk.txt"
    talk.write_text("before")

    async def look(app, pilot):
        app.review.look_at_disk()
        assert not app.review.notice.has_class("-alarm")
        talk.write_text("afterwards")
        app.review.look_at_disk()
        assert "has changed since it was read" in app.review.notice.text

    play(session_of(), look=look, path=str(talk))


def test_decisions_without_a_place_are_listed(session_of, play, screen_text):
    async def look(app, pilot):
        assert "2 decisions found no place in it: “one”, “two”" in app.review.notice.text
        await pilot.press("A", "A", "A", "A")
        assert "2 decisions found no place" in screen_text(app)

    play(session_of(), look=look, unplaced=("one", "two"))

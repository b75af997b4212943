"""A term that is named while one reads is remembered, and the engine looks again."""

from __future__ import annotations

import threading

import pytest

from mondegreen.formats.txt import read
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show
from mondegreen_tui import ahead
from mondegreen_tui.ahead import LONG, Found

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


class Engine:
    """An engine that finds what it is told to, each time that it is asked anew; it can be made to wait."""

    def __init__(self, *looks, waits=False):
        self.looks, self.asked = looks, []
        self.go_on = threading.Event()
        if not waits:
            self.go_on.set()

    def anew(self):
        other = Engine(*self.looks[1:])
        self.asked.append(other)
        return other

    def found(self):
        self.go_on.wait(10)
        yield Found(self.looks[0], whole=True, said=(), share=1.0, took=0.1)

    def stop(self):
        self.go_on.set()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    talk = tmp_path / "show" / "talk.txt"
    talk.parent.mkdir()
    return talk


def at(path):
    return {"path": str(path), "show": Show.near(str(path))}


async def until(pilot, holds):
    for _ in range(250):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError(pilot.app.review.notice.text)


@pytest.fixture
def engine(session_of):
    every = session_of().proposals
    return Engine((every[UM], every[GPT]), every)


async def name(pilot, term):
    await pilot.press("t", *("space" if letter == " " else letter for letter in term), "enter")


def test_what_the_term_brings_takes_its_places_beside_what_was_decided(session_of, here, play, engine):
    session = Session(session_of().transcript, ())

    async def look(app, pilot):
        await until(pilot, lambda: len(session.places) == 2)
        await pilot.press("a")
        await name(pilot, "Ilya Sutskever")
        await until(pilot, lambda: "Looked again" in app.review.notice.text)
        assert app.review.notice.text == "Looked again, with “Ilya Sutskever”: 4 new proposals."
        assert app.review.bar.count.decided == 1
        assert session.proposals[app.review.current].text == "chat GPT"

    play(session, look=look, ahead=engine, **at(here))
    assert len(session.places) == 6
    assert "Ilya Sutskever" in here.with_name("mondegreen.terms.toml").read_text()


def test_a_term_can_be_named_where_nothing_is_proposed(session_of, here, play):
    session = Session(session_of().transcript, ())
    every = session_of().proposals

    async def look(app, pilot):
        await until(pilot, lambda: app.review.ahead is None)
        await name(pilot, "OpenAI")
        await until(pilot, lambda: len(session.places) == 1)

    play(session, look=look, ahead=Engine((), (every[OPEN_AI],)), **at(here))


def test_an_engine_that_knew_too_little_is_not_waited_for(session_of, here, play):
    session = Session(session_of().transcript, ())
    every = session_of().proposals
    slow = Engine((every[UM],), every, waits=True)

    async def look(app, pilot):
        await name(pilot, "OpenAI")
        await until(pilot, lambda: len(session.places) == 6)
        await pilot.pause(0.1)
        assert len(session.places) == 6
        assert not app.review.notice.has_class("-alarm")

    play(session, look=look, ahead=slow, **at(here))


def test_what_g_remembers_is_looked_for_as_well(session_of, here, play):
    session = Session(session_of().transcript, ())
    every = session_of().proposals
    engine = Engine((every[ELIA],), every)

    async def look(app, pilot):
        await until(pilot, lambda: bool(session.places))
        await pilot.press("g")
        await until(pilot, lambda: "g again remembers" in app.review.notice.text)
        await pilot.press("g")
        await until(pilot, lambda: len(session.places) == 6)

    play(session, look=look, ahead=engine, **at(here))


def test_no_letters_are_no_term(session_of, here, play, engine):
    async def look(app, pilot):
        await pilot.press("t", "full_stop", "space", "enter")
        assert app.review.notice.text == "No term was named."

    play(session_of(), look=look, ahead=engine, **at(here))
    assert not here.with_name("mondegreen.terms.toml").exists()


def test_a_glossary_that_cannot_be_written_is_said_and_nothing_is_sought(session_of, here, play, engine):
    known = at(here)
    here.with_name("mondegreen.terms.toml").write_text("this is no glossary")

    async def look(app, pilot):
        await name(pilot, "OpenAI")
        assert app.review.notice.has_class("-alarm")
        assert not engine.asked

    play(session_of(), look=look, ahead=engine, **known)
    assert here.with_name("mondegreen.terms.toml").read_text() == "this is no glossary"


def test_a_long_text_that_was_read_once_is_not_begun_anew(monkeypatch):
    monkeypatch.setattr("mondegreen_tui.recording.proposed", lambda *_: ())
    transcript = read("so it goes on and on " * (LONG // 20))
    twice, once = (list(ahead._parts("x.txt", transcript, None, 0.3, at_once=again)) for again in (False, True))
    assert [found.whole for found in twice] == [False, True]
    assert [found.whole for found in once] == [True]

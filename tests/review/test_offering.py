"""What a show learns from the screen: said first, done at the second press, and nothing unasked."""

from __future__ import annotations

import pytest

from mondegreen.configuration import configuration_near
from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show

TALK = "we met Elia Tsutskever and some Wool in the lab and Elia Tsutskever said so\n"
ELIA, WOOL, ELIA_2 = range(3)


@pytest.fixture
def session():
    transcript = read(TALK)
    first = transcript.text.index("Elia")
    again = transcript.text.index("Elia", first + 1)
    wool = transcript.text.index("Wool")
    return Session(
        transcript,
        [
            Proposal(first, first + 15, "Elia Tsutskever", "Ilya Sutskever", 0.9, Kind.TERM, "sound-alike", "Because."),
            Proposal(wool, wool + 4, "Wool", "wool", 0.9, Kind.CASING, "stray-capital", "Because."),
            Proposal(again, again + 15, "Elia Tsutskever", "Ilya Sutskever", 0.9, Kind.TERM, "sound-alike", "Because."),
        ],
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    talk = tmp_path / "show" / "talk.txt"
    talk.parent.mkdir()
    talk.write_text(TALK)
    return talk


def at(path):
    return {"path": str(path), "show": Show.near(str(path))}


async def said(app, pilot, words):
    for _ in range(250):
        if words in app.review.notice.text:
            return
        await pilot.pause(0.02)
    raise AssertionError(app.review.notice.text)


def test_a_term_is_remembered_once_it_was_said_what_and_where(session, here, play, screen_text):
    glossary = here.with_name("mondegreen.terms.toml")

    async def look(app, pilot):
        await said(app, pilot, "g again remembers “elia tsutskever” for “Ilya Sutskever”")
        assert str(glossary) in screen_text(app).replace("\n", "").replace("  ", "") or "terms.toml" in screen_text(app)
        assert not glossary.exists()
        await pilot.press("g")
        assert app.review.notice.text.startswith("Remembered in mondegreen.terms.toml")
        assert len(app.review.learned) == 1

    play(session, "g", look=look, **at(here))
    assert "Ilya Sutskever" in {entry.target for entry in Show.near(str(here)).glossary.pack.entries}
    assert not session.decisions


def test_another_key_in_between_lets_it_be(session, here, play):
    async def look(app, pilot):
        await said(app, pilot, "again")
        await pilot.press("n", "g")
        await said(app, pilot, "Nothing to remember")

    play(session, "g", look=look, **at(here))
    assert not here.with_name("mondegreen.terms.toml").exists()


def test_words_of_ones_own_that_sound_alike_are_offered(session, here, play):
    async def look(app, pilot):
        await pilot.press("e", "ctrl+u", *"Ilia Sutskever", "enter")
        await said(app, pilot, "g remembers “elia tsutskever” for “Ilia Sutskever”")
        await pilot.press("g")
        assert "g again remembers" in app.review.notice.text
        await pilot.press("g")
        assert "Remembered" in app.review.notice.text

    play(session, look=look, **at(here))


def test_a_change_is_never_proposed_again(session, here, play):
    async def look(app, pilot):
        assert "X again never proposes “Elia Tsutskever” → “Ilya Sutskever”" in app.review.notice.text
        await pilot.press("X")
        assert app.review.current == WOOL

    play(session, "X", look=look, **at(here))
    assert not Show.near(str(here)).wanted(session.proposals[ELIA])
    assert [(each.places, each.verdict) for each in session.decisions] == [((ELIA, ELIA_2), Verdict.REJECTED)]


def test_a_rule_is_off_for_this_transcript_or_for_the_show(session, here, play):
    async def look(app, pilot):
        assert app.review.notice.text.startswith("d again keeps all 2 undecided")
        await pilot.press("d", "n", "D", "D")
        assert app.review.notice.text.startswith("sound-alike is no rule")
        await pilot.press("p", "D")
        assert "D again switches the rule stray-capital off" in app.review.notice.text
        await pilot.press("D")
        assert "1 kept as heard here" in app.review.notice.text

    play(session, "d", look=look, **at(here))
    assert configuration_near(str(here)).off == ("stray-capital",)
    assert all(session.ruling(place).verdict is Verdict.REJECTED for place in session.places)


def test_the_card_tells_what_was_decided_before(session, here, play):
    earlier = Session(session.transcript, session.proposals)
    earlier.accept((ELIA, ELIA_2))
    show = Show.near(str(here.with_name("earlier.txt")))
    show.note(earlier)

    async def look(app, pilot):
        assert "accepted 2×" in app.review.card.render().plain

    play(session, look=look, **at(here))


def test_without_a_show_nothing_is_learned(session, play):
    app = play(session, "g", "X", "D")
    assert "no rule" in app.review.notice.text
    assert not session.decisions


def test_at_the_end_everything_that_could_be_remembered_is_offered_one_by_one(session, here, play, screen_text):
    async def look(app, pilot):
        assert "g remembers terms of it" in screen_text(app)
        await pilot.press("g")
        await said(app, pilot, "g again remembers “elia tsutskever”")
        await pilot.press("g")
        await pilot.pause()
        assert "learned “elia tsutskever”" in " ".join(app.review.card.render().plain.split())

    play(session, "A", "a", look=look, **at(here))

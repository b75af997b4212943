"""The review line by line while the engine still reads: answers begin with the first proposals."""

import threading

import pytest
from talks import INTERVIEW

from mondegreen.errors import MondegreenError
from mondegreen.formats.txt import read
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show
from mondegreen_tui.ahead import Found
from mondegreen_tui.plain.dialogue import Dialogue
from mondegreen_tui.plain.lines import Lines
from mondegreen_tui.plain.reading import Reading
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.sound import Sound

TRANSCRIPT = read(INTERVIEW)
HEARD = ("open Ai and", "York", "um ", "Elia")


def found(*heard, whole):
    places = ((TRANSCRIPT.text.index(words), words) for words in heard)
    proposals = tuple(
        Proposal(at, at + len(words), words, "X", 0.9, Kind.TERM, "rule", "Because.", (Candidate("X", 0.9),))
        for at, words in places
    )
    return Found(proposals, whole=whole, said=("said.",) if whole else (), share=0.25 + 0.75 * whole, took=1.0)


class Slow:
    """An engine that gives its first answer at once, and the others when it is told to."""

    def __init__(self, *answers):
        self._answers = answers
        self.turn = threading.Semaphore(0)
        self.given = threading.Semaphore(0)

    def found(self):
        first, *others = self._answers
        if isinstance(first, Exception):
            raise first
        yield first
        for answer in others:
            self.turn.acquire()
            if isinstance(answer, Exception):
                self.given.release()
                raise answer
            yield answer
            self.given.release()

    def comes(self):
        """Give the next answer, and wait until it is there."""
        self.turn.release()
        self.given.acquire(timeout=5)


@pytest.fixture
def held(here):
    """Holds a dialogue; what stands between the lines that are typed happens before the next of them."""

    def hold(ahead, *steps, pauses=(5.0,), again=None):
        session = Session(TRANSCRIPT, ())
        sound = Sound(TRANSCRIPT, None)

        def lines():
            for step in steps:
                if isinstance(step, str):
                    yield step
                else:
                    step()

        show = Show.near("interview.txt")
        dialogue = Dialogue(
            session, Keymap(), Lines(lines()), path="interview.txt", show=show, sound=sound, again=again
        )
        dialogue.hold("interview.txt", Reading(ahead, pauses))
        return session

    return hold


def test_the_first_are_answered_while_the_rest_is_read(held, capsys):
    ahead = Slow(found(*HEARD[:2], whole=False), found(*HEARD, whole=True))
    session = held(ahead, "a", ahead.comes, "r", "a")
    said, told = capsys.readouterr()
    assert "1 of 2, line 1, Craig" in said
    assert "The whole text is read: 4 proposals." in said
    assert "3 of 4, line 2, Craig" in said
    assert "said." in told
    assert [session.ruling(place).text for place in (0, 1, 2)] == ["X", None, "X"]


def test_where_all_so_far_is_decided_the_rest_is_waited_for(held, capsys):
    ahead = Slow(found(HEARD[0], whole=False), found(*HEARD, whole=True))
    threading.Timer(0.3, ahead.turn.release).start()
    session = held(ahead, "a", "a", pauses=(0.05,))
    said, told = capsys.readouterr()
    assert "Everything so far is decided; the rest is still being read.\nThe whole text is read: 4 proposals." in said
    assert "% of the text is read." in told
    assert len(session.decisions) == 2


def test_what_is_no_longer_proposed_is_not_decided(held, capsys):
    ahead = Slow(found(*HEARD[:2], whole=False), found(*HEARD[1:], whole=True))
    session = held(ahead, ahead.comes, "a", "a")
    said = capsys.readouterr().out
    assert "That is no longer proposed, and nothing is decided.\n\n1 of 3" in said
    assert [decision.places for decision in session.decisions] == [(1,)]


def test_an_engine_that_breaks_off_leaves_what_there_is(held, capsys):
    ahead = Slow(found(*HEARD[:2], whole=False), MondegreenError("It broke off."))
    session = held(ahead, "a", ahead.comes, "r")
    said = capsys.readouterr().out
    assert "Nothing more is proposed. It broke off." in said
    assert "All 2 proposals are decided." in said
    assert len(session.decisions) == 2


def test_an_engine_that_has_nothing_to_say_but_why_ends_the_review(held):
    ahead = Slow(MondegreenError("It broke off."))
    with pytest.raises(MondegreenError, match="broke off"):
        held(ahead, "a")


def test_when_a_term_is_named_it_is_remembered_and_the_whole_text_read_again(held, here, capsys):
    ahead = Slow(found(*HEARD[:2], whole=True))
    session = held(ahead, "a", "t Ilya Sutskever", "a", again=lambda: Slow(found(*HEARD, whole=True)))
    said = capsys.readouterr().out
    assert "Looked again, with Ilya Sutskever: 2 new proposals." in said
    assert "2 of 4, line" in said
    assert [session.ruling(place) is not None for place in session.places] == [True, True, False, False]
    assert "Ilya Sutskever" in (here / "mondegreen.terms.toml").read_text()


def test_a_term_is_asked_for_where_none_is_said(held, here, capsys):
    held(Slow(found(*HEARD[:2], whole=True)), "t", "...", "t", "OpenAI", again=lambda: Slow(found(whole=True)))
    said = capsys.readouterr().out
    assert "No term was named." in said
    assert "Looked again, with OpenAI: nothing new is proposed." in said

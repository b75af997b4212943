"""Keys that decide: they are pressed, and what the session then holds is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mondegreen.errors import LedgerError
from mondegreen.proposal import Kind
from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.review.facts import Count
from reviews import verdicts

UM, ELIA, GPT, OPEN_AI, ELIA_2, ELIA_3 = range(6)


class Record:
    """A ledger that can be full."""

    def __init__(self):
        self.kept = []
        self.full = False

    def _keep(self, what):
        if self.full:
            raise LedgerError("talk.jsonl: not kept (no space left on device).")
        self.kept.append(what)

    def decided(self, session, decision):
        assert decision not in session.decisions
        self._keep(decision)

    def undone(self):
        self._keep("undone")

    def redone(self):
        self._keep("redone")


@pytest.mark.parametrize("key", ["a", "y", "enter", "1"])
def test_a_key_accepts_and_goes_on(session_of, play, key):
    session = session_of()
    app = play(session, "n", key)
    assert verdicts(session) == [((ELIA,), Verdict.ACCEPTED, "Ilya")]
    assert app.review.current == GPT


@pytest.mark.parametrize("key", ["r", "x"])
def test_a_key_keeps_what_was_heard(session_of, play, key):
    session = session_of()
    play(session, key)
    assert verdicts(session) == [((UM,), Verdict.REJECTED, None)]


def test_a_number_chooses_a_candidate(session_of, play):
    session = session_of()
    app = play(session, "n", "2", "9")
    assert verdicts(session) == [((ELIA,), Verdict.ACCEPTED, "Elijah")]
    assert app.review.notice.text == "There is no candidate 9."


def test_all_alike_are_accepted_by_one_key_and_taken_back_by_one(session_of, play):
    session = session_of()

    async def look(app, pilot):
        assert app.screen.notice.text.startswith("Accepted 3 alike: Elia → Ilya")
        assert app.screen.bar.count == Count(6, accepted=3)
        await pilot.press("u")
        assert app.screen.notice.text == "Undid: Elia → Ilya, 3 places"
        assert app.screen.current == ELIA

    play(session, "n", "A", look=look)
    assert session.decisions == ()


def test_all_alike_are_kept_by_one_key(session_of, play):
    session = session_of()
    app = play(session, "n", "R", "u", "ctrl+r")
    assert verdicts(session) == [((ELIA, ELIA_2, ELIA_3), Verdict.REJECTED, None)]
    assert app.review.notice.text == "Redid: Elia kept, 3 places"


def test_all_alike_follow_what_was_chosen_here(session_of, play):
    session = session_of()
    play(session, "n", "2", "p", "A")
    assert verdicts(session)[-1] == ((ELIA, ELIA_2, ELIA_3), Verdict.ACCEPTED, "Elijah")


def test_words_of_ones_own_are_written_into_a_line(session_of, play):
    session = session_of()
    play(session, "n", "e", *"ngq", "enter", "a")
    assert verdicts(session) == [((ELIA,), Verdict.EDITED, "Ilyangq"), ((GPT,), Verdict.ACCEPTED, "ChatGPT")]


@pytest.mark.parametrize(
    ("keys", "verdict", "text"),
    [
        ((), Verdict.ACCEPTED, "Ilya"),
        (("ctrl+u", *"Elia"), Verdict.REJECTED, None),
        (("ctrl+u", *"Elijah"), Verdict.ACCEPTED, "Elijah"),
        (("ctrl+u",), Verdict.EDITED, ""),
    ],
)
def test_written_words_are_taken_for_what_they_are(session_of, play, keys, verdict, text):
    session = session_of()
    play(session, "n", "e", *keys, "enter")
    assert verdicts(session) == [((ELIA,), verdict, text)]


def test_escape_leaves_everything_as_it_was(session_of, play):
    session = session_of()
    app = play(session, "n", "e", *"abc", "escape", "p", "a")
    assert verdicts(session) == [((UM,), Verdict.ACCEPTED, "")]
    assert not app.review.key_line.writing


def test_no_key_decides_while_a_line_is_written(session_of, play):
    session = session_of()

    async def look(app, pilot):
        await pilot.press("ctrl+r", "ctrl+p")
        await pilot.click(app.review.text, offset=(40, 0))
        assert app.review.edit_line.has_focus
        assert app.review.current == ELIA

    play(session, "a", "u", "n", "e", look=look)
    assert session.decisions == ()
    assert session.undone


def test_next_and_previous_go_through_all_of_them(session_of, play):
    session = session_of()

    async def look(app, pilot):
        seen = []
        for key in ["n", "]", "p", "[", "p", "p"]:
            await pilot.press(key)
            seen.append(app.review.current)
        assert seen == [GPT, OPEN_AI, GPT, ELIA, UM, UM]
        assert app.review.notice.text == "This is the first one."

    play(session, "a", look=look)


def test_after_a_decision_comes_the_next_undecided_one_from_the_top_again_after_the_last(session_of, play):
    session = session_of()
    app = play(session, *"nnnnna")
    assert app.review.current == UM


def test_a_decision_that_stands_is_not_made_twice(session_of, play):
    session = session_of()
    play(session, "a", "p", "a", "a")
    assert [places for places, *_ in verdicts(session)] == [(UM,), (ELIA,)]


def test_undo_and_redo_go_where_they_did_something(session_of, play):
    session = session_of()

    async def look(app, pilot):
        await pilot.press("u")
        assert (app.review.current, app.review.notice.text) == (UM, "Undid: um → ∅")
        await pilot.press("n", "n", "ctrl+r")
        assert (app.review.current, app.review.notice.text) == (UM, "Redid: um → ∅")
        await pilot.press("u", "u")
        assert app.review.notice.text == "There is nothing to take back."

    play(session, "a", look=look)


def test_what_cannot_be_kept_is_not_shown_as_decided(session_of, play, screen_text):
    record = Record()
    session = session_of(record=record)
    record.full = True

    async def look(app, pilot):
        assert app.review.notice.has_class("-alarm")
        assert "no space left on device" in screen_text(app)
        assert (app.review.current, app.review.bar.count.decided) == (UM, 0)
        record.full = False
        await pilot.press("a")
        assert not app.review.notice.has_class("-alarm")
        record.full = True
        await pilot.press("u")
        assert app.review.notice.has_class("-alarm")

    play(session, "a", look=look)
    assert record.kept == [Decision((UM,), Verdict.ACCEPTED, "")]
    assert session.decisions == tuple(record.kept)


def test_every_decision_is_on_record_in_the_order_of_the_keys(session_of, play):
    record = Record()
    session = session_of(record=record)
    play(session, "a", "n", "r", "u")
    assert record.kept[:-1] == [Decision((UM,), Verdict.ACCEPTED, ""), Decision((GPT,), Verdict.REJECTED)]
    assert record.kept[-1] == "undone"


def test_one_can_go_to_the_next_undecided_of_the_same_kind(session_of, play):
    transcript = session_of().transcript
    kinds = [Kind.TERM, Kind.FILLER, Kind.TERM, Kind.FILLER, Kind.FILLER, Kind.TERM]
    proposals = [replace(each, kind=kind) for each, kind in zip(session_of().proposals, kinds, strict=True)]
    session = Session(transcript, proposals)
    session.accept((3,))

    async def look(app, pilot):
        seen = []
        for key in "NNNPnNNP":
            await pilot.press(key)
            seen.append(app.review.current)
        assert seen == [2, 5, 0, 5, 5, 0, 2, 0]

    play(session, look=look)

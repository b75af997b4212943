"""Decisions on proposals: what stands, what was recorded, what can be taken back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.errors import LedgerError
from mondegreen.formats.txt import read
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.decision import By, Decision, Ruling, Verdict
from mondegreen.sessions.session import Session

SPEECH = "Elia made chat GPT and um Elia likes\nchat GPT"
SWAPS = {"Elia": "Ilya", "um": "", "chat GPT": "ChatGPT"}
ELIA, GPT, UM, ELIA_2, GPT_2 = range(5)


def session(record=None):
    transcript = read(SPEECH)
    proposals = [
        Proposal(
            *found.span(),
            found[0],
            new,
            0.9,
            Kind.TERM,
            "named",
            "Because.",
            (Candidate(new, 0.9), Candidate("Eli", 0.1)),
        )
        for heard, new in SWAPS.items()
        for found in re.finditer(heard, transcript.text)
    ]
    return Session(transcript, sorted(proposals), record)


class Record:
    """Keeps what it is told, until it is full."""

    def __init__(self, *, full=False):
        self.full = full
        self.told = []

    def _keep(self, what):
        if self.full:
            raise LedgerError("no space left on device")
        self.told.append(what)

    def decided(self, session, decision):
        self._keep((decision, session.ruling(decision.places[0])))

    def undone(self):
        self._keep("undone")

    def redone(self):
        self._keep("redone")


def test_accepted_words_stand_in_the_reading_and_in_the_result():
    talk = session()
    talk.accept((ELIA,))
    assert talk.reading().startswith("Ilya made chat GPT")
    assert talk.result().startswith("Ilya made chat GPT")


def test_another_candidate_can_be_accepted():
    talk = session()
    talk.accept((ELIA,), "Eli")
    assert talk.reading().startswith("Eli made")


def test_rejected_words_stay():
    talk = session()
    talk.reject((ELIA,))
    assert talk.reading() == talk.transcript.text
    assert talk.ruling(ELIA) == Ruling(Verdict.REJECTED, None)


def test_edited_words_stand_on_one_line():
    talk = session()
    talk.edit((ELIA,), "  Ilya\n S. ")
    assert talk.reading().startswith("Ilya S. made")


def test_a_deletion_takes_a_space_with_it():
    talk = session()
    talk.accept((UM,))
    assert "and Elia likes" in talk.reading()


def test_one_decision_can_be_for_many_places():
    talk = session()
    decision = talk.accept(talk.alike(ELIA))
    assert decision.places == (ELIA, ELIA_2)
    assert talk.reading().count("Ilya") == 2


def test_a_decision_is_recorded_before_it_stands():
    record = Record()
    talk = session(record)
    decision = talk.accept((ELIA,))
    assert record.told == [(decision, None)]


@pytest.mark.parametrize("step", ["decide", "undo", "redo"])
def test_what_cannot_be_recorded_does_not_happen(step):
    record = Record()
    talk = session(record)
    talk.accept((ELIA,))
    talk.accept((GPT,))
    talk.undo()
    before = (talk.decisions, talk.undone, talk.reading())
    record.full = True
    with pytest.raises(LedgerError):
        talk.reject((UM,)) if step == "decide" else getattr(talk, step)()
    assert (talk.decisions, talk.undone, talk.reading()) == before


def test_undo_gives_back_what_stood_before():
    talk = session()
    talk.reject((ELIA,))
    second = talk.accept((ELIA, GPT))
    assert talk.undo() == second
    assert (talk.ruling(ELIA), talk.ruling(GPT)) == (Ruling(Verdict.REJECTED, None), None)


def test_redo_lets_a_decision_stand_again_until_another_is_taken():
    talk = session()
    decision = talk.accept((ELIA,))
    talk.undo()
    assert talk.redo() == decision
    talk.undo()
    talk.reject((GPT,))
    assert not talk.undone
    assert talk.redo() is None


def test_with_nothing_to_undo_nothing_is_recorded():
    record = Record()
    assert session(record).undo() is None
    assert record.told == []


def test_what_is_pending_comes_in_the_order_of_the_text():
    talk = session()
    talk.reject((GPT,))
    assert list(talk.pending) == [ELIA, UM, ELIA_2, GPT_2]


def test_the_next_pending_one_is_sought_from_the_top_again_after_the_last():
    talk = session()
    talk.reject((ELIA, GPT_2))
    assert [talk.pending_after(place) for place in (-1, ELIA, ELIA_2, GPT_2)] == [GPT, GPT, GPT, GPT]
    assert talk.pending_after(GPT) == UM
    talk.reject((GPT, ELIA_2))
    assert talk.pending_after(UM) == UM
    talk.reject((UM,))
    assert talk.pending_after(UM) is None


def test_alike_are_the_pending_ones_and_the_one_that_was_asked_about():
    talk = session()
    talk.reject((ELIA,))
    assert talk.alike(ELIA) == (ELIA, ELIA_2)
    assert talk.alike(ELIA_2) == (ELIA_2,)


def test_the_same_change_is_the_same_decided_or_not():
    talk = session()
    talk.reject((ELIA,))
    assert talk.same(ELIA_2) == (ELIA, ELIA_2)
    assert talk.same(UM) == (UM,)


def test_the_words_of_a_place_are_the_editors_or_else_the_proposed_ones():
    talk = session()
    assert talk.words(ELIA) == "Ilya"
    talk.edit((ELIA,), "Ilja")
    assert talk.words(ELIA) == "Ilja"
    talk.reject((ELIA,))
    assert talk.words(ELIA) == "Ilya"


@pytest.mark.parametrize(
    ("text", "verdict", "stands"),
    [
        ("ChatGPT", Verdict.ACCEPTED, "ChatGPT"),
        ("Eli", Verdict.ACCEPTED, "Eli"),
        ("chat  GPT", Verdict.REJECTED, None),
        ("the  bot", Verdict.EDITED, "the bot"),
        ("", Verdict.EDITED, ""),
    ],
)
def test_words_that_were_chosen_are_taken_for_what_they_are(text, verdict, stands):
    talk = session()
    assert talk.choice((GPT, GPT_2), text) == Decision((GPT, GPT_2), verdict, stands)
    assert talk.decisions == ()


def test_the_tally_counts_places_not_decisions():
    talk = session()
    talk.accept(talk.alike(ELIA))
    talk.reject((UM,), By.POLICY)
    assert talk.tally == {Verdict.ACCEPTED: 2, Verdict.REJECTED: 1}


@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.tuples(st.integers(0, 4), st.sampled_from(Verdict)))))
def test_undoing_everything_gives_the_text_as_it_was_heard(steps):
    talk = session()
    for step in steps:
        if isinstance(step, str):
            getattr(talk, step)()
        else:
            place, verdict = step
            text = None if verdict is Verdict.REJECTED else "other"
            talk.decide(Decision((place,), verdict, text))
    while talk.undo():
        pass
    assert talk.reading() == talk.transcript.text
    assert talk.tally == {}
    while talk.redo():
        pass

"""A paragraph written over: what was typed stands, as decisions that can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.rewriting import rewrite, standing
from mondegreen.sessions.session import Session
from mondegreen.sessions.strokes import take_back

SPEECH = "so um I met Elia, at york, and open Ai was near the the old town"
FOUND = (("um", ""), ("Elia", "Ilya"), ("york", "work"), ("open Ai", "OpenAI"), ("the the", "the"))
UM, ELIA, YORK, OPEN_AI, THE = range(5)


def session():
    proposals = [
        Proposal(at, at + len(heard), heard, new, 0.9, Kind.TERM, "rule", "Because.")
        for heard, new in FOUND
        for at in (SPEECH.index(heard),)
    ]
    return Session(read(SPEECH), proposals)


def typed_over(talk, typed):
    stretches = standing(talk, 0, len(SPEECH))
    return rewrite(talk, stretches, "".join(stretch.text for stretch in stretches), typed)


def test_the_text_stands_as_it_reads():
    talk = session()
    talk.accept((UM,))
    talk.accept((OPEN_AI,))
    assert "".join(stretch.text for stretch in standing(talk, 0, len(SPEECH))) == talk.reading()


@pytest.mark.parametrize(
    ("change", "places", "verdict", "text"),
    [
        (("Elia", "Ilya"), (ELIA,), Verdict.ACCEPTED, "Ilya"),
        (("Elia", "Ilja"), (ELIA,), Verdict.EDITED, "Ilja"),
        (("um ", ""), (UM,), Verdict.ACCEPTED, ""),
        (("the the", "the"), (THE,), Verdict.ACCEPTED, "the"),
        (("open Ai", "OpenAI"), (OPEN_AI,), Verdict.ACCEPTED, "OpenAI"),
    ],
)
def test_what_is_proposed_is_decided_and_not_written_a_second_time(change, places, verdict, text):
    talk = session()
    (decision,) = typed_over(talk, SPEECH.replace(*change))
    assert (decision.places, decision.verdict, decision.text) == (places, verdict, text)


def test_all_else_is_written_by_hand_word_by_word():
    talk = session()
    decisions = typed_over(talk, SPEECH.replace("met", "meet").replace("town", "towns"))
    assert [(talk.proposals[each.places[0]].text, each.text) for each in decisions] == [
        ("met", "meet"),
        ("town", "towns"),
    ]
    assert talk.reading() == SPEECH.replace("met", "meet").replace("town", "towns")


def test_marks_that_stay_are_no_part_of_what_is_written():
    talk = session()
    (decision,) = typed_over(talk, SPEECH.replace("near", '"near"'))
    assert talk.proposals[decision.places[0]].text == "near"
    (decision,) = typed_over(talk, SPEECH.replace("near", '"nearer"'))
    assert talk.reading() == SPEECH.replace("near", '"nearer"')


def test_what_reaches_over_a_proposal_covers_it():
    talk = session()
    typed_over(talk, SPEECH.replace("met Elia", "saw nobody"))
    assert ELIA not in talk.places
    talk.undo()
    assert ELIA in talk.places


def test_words_typed_back_are_no_edit():
    talk = session()
    typed_over(talk, SPEECH.replace("near", "far"))
    typed_over(talk, SPEECH)
    assert talk.reading() == SPEECH
    assert list(talk.edits()) == []
    assert len(talk.places) == len(FOUND)


def test_nothing_typed_deletes_and_nothing_changed_decides_nothing():
    talk = session()
    assert typed_over(talk, f"  {SPEECH}\n") == []
    typed_over(talk, "")
    assert not talk.reading().split()


TYPED = st.lists(st.sampled_from([*SPEECH.split(), "Ilya,", "new", "OpenAI"]), max_size=16).map(" ".join)


@settings(deadline=None)
@given(st.lists(TYPED, min_size=1, max_size=3), st.lists(st.sampled_from(["accept", "reject", ""]), max_size=5))
@example([SPEECH.replace("met Elia", "saw her there"), SPEECH], [])
def test_what_was_typed_is_what_stands_and_undo_leads_back(texts, answers):
    talk = session()
    for place, answer in enumerate(answers):
        if answer:
            getattr(talk, answer)((place,))
    for typed in texts:
        typed_over(talk, typed)
        assert "".join(stretch.text for stretch in standing(talk, 0, len(SPEECH))).split() == typed.split()
        assert talk.reading().split() == typed.split()
    steps = 0
    while take_back(talk):
        steps += 1
    assert talk.reading() == SPEECH
    assert steps <= len(texts) + sum(map(bool, answers))

"""What a review has come to."""

from __future__ import annotations

import pytest

from mondegreen.formats.txt import read
from mondegreen.proposal import Kind
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.session import Session
from mondegreen.sessions.totals import totals
from reviews import TEXT, proposals_for


@pytest.fixture
def talk():
    transcript = read(TEXT)
    return Session(transcript, proposals_for(transcript.text))


def test_outcomes_are_counted_by_kind(talk):
    talk.accept((0, 1))
    talk.reject((2,))
    talk.edit((3,), "x")
    talk.write(0, 1, "the")
    found = totals(talk).kinds
    assert found[Kind.TERM] == {Verdict.ACCEPTED: 2, Verdict.REJECTED: 1, Verdict.EDITED: 1, None: 5}
    assert found[Kind.MISHEARING] == {Verdict.EDITED: 1}


def test_before_anything_is_decided_as_many_errors_are_left_as_the_engine_expects(talk):
    assert totals(talk).errors_left == pytest.approx(0.9 * 9)


def test_an_editor_who_keeps_much_of_what_was_heard_leaves_fewer(talk):
    talk.reject((0, 1, 2, 3))
    assert totals(talk).errors_left < 0.9 * 5 * 0.7


def test_no_more_errors_are_left_than_proposals(talk):
    talk.accept(range(8))
    assert totals(talk).errors_left <= 1
    talk.accept((8,))
    assert totals(talk).errors_left == 0

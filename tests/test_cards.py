"""Cards and the queue: what is decided together, in which order, and what is filtered out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.cards import Order, Queue
from mondegreen.sessions.filters import EVERYTHING, filter_of, words_for
from mondegreen.sessions.session import Session

SPEECH = "elia and um Elia met eliah near york and Elia"
FOUND = (
    (0, 4, "Ilya", 0.6, Kind.TERM, "sound-alike"),
    (9, 11, "", 0.95, Kind.FILLER, "filler-sound"),
    (12, 16, "Ilya", 0.8, Kind.TERM, "sound-alike"),
    (21, 26, "Elijah", 0.5, Kind.TERM, "sound-alike"),
    (32, 36, "work", 0.4, Kind.MISHEARING, "confusion"),
    (41, 45, "Elie", 0.3, Kind.TERM, "name-slot"),
)
ELIA, UM, ELIA_2, ELIAH, YORK, ELIE = range(6)


@pytest.fixture
def talk():
    proposals = [
        Proposal(a, b, SPEECH[a:b], new, sure, kind, rule, "Because.") for a, b, new, sure, kind, rule in FOUND
    ]
    return Session(read(SPEECH), proposals)


def dealt(queue):
    return [card.places for card in queue.cards()]


def test_a_card_holds_all_places_of_one_change_whatever_their_case(talk):
    assert (ELIA, ELIA_2) in dealt(Queue(talk))


def test_other_targets_of_the_same_words_stand_beside_it(talk):
    assert dealt(Queue(talk)) == [(ELIA, ELIA_2), (ELIE,), (UM,), (ELIAH,), (YORK,)]


def test_the_surest_come_first_or_what_mends_most_places(talk):
    queue = Queue(talk)
    queue.order = Order.CONFIDENCE
    assert dealt(queue)[0] == (UM,)
    queue.order = Order.VALUE
    assert dealt(queue)[0] == (ELIA, ELIA_2)
    talk.accept((ELIA,))
    assert queue.cards()[0].value(talk) == pytest.approx(0.95)


def test_an_answer_is_for_what_waits_and_for_all_once_nothing_does(talk):
    card = Queue(talk).cards()[0]
    talk.reject((ELIA,))
    assert card.open(talk) == (ELIA_2,)
    talk.accept((ELIA_2,))
    assert card.open(talk) == (ELIA, ELIA_2)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("term", {ELIA, ELIA_2, ELIAH, ELIE}),
        ("term filler", {ELIA, UM, ELIA_2, ELIAH, ELIE}),
        ("sound-alike <60", {ELIA, ELIAH}),
        (">.8", {UM, ELIA_2}),
        (">=95%", {UM}),
        ("undecided", {ELIA, ELIA_2, ELIAH, YORK}),
        ("kept", {UM}),
        ("accepted", {ELIE}),
        ("decided", {UM, ELIE}),
        ("ilya", {ELIA, ELIA_2}),
        ("ELI ah", {ELIAH}),
        ("", set(range(6))),
    ],
)
def test_a_few_words_say_what_to_look_at(talk, typed, left):
    talk.reject((UM,))
    talk.accept((ELIE,))
    queue = Queue(talk)
    queue.filter = filter_of(typed, {"sound-alike", "filler-sound"})
    assert {place for place in talk.places if queue.passes(place)} == left
    assert {place for card in queue.cards() for place in card.places} >= left


def test_a_card_of_which_any_place_is_wanted_is_shown_whole_and_so_is_the_one_that_is_looked_at(talk):
    queue = Queue(talk)
    queue.filter = filter_of(">.7 term", ())
    assert dealt(queue) == [(ELIA, ELIA_2)]
    assert [card.places for card in queue.cards(keep=YORK)] == [(ELIA, ELIA_2), (YORK,)]


def test_steps_go_over_what_is_not_wanted(talk):
    queue = Queue(talk)
    queue.filter = filter_of("sound-alike", {"sound-alike"})
    assert [queue.step(ELIA, 1), queue.step(ELIA_2, -1), queue.step(ELIAH, 1), queue.step(YORK, -1)] == [
        ELIA_2,
        ELIA,
        None,
        ELIAH,
    ]
    talk.accept((ELIA,))
    assert [queue.waiting(ELIAH), queue.waiting(ELIA_2, -1)] == [ELIA_2, ELIAH]
    talk.accept((ELIA_2,))
    assert queue.waiting(ELIAH) == ELIAH
    talk.accept((ELIAH,))
    assert queue.waiting(ELIAH) is None


def test_completion_knows_every_word_that_a_filter_understands():
    assert {"undecided", "term", "sound-alike"} <= set(words_for({"sound-alike"}))


@given(st.text(max_size=30))
def test_any_words_make_a_filter(typed):
    assert filter_of(typed, ()).passes(Proposal(0, 1, "a", "b", 0.5, Kind.TERM, "r", "w"), None) in (True, False)


def test_no_words_let_everything_pass():
    assert filter_of("  ", ()) == EVERYTHING

"""What stands in the text while decisions are made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.review.galley import CARET, Galley, Mark, Piece


def text_of(galley, number=0, current=None):
    return "".join(piece.text for piece in galley.pieces(number, current))


def session_with(text, *spans):
    """A session with proposals at these characters."""
    transcript = read(text)
    return Session(
        transcript,
        [Proposal(a, b, transcript.text[a:b], new, 0.9, Kind.TERM, "rule", "Because.") for a, b, new in spans],
    )


def test_undecided_words_stand_as_they_were_heard(session_of):
    galley = Galley(session_of("talk to Elia now"))
    assert galley.pieces(0) == (Piece("talk to "), Piece("Elia", Mark.PENDING, 0), Piece(" now"))


def test_accepted_words_stand_in_place(session_of):
    session = session_of("talk to Elia now")
    session.accept((0,))
    assert Galley(session).pieces(0)[1] == Piece("Ilya", Mark.ACCEPTED, 0)


def test_words_of_the_editors_own_are_told_apart(session_of):
    session = session_of("talk to Elia now")
    session.edit((0,), "Ilya S.")
    assert Galley(session).pieces(0)[1] == Piece("Ilya S.", Mark.EDITED, 0)


def test_rejected_words_stay_and_are_told_apart(session_of):
    session = session_of("talk to Elia now")
    session.reject((0,))
    assert Galley(session).pieces(0)[1] == Piece("Elia", Mark.REJECTED, 0)


def test_an_accepted_deletion_takes_one_space_with_it(session_of):
    session = session_of("well um yes")
    session.accept((0,))
    assert text_of(Galley(session)) == session.reading() == "well yes"


def test_deleted_words_are_seen_while_they_are_the_current_ones(session_of):
    session = session_of("well um yes")
    session.accept((0,))
    assert Galley(session).pieces(0, current=0)[1] == Piece("um", Mark.REMOVED, 0)


def test_a_place_without_words_has_a_caret_until_it_is_decided():
    session = session_with("yes it is", (3, 3, ","))
    assert text_of(Galley(session)) == f"yes{CARET} it is"
    session.accept((0,))
    assert text_of(Galley(session)) == "yes, it is"


def test_a_rejected_insertion_is_seen_only_where_one_is():
    session = session_with("yes it is", (3, 3, ","))
    session.reject((0,))
    assert text_of(Galley(session)) == "yes it is"
    assert text_of(Galley(session), current=0) == f"yes{CARET} it is"


def test_words_across_two_paragraphs_are_replaced_where_they_begin():
    session = session_with("one two\n\nthree four", (4, 14, "2 3"))
    galley = Galley(session)
    assert galley.numbers((0,)) == [0, 1]
    assert [text_of(galley, number) for number in (0, 1)] == ["one two", "three four"]
    session.accept((0,))
    assert [text_of(galley, number) for number in (0, 1)] == ["one 2 3", "four"]


def test_nothing_from_outside_is_given_out_raw(session_of):
    session = session_of("an \x1b[31mElia\x07 \u202e here")
    session.edit((0,), "\x1b]0;x\x9b")
    assert text_of(Galley(session)).isprintable()


@given(st.lists(st.sampled_from(["accept", "reject", "edit", "leave"]), min_size=6, max_size=6), st.data())
def test_the_paragraphs_read_as_the_session_does(answers, data):
    words = "um yes um um, no. um well"
    places = [(0, 2), (7, 9), (10, 12), (18, 20), (21, 25), (3, 6)]
    replacements = data.draw(st.lists(st.sampled_from(["", "x", "two words"]), min_size=6, max_size=6))
    session = session_with(words, *sorted((*place, new) for place, new in zip(places, replacements, strict=True)))
    for place, answer in enumerate(answers):
        if answer == "edit":
            session.edit((place,), "own")
        elif answer != "leave":
            verdict = Verdict.ACCEPTED if answer == "accept" else Verdict.REJECTED
            text = session.proposals[place].replacement if verdict is Verdict.ACCEPTED else None
            session.decide(Decision((place,), verdict, text))
    galley = Galley(session)
    shown = " ".join(text_of(galley, number) for number in range(len(galley.paragraphs)))
    assert shown.split() == session.reading().split()

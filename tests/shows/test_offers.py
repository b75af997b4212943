"""What is offered to be remembered of the decisions of a review."""

import pytest
from episodes import FIRST, decided, proposal, said, session

from mondegreen.shows.show import Show


def test_an_accepted_mishearing_is_offered_and_then_known(episode):
    show = Show.near(episode(1))
    (offer,) = show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))
    assert offer.says == "*jan lacun* for *Yann LeCun*, a new person"
    assert not show.path.exists()
    show = show.remember(offer)
    assert said(Show.near(episode(2)), "with jan lacun's help") == [("jan lacun's", "Yann LeCun's")]
    assert not show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))


def test_what_stands_for_a_part_of_a_name_is_written_as_that_part(episode):
    text = "and then swizzlekever said"
    show = Show.near(episode(1))
    (offer,) = show.offers(decided(text, "swizzlekever", "Sutskever", "accept", target="Ilya Sutskever"))
    show.remember(offer)
    assert said(Show.near(episode(2)), "so swizzlekever left") == [("swizzlekever", "Sutskever")]


def test_a_typed_correction_that_sounds_alike_is_offered_as_a_term(episode):
    text = "the tekku client is fast"
    (offer,) = Show.near(episode(1)).offers(decided(text, "tekku client", "tekku", "Teku client"))
    assert (offer.target, offer.heard, offer.new) == ("Teku", "tekku", True)


@pytest.mark.parametrize(
    ("heard", "typed"),
    [
        ("the tekku client", "our lovely Teku"),
        ("is fast", "is quick"),
        ("the tekku", "Frankfurt"),
        ("client is fast", "client. It is Fast"),
        ("the", "that"),
    ],
)
def test_a_rewording_is_not_offered(episode, heard, typed):
    text = "the tekku client is fast"
    assert not Show.near(episode(1)).offers(decided(text, heard, "x", typed))


def test_a_word_that_was_said_besides_is_no_part_of_a_mishearing(episode):
    text = "and I'm Nora actor berg, with in gozi Adayemi"
    show = Show.near(episode(1))
    assert not show.offers(decided(text, "I'm Nora actor berg", "Nora Achterberg", "accept", "Nora Achterberg"))
    (offer,) = show.offers(decided(text, "in gozi Adayemi", "Ngozi Adeyemi", "accept", "Ngozi Adeyemi"))
    assert offer.heard == "in gozi adayemi"


def test_what_was_also_rejected_is_not_offered(episode):
    held = session(FIRST, proposal("Elia", "Ilya", FIRST), proposal("Elia is", "Ilya is", FIRST))
    held.accept([0])
    held.reject([0])
    assert not Show.near(episode(1)).offers(held)


def test_a_heard_form_that_people_say_is_remembered_as_a_question(episode):
    text = "a new taco was released"
    (offer,) = Show.near(episode(1)).offers(decided(text, "taco", "Teku", "accept", target="Teku"))
    assert offer.trust == "ask"

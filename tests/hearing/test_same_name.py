"""One name that a file spells in several ways is asked to be one; what only looks like one name is left alone."""

import pytest

from mondegreen import Corrector
from mondegreen.detectors.same_name import same_name
from mondegreen.formats import read
from mondegreen.passage import Passage
from mondegreen.sessions.session import Session

MANY = "We met Szabo. Then Szabo spoke, and Szabo left. "


def changes(text, **known):
    return {(p.text, p.replacement) for p in same_name(Passage.of(text), **known)}


def test_a_rare_spelling_is_asked_to_be_the_frequent_one():
    (asked,) = same_name(Passage.of(f"{MANY}I thanked Zabo's team."))
    assert (asked.text, asked.replacement, asked.rule, asked.kind) == ("Zabo's", "Szabo's", "same-name", "term")
    assert asked.confidence < 0.9
    assert asked.reason == "*Zabo* sounds like *Szabo*, which stands here 3 times; it may be the same name."


def test_every_spelling_of_a_name_is_asked_about_and_the_others_are_to_choose_from():
    found = list(same_name(Passage.of(f"{MANY}We asked Zabo. Then Sabo came.")))
    assert {(p.text, p.replacement) for p in found} == {("Zabo", "Szabo"), ("Sabo", "Szabo")}
    assert all(len(p.candidates) == 2 for p in found)
    assert {p.reason for p in found} == {
        "*Sabo* and *Zabo* sound like *Szabo*, which stands here 3 times; it may be the same name."
    }


def test_all_spellings_of_a_name_are_one_question():
    transcript = read(f"{MANY}We asked Zabo. Then Sabo came. A Zabo again.", "txt")
    session = Session(transcript, tuple(sorted(same_name(Passage.of(transcript.text)))))
    session.accept(session.alike(0))
    assert session.reading() == transcript.text.replace("Zabo", "Szabo").replace("Sabo", "Szabo")


def test_the_form_of_the_notes_wins_over_the_frequent_one():
    text = "We met Zabo. Then Zabo spoke, and Zabo left. I thanked Szabo."
    assert changes(text) == {("Szabo", "Zabo")}
    assert changes(text, known=[{"szabo"}]) == {("Zabo", "Szabo")}


@pytest.mark.parametrize(
    "text",
    [
        "Colombia and Colombia and Colombia, a Colombian there, Colombians here.",
        "Brian and Brian and Brian met Ryan.",
        "a UTXO, a UTXO, a UTXO and UTXOs",
        "we met szabo and szabo and szabo and zabo, all in lower case without a capital",
        "The Great Plane is a plain, plain, plain Plain.",
        "",
    ],
)
def test_other_names_and_words_are_left_alone(text):
    assert not changes(text)


def test_what_is_known_to_be_right_stays():
    text = f"{MANY}I thanked Zabo."
    assert not changes(text, known=[{"zabo", "szabo"}])
    assert not changes(text, right=frozenset([len(Passage.of(text).tokens) - 1]))


def test_the_corrector_asks_with_the_notes_in_mind():
    text = "We met Zabo. Then Zabo spoke, and Zabo left. I thanked Szabo."
    (asked, *_) = [p for p in Corrector(terms=["Nick Szabo"], packs=[]).propose(text) if p.text == "Zabo"]
    assert asked.replacement == "Szabo"

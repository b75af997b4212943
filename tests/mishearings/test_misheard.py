import pytest

from mondegreen import Corrector
from mondegreen.mishearings.frames import phrases
from mondegreen.mishearings.house import same_but_for_style
from mondegreen.terms.vocabulary import zipf

MISHEARING = ("mishearing",)


def changes(text, **known):
    return {(p.text, p.replacement): p for p in Corrector(kinds=MISHEARING, **known).propose(text)}


def test_a_word_that_nothing_near_it_calls_for_gives_way_to_one_that_sounds_like_it():
    assert ("screwed", "skewed") in changes("and our business is screwed towards the summer")


def test_a_phrase_of_the_document_speaks_for_itself():
    text = (
        "so neural nets work and neural nets learn and a neural nets person builds neural nets but neural nuts are new"
    )
    found = changes(text)["nuts", "nets"]
    assert "elsewhere in the text" in found.reason


def test_a_word_that_another_nearly_always_follows_calls_for_it():
    assert ("out", "down") in changes("I do not want to get bogged out in history but it is fascinating")


def test_a_fixed_phrase_with_one_place_wrong_is_made_whole():
    found = changes("so with the benefit of highs that it will look simple")
    assert ("highs that", "hindsight") in found
    assert "fixed phrase" in found["highs that", "hindsight"].reason


def test_words_run_together_at_the_wrong_place_are_parted_anew():
    assert ("pre this", "previous") in changes("we spoke of it in a pre this episode so have a look")


@pytest.mark.parametrize(
    "text",
    [
        "we see a high demand for essential goods and services this year",
        "the goats on his farm give milk and he makes cheese",
        "I do not want to get bogged down in history",
        "in a previous episode we talked about neural nets",
        "the colour of the harbour and the centre of the theatre",
        "we went to the web site and it was all right",
    ],
)
def test_what_is_right_stays(text):
    assert all(p.confidence < 0.3 for p in Corrector(kinds=MISHEARING).propose(text))


def test_to_leave_out_a_word_is_to_hear_nothing_anew():
    found = changes("their ge capital and the capital of the capital markets and ge capital is their capital")
    assert not any(replacement in text.split() for text, replacement in found)


def test_a_name_is_no_misheard_word():
    found = changes("We met Mr Goats and Essential Goats said that he sells cheese.")
    assert not any(text == "Goats" for text, _ in found)


def test_nothing_is_so_sure_by_its_surroundings_that_it_is_applied_unattended():
    text = "high demand for essential goats and neural nets neural nets neural nets neural nuts get bogged out in it"
    assert all(p.confidence < 0.9 for p in Corrector(kinds=MISHEARING).propose(text))


def test_candidates_come_best_first_and_the_best_is_proposed():
    for found in changes("and our business is screwed towards the summer").values():
        shares = [candidate.confidence for candidate in found.candidates]
        assert shares == sorted(shares, reverse=True)
        assert found.candidates[0] == (found.replacement, found.confidence)


@pytest.mark.parametrize("text", ["", "goats", "…", "um uh", "ab\n\ncd", "don’t-you 1 2 3", "x " * 50])
def test_any_text_is_looked_at(text):
    Corrector(kinds=("mishearing", "spelling")).propose(text)


@pytest.mark.parametrize(
    ("one", "other"), [("colour", "color"), ("realise", "realize"), ("web site", "website"), ("alright", "all right")]
)
def test_another_house_s_spelling_is_no_mishearing(one, other):
    assert same_but_for_style(one, other)


@pytest.mark.parametrize(("one", "other"), [("goats", "goods"), ("fare", "fair"), ("principle", "principal")])
def test_another_word_is_more_than_spelling(one, other):
    assert not same_but_for_style(one, other)


def test_phrases_are_sorted_of_known_words_and_long_enough_to_be_told():
    every = list(phrases())
    assert every == sorted(every, key=" ".join)
    assert len(every) == len(set(every))
    assert all(len(words) > 2 for words in every)
    assert not [word for words in every for word in words if zipf(word) == 0]


@pytest.mark.parametrize("stretch", [1, 7, 50])
def test_what_is_guessed_a_stretch_at_a_time_is_what_is_guessed_at_once(stretch, monkeypatch):
    text = (
        "and our business is screwed towards the summer so with the benefit of highs that it will look simple but "
        "I do not want to get bogged out in history and neural nets work and neural nets learn but neural nuts are new "
        "we spoke of it in a pre this episode "
    )
    whole = Corrector(kinds=MISHEARING).propose(text * 3)
    for place, size in {
        "search.STRETCH": stretch,
        "search.AT_A_TIME": 5,
        "swaps.AT_A_TIME": 7,
        "swaps.PLACES": 3,
    }.items():
        monkeypatch.setattr(f"mondegreen.mishearings.{place}", size)
    monkeypatch.setattr("mondegreen.mishearings.document.AT_A_TIME", 2)
    assert {"hindsight", "down", "nets", "previous"} == {each.replacement for each in whole}
    assert Corrector(kinds=MISHEARING).propose(text * 3) == whole


def test_a_listed_phrase_of_ordinary_words_is_a_mishearing_and_sure_where_nobody_says_its_words_by_chance():
    found = changes("she waited with baited breath and it goes on ad nauseum")["ad nauseum", "ad nauseam"]
    assert found.kind == "mishearing"
    assert found.confidence >= 0.9


def test_what_was_weighed_is_told_in_words():
    text = (
        "so neural nets work and neural nets learn and a neural nets person builds neural nets but neural nuts are new"
    )
    told = {fact.says: fact.value for fact in changes(text)["nuts", "nets"].evidence}
    assert told["times it stands beside the same word elsewhere"] == 4
    assert told["times what stands here stands beside the same word elsewhere"] == 0
    assert told["how much better it goes with what stands around it, in nats"] > 0

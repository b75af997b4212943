"""What single pieces of evidence say of candidates."""

import pytest

from mondegreen.hearing.evidence import evidence_of
from mondegreen.hearing.weighing import scene_of
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for


def evidence(name, text, heard, term):
    """One piece of evidence for each place where a term may have been heard so."""
    scene = scene_of(Passage.of(text), Lexicon([Term(entry_for(term), Tier.RECORDING)]))
    places = scene.places()
    found = zip(places, evidence_of(scene, places).column(name).tolist(), strict=True)
    return [value for place, value in found if " ".join(scene.windows.words_of(place.candidate.window)) == heard]


def test_where_most_of_a_name_stands_as_it_is_what_is_left_is_compared_alone():
    (unlike,) = evidence("rest", "so Dentsply Sirona won it", "dentsply sirona won", "Dentsply Sirona XRay")
    (alike,) = evidence("rest", "and then the red group said so", "red group", "Rev Group")
    assert unlike > 2 * alike


def test_what_shares_no_word_with_the_term_is_compared_whole():
    text, heard, term = "and I met Francis the susa there", "francis the susa", "Francesco Desousa"
    assert evidence("rest", text, heard, term) == evidence("sound", text, heard, term)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("I will turn it over to matt ranches president of the firm", 2),
        ("I will turn it over to matt ranches because of that", 1),
        ("we saw matt ranches there", 0),
    ],
)
def test_a_name_is_likely_where_somebody_is_introduced(text, sides):
    assert evidence("slot", text, "matt ranches", "Matt Reintjes") == [sides / 2]


def test_words_that_follow_each_other_more_often_than_in_other_talk_are_noticed():
    often = evidence("phrase", "the lands in brand and the lands in team like lands in goods", "lands in", "Lands End")
    once = evidence("phrase", "the lands in brand and the other team like many goods", "lands in", "Lands End")
    assert min(often) > once[0]

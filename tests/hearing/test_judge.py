"""The judge keeps the directions that we know, and what is not known says nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.hearing.evidence import Evidence
from mondegreen.hearing.judge import judge
from mondegreen.hearing.references import Alignment
from mondegreen.hearing.weighing import doubts_of, scene_of, weighed
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for

ROWS = st.lists(st.floats(0, 1), min_size=len(Evidence._fields), max_size=len(Evidence._fields))
TEXT = "we met with Jan lacun yesterday and spoke of many things"


def probabilities(passage, *terms):
    lexicon = Lexicon(Term(entry_for(term), Tier.RECORDING) for term in terms)
    scene = scene_of(passage, lexicon)
    found = sorted(weighed(scene), key=lambda each: each.probability)
    return {each.place.candidate.form.text: each.probability for each in found}


def believed(sure):
    spans = [(token.start, token.end, sure.get(token.text, 0.9)) for token in Passage.of(TEXT).tokens]
    return Passage.of(TEXT).believed(spans)


@settings(deadline=None)
@given(row=ROWS, name=st.sampled_from(["sound", "letters", "ordinary", "crowd"]))
def test_worse_sound_more_ordinary_words_and_a_longer_list_never_speak_for_a_candidate(row, name):
    rows = np.array([row] * 11)
    rows[:, Evidence._fields.index(name)] = np.linspace(0, 1, 11)
    assert (np.diff(judge().alone.sums(rows)) <= 1e-5).all()


def test_a_doubt_of_the_recogniser_raises_its_certainty_lowers_and_its_silence_does_neither():
    silent = probabilities(Passage.of(TEXT), "Yann LeCun")["Yann LeCun"]
    doubted = probabilities(believed({"lacun": 0.2, "Jan": 0.3, "things": 0.95}), "Yann LeCun")["Yann LeCun"]
    certain = probabilities(believed({"lacun": 1.0, "Jan": 1.0}), "Yann LeCun")["Yann LeCun"]
    assert certain < silent < doubted


def test_a_recogniser_that_is_always_as_sure_says_nothing():
    passage = believed({})
    lexicon = Lexicon([Term(entry_for("Yann LeCun"), Tier.RECORDING)])
    scene = scene_of(passage, lexicon)
    assert np.isnan(doubts_of(passage, list(scene.places()))).all()


@pytest.mark.parametrize(
    ("start", "end", "new", "gain"),
    [(8, 13, "LeCun", 1), (4, 7, "Yann", -1), (0, 3, "saw", -1), (4, 13, "Jan LeCun", 1)],
)
def test_an_edit_is_worth_the_errors_that_it_takes_from_the_words_around_it(start, end, new, gain):
    assert Alignment("met jan lacun there", "met jan lecun there".split()).gain(start, end, new) == gain

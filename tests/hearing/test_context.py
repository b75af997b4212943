"""What stands around heard words speaks for them, or for a term in their place."""

import pytest

from mondegreen.hearing.context import fits
from mondegreen.hearing.weighing import scene_of
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for


def fit(text, heard, term):
    """How much better the term goes with its surroundings, where these words were heard."""
    scene = scene_of(Passage.of(text), Lexicon([Term(entry_for(term), Tier.RECORDING)]))
    places = scene.places()
    found = zip(places, fits(scene, places), strict=True)
    return next(worth for place, worth in found if " ".join(scene.windows.words_of(place.candidate.window)) == heard)


def test_a_term_that_goes_with_the_words_beside_it_fits_and_one_that_does_not_does_not():
    assert fit("he came to the united steaks of america", "steaks", "states") > 0
    assert fit("he grilled two juicy steaks for dinner", "steaks", "states") < 0


def test_of_a_term_that_the_language_does_not_know_the_heard_words_alone_speak():
    at_home = fit("she was born in new york city", "york", "yorck")
    lost = fit("the purple york sang", "york", "yorck")
    assert at_home < lost


@pytest.mark.parametrize("text", ["steaks", "steaks.", "The end. Steaks. A beginning"])
def test_nothing_stands_around_a_word_alone(text):
    heard = "steaks"
    assert -1 <= fit(text, heard, "states") <= 1


def test_what_stands_behind_a_full_stop_says_nothing():
    assert fit("He is united. Steaks of america", "steaks", "states") < fit(
        "he is united steaks of america", "steaks", "states"
    )

"""How words sound, and how far apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.hearing.distance import distances
from mondegreen.hearing.letters import model
from mondegreen.hearing.phonemes import NAMES, SYMBOL, substitution
from mondegreen.hearing.pronunciations import heard_as, said_as, spelled_out

PHONES = st.text(st.sampled_from(sorted(SYMBOL.values())), min_size=1, max_size=12)


@given(PHONES, PHONES)
def test_a_distance_is_symmetric_and_nothing_to_itself(one, other):
    there, back, itself = distances([one, other, one], [other, one, one])
    assert there == pytest.approx(back, abs=1e-5)
    assert itself == 0


@given(st.lists(st.tuples(PHONES, PHONES), min_size=2, max_size=6))
def test_pairs_are_measured_alike_alone_and_together(pairs):
    together = distances([one for one, _ in pairs], [other for _, other in pairs])
    alone = [distances([one], [other])[0] for one, other in pairs]
    assert np.allclose(together, alone, atol=1e-5)


def test_every_substitution_costs_something_and_at_most_one():
    for one in NAMES:
        for other in NAMES:
            assert (substitution(one, other) == 0) == (one == other)
            assert 0 <= substitution(one, other) <= 1


@pytest.mark.parametrize(
    ("near", "heard", "far"),
    [("Ilya", "Elia", "Alan"), ("ChatGPT", "chat gbt", "Chattanooga"), ("Teku", "taco", "Tokyo Tower")],
)
def test_the_nearer_sound_is_nearer(near, heard, far):
    readings = ["".join(each[0] for each in heard_as(heard.split()).values())]
    to_near = min(distances(readings * len(said_as(near)), said_as(near)))
    to_far = min(distances(readings * len(said_as(far)), said_as(far)))
    assert to_near < to_far


def test_an_acronym_is_said_letter_by_letter_and_as_a_word():
    assert spelled_out("gpt") in said_as("GPT")
    assert len(said_as("CLIP")) > 1


def test_an_unknown_word_has_a_reading_and_maybe_several():
    (readings,) = model().readings(["switzerberger"])
    assert readings
    assert len(set(readings)) == len(readings)


def test_a_word_without_letters_has_no_reading():
    assert heard_as(["…"]) == {"…": ()}

"""What is found by an index is what is found by comparing every pair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from mondegreen.hearing import near
from mondegreen.hearing.near import CLASSES, Strings
from mondegreen.hearing.phones import Phones
from mondegreen.hearing.pieces import MOST
from mondegreen.hearing.weighing import NAMED, scene_of
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Term, Tier
from mondegreen_dictionaries import Entry


def words(shortest, longest, signs):
    """Few different signs, so that many pairs are near."""
    return st.lists(st.lists(st.integers(1, signs), min_size=shortest, max_size=longest), min_size=1, max_size=12)


def strings(every):
    lengths = np.array(list(map(len, every)))
    rows = np.zeros((len(every), max(lengths)), np.uint8)
    rows[np.arange(rows.shape[1]) < lengths[:, None]] = [sign for each in every for sign in each]
    return Strings(rows, lengths)


@st.composite
def shelves(draw):
    """What was heard, all of one length, what is known, of about that length, and how far they may be apart."""
    most = draw(st.integers(1, MOST))
    length = draw(st.one_of(st.integers(most + 1, 14), st.integers(30, 44), st.integers(62, 66)))
    longest = draw(st.integers(length, length + most))
    other = draw(st.integers(max(1, longest - most), length + most))
    signs = draw(st.sampled_from([2, 3, CLASSES]))
    return draw(words(other, other, signs)), draw(words(length, longest, signs)), most


def every_pair(heard, known, most):
    return {
        (i, j)
        for i, one in enumerate(heard)
        for j, other in enumerate(known)
        if Levenshtein.distance(one, other) <= most
    }


def pairs(found):
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))


@settings(max_examples=50)
@given(shelves())
def test_pieces_miss_nothing(shelf):
    heard, known, most = shelf
    found = strings(known).pieces(most).pairs(strings(heard).rows)
    assert every_pair(heard, known, most) <= {pair for some in found for pair in pairs(some)}


@pytest.mark.parametrize("few", [0, near.FEW])
@settings(max_examples=50)
@given(shelf=shelves())
def test_an_index_finds_what_comparing_every_pair_finds(shelf, few):
    heard, known, most = shelf
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "cost", lambda length, most, count: 0)
        patch.setattr(near, "FEW", few)
        found = pairs(near.near(strings(heard), strings(known), most))
    assert len(found) == len(set(found))
    assert set(found) == every_pair(heard, known, most)


PHONES = st.text("ABCDEFG", max_size=6)


@given(st.lists(PHONES, min_size=1), st.data())
def test_pronunciations_are_joined_in_rows(readings, data):
    number = st.integers(0, len(readings) - 1)
    parts = data.draw(st.lists(st.tuples(number, number, number), min_size=1))
    joined = Phones.of(readings).joined(np.array(parts))
    expected = ["".join(readings[each] for each in row) for row in parts]
    assert joined.codes.tobytes() == Phones.of(expected).codes.tobytes()
    assert joined.lengths.tolist() == list(map(len, expected))
    table = joined.table(np.arange(len(parts)))
    assert [bytes(row).rstrip(b"\0") for row in table] == [
        joined.codes[joined.begin[n] : joined.begin[n + 1]].tobytes() for n in range(len(parts))
    ]


@pytest.mark.parametrize(("more", "everywhere"), [(0, True), (1, False)])
def test_a_list_longer_than_one_recording_speaks_of_is_sought_beside_strange_words_alone(more, everywhere):
    names = [f"Marka{chr(97 + n % 26)}o{chr(97 + n // 26 % 26)}i{chr(97 + n // 676)}" for n in range(NAMED + more)]
    lexicon = Lexicon(Term(Entry(name), Tier.RECORDING) for name in names)
    scene = scene_of(Passage.of("we went to the market and then markowei sold us a car over there"), lexicon)
    heard = [scene.windows.words_of(window) for window in range(len(scene.windows.first))]
    assert any("markowei" not in words for words in heard) is everywhere


@pytest.mark.parametrize(("more", "sought"), [(0, True), (1, False)])
def test_in_a_long_list_what_is_itself_a_term_is_not_sought(more, sought):
    names = [f"Marka{chr(97 + n % 26)}o{chr(97 + n // 26 % 26)}i{chr(97 + n // 676)}" for n in range(NAMED + more)]
    lexicon = Lexicon(Term(Entry(name), Tier.RECORDING) for name in names)
    scene = scene_of(Passage.of("and then markaboaia and markowei sold us a car"), lexicon)
    heard = [scene.windows.words_of(window) for window in range(len(scene.windows.first))]
    assert (("markaboaia",) in heard) is sought
    assert ("markowei",) in heard
    places = {heard[window]: scene.windows.places[window].tolist() for window in range(len(heard))}
    assert places["markowei",] == [4]
    assert places["and", "markowei"] == [3]

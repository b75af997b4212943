"""Words of the mended text know when they are said and what was heard in their place."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.mended import Mended
from mondegreen.transcripts.transcript import Timing

TEXT = "of open Ai, um it"
TIMES = (
    Timing(0, 2, 0.0, 1.0, 0.9),
    Timing(3, 7, 1.0, 2.0, 0.8),
    Timing(8, 11, 2.0, 4.0, 0.5),
    Timing(12, 14, 4.0, 5.0, 0.7),
    Timing(15, 17, 5.0, 6.0, 0.6),
)


def said(edits, timings=TIMES, text=TEXT):
    return [tuple(word[2:]) for word in Mended(text, edits).words(timings)]


def test_a_word_that_stays_keeps_all_that_is_known():
    assert said([])[0] == ("of", 0.0, 1.0, 0.9, None)


def test_one_for_one_keeps_its_time():
    assert said([Edit(3, 7, "closed")])[1] == ("closed", 1.0, 2.0, 0.8, "open")


def test_one_for_several_lasts_as_long_as_all_and_is_as_sure_as_the_least():
    assert said([Edit(3, 10, "OpenAI")])[1] == ("OpenAI,", 1.0, 4.0, 0.5, "open Ai,")


def test_several_for_one_share_its_time():
    assert said([Edit(8, 10, "an I and")])[2:5] == [
        ("an", 2.0, 2.667, 0.5, "Ai,"),
        ("I", 2.667, 3.333, 0.5, "Ai,"),
        ("and,", 3.333, 4.0, 0.5, "Ai,"),
    ]


def test_words_that_go_take_their_times_with_them():
    assert said([Edit(12, 14, "")])[2:] == [("Ai,", 2.0, 4.0, 0.5, None), ("it", 5.0, 6.0, 0.6, None)]


def test_a_time_of_several_words_is_shared_by_their_length():
    assert said([], [Timing(0, 7, 0.0, 7.0)], "of open") == [
        ("of", 0.0, 2.0, None, None),
        ("open", 3.0, 7.0, None, None),
    ]


def test_where_nothing_is_known_nothing_is_said():
    assert said([Edit(0, 2, "a b")], ())[0] == ("a", None, None, None, "of")


@pytest.mark.parametrize(("old", "new"), [(0, 0), (3, 3), (5, 9), (8, 10), (12, 14)])
def test_a_place_inside_an_edit_stands_after_its_new_words(old, new):
    assert Mended(TEXT, [Edit(3, 7, "closed")]).place(old) == new


@settings(max_examples=150)
@given(st.data())
def test_the_words_are_those_of_the_mended_text_at_their_places(data):
    text = data.draw(st.text("ab \n,", max_size=40))
    count = 2 * data.draw(st.integers(0, 4))
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=count, max_size=count)))
    new = st.sampled_from(["", "x", "x y", " x", "x ", " "])
    edits = [Edit(start, end, data.draw(new)) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    edits = [edit for edit, after in pairwise([*edits, Edit(99, 99, "")]) if edit.end < after.start]
    mended = Mended(text, edits)
    assert mended.text == replaced(text, closed_up(text, edits))
    words = list(mended.words())
    assert [word.text for word in words] == mended.text.split()
    assert all(mended.text[word.start : word.end] == word.text for word in words)

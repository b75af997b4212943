"""A place is found again by its words and what stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from mondegreen.sessions.anchor import anchor, placed


@given(st.text("ab ,.", max_size=60), st.integers(0, 60), st.integers(0, 6))
def test_in_the_same_text_a_place_is_found_where_it_is(text, start, length):
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert placed(text, anchor(text, start, end)) == start


@given(st.text("abc ", max_size=40))
def test_in_a_text_that_has_moved_it_is_found_where_it_went(more):
    text = "we spoke of open Ai and of the weather in York"
    sought = anchor(text, 12, 19)
    assert placed(f"{more} {text}", sought) == len(more) + 13


def test_of_several_like_places_the_one_that_moved_as_far_as_the_others_is_meant():
    line = "and then we spoke of open Ai and of the weather. "
    sought = anchor(line * 9, line.index("open") + 4 * len(line), line.index("open") + 4 * len(line) + 7)
    text = "xx" + line * 9
    assert placed(text, sought, shift=2) == sought.start + 2
    assert placed(text, sought) == sought.start + 2


def test_punctuation_and_places_between_words_are_found_again():
    text = "so we went home, and there was nobody"
    comma, between = anchor(text, 15, 16), anchor(text, 10, 10)
    assert placed(f"well {text}", comma) == 20
    assert placed(f"well {text}", between) == 15


def test_no_word_is_found_inside_another():
    assert placed("the cart was before the horse", anchor("the art was before the horse", 4, 7)) is None


def test_the_same_words_elsewhere_are_not_the_place():
    assert placed("open Ai", anchor("we spoke of open Ai and of the weather", 12, 19)) is None

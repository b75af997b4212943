"""What a passage knows about its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.passage import Passage

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6), st.floats(0, 1))).map(
    lambda parts: [(at, at + size, sure) for at, size, sure in sorted(parts)]
)


def test_a_token_takes_the_confidence_of_the_word_it_stands_in():
    passage = Passage.of("chat gbt's e-y-e").believed([(0, 4, 0.9), (5, 10, 0.3), (11, 16, 0.5)])
    assert passage.confidences == (0.9, 0.3, 0.5, 0.5, 0.5)


def test_of_a_word_in_two_parts_the_less_sure_one_counts():
    assert Passage.of("lecun said").believed([(0, 2, 0.9), (2, 5, 0.2)]).confidences == (0.2, None)


def test_a_recogniser_that_says_nothing_of_its_doubts_leaves_none():
    assert Passage.of("lecun said").believed([]).confidences == ()


@given(text=st.text("ab '-\n", max_size=40), spans=SPANS)
def test_each_token_has_the_least_confidence_of_the_spans_that_it_touches(text, spans):
    passage = Passage.of(text)
    wanted = tuple(
        min((sure for start, end, sure in spans if start < token.end and token.start < end), default=None)
        for token in passage.tokens
    )
    assert (passage.believed(spans).confidences or (None,) * len(wanted)) == wanted


@given(st.text())
def test_tokens_by_number_are_those_in_order(text):
    tokens = Passage.of(text).tokens
    assert [tokens[number] for number in range(len(tokens))] == list(tokens)
    assert list(tokens[1:3]) == list(tokens)[1:3]


@given(st.text(st.sampled_from("ab'’- \n.é1_")), st.integers(1, 9))
def test_a_text_cut_into_parts_has_the_same_words(text, size):
    whole = list(Passage.of(text).tokens)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mondegreen.passage.AT_A_TIME", size)
        assert list(Passage.of(text).tokens) == whole

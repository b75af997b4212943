"""When words were said: never before or after what the file says of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.formats import read
from mondegreen.transcripts.moments import PACE, Moments
from mondegreen.transcripts.transcript import Draft

CAPTIONS = """\
1
00:00:10,000 --> 00:00:14,000
I met Elia at noon!!

2
00:00:20,000 --> 00:00:24,000
and he said nothing
"""
WORDS = (
    "WEBVTT\n\n00:10.000 --> 00:14.000\n"
    "I <00:00:11.000><c>met </c><00:00:12.500><c>Elia </c><00:00:13.000><c>twice</c>\n"
)


def test_words_without_times_of_their_own_stand_within_their_caption_by_their_place():
    transcript = read(CAPTIONS)
    begins, ends, exact = Moments(transcript).of(6, 10)
    assert (begins, ends) == pytest.approx((10 + 4 * 6 / 20, 10 + 4 * 10 / 20))
    assert not exact


def test_words_with_times_of_their_own_have_those():
    transcript = read(WORDS)
    start = transcript.text.index("Elia")
    begins, ends, exact = Moments(transcript).of(start, start + 4)
    assert begins == 12.5
    assert ends == pytest.approx(13, abs=0.15)
    assert exact


def test_a_pause_between_captions_belongs_to_neither():
    transcript = read(CAPTIONS)
    moments = Moments(transcript)
    assert moments.of(0, 20).ends == 14
    assert moments.of(21, 24).begins == 20


def test_where_the_times_end_speech_goes_on_at_its_usual_pace():
    draft = Draft("a" * 60)
    draft.segment(begins=10.0)
    draft.run(0, 60)
    moments = Moments(draft.finish("txt"))
    assert moments.of(30, 45)[:2] == (10 + 30 / PACE, 10 + 45 / PACE)


def test_where_no_times_are_nothing_is_known():
    moments = Moments(read("I met Elia"))
    assert not moments.known
    assert moments.of(0, 4) is None
    assert Moments(read(CAPTIONS)).known
    assert Moments(read(WORDS)).known


SEGMENTS = st.lists(
    st.tuples(st.integers(1, 9), st.none() | st.floats(0, 99), st.none() | st.floats(0, 99)), min_size=1
)


@given(SEGMENTS, st.integers(0, 99), st.integers(0, 20))
def test_time_never_runs_backwards(segments, start, length):
    draft = Draft("a" * 9 * len(segments))
    for number, (size, begins, ends) in enumerate(segments):
        draft.segment(begins=begins, ends=ends)
        draft.run(9 * number, 9 * number + size)
    moments = Moments(draft.finish("txt"))
    found, later = moments.of(start, start + length), moments.of(start + length, start + length + 1)
    if found:
        assert moments.known
        assert 0 <= found.begins <= found.ends
        assert found.begins <= later.begins

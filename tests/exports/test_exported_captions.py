"""Captions: what did not change stays as it is, what did is laid out so that it can be read."""

import json
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sessions import FRONT, edited, exported, session

from mondegreen.errors import UnwritableError
from mondegreen.exports import Layout
from mondegreen.exports._layout import laid_out
from mondegreen.formats import format_named, format_names, has_cues, read
from mondegreen.transcripts.edits import Edit

SRT = """\
1
00:00:01,000 --> 00:00:03,500
Craig Smith: a line that was broken far
too
early by hand, and is 61 characters long

2
00:00:03,500 --> 00:00:04,000
with Elia

3
00:00:09,000 --> 00:00:11,000
- Was it big?
- It was.

"""


def blocks(text):
    return text.removeprefix("WEBVTT\n\n").strip().split("\n\n")


def words_of(seconds, *words):
    """A list of words with times, each of which takes so many seconds."""
    return json.dumps([[word, place * seconds, (place + 1) * seconds] for place, word in enumerate(words)])


def test_captions_that_did_not_change_stay_as_they_are_lines_and_times():
    assert exported("srt", session(SRT)) == SRT
    assert blocks(exported("srt", session(SRT, ("Elia", "Ilya"))))[0] == blocks(SRT)[0]


def test_the_lines_of_one_that_changed_and_fits_stay():
    broken = "1\n00:00:01,000 --> 00:00:03,500\nwith Elia\nthere\n\n"
    assert exported("srt", session(broken, ("Elia", "Ilya"))) == broken.replace("Elia", "Ilya")


def test_one_that_changed_and_does_not_fit_is_broken_anew():
    made = blocks(exported("srt", session(SRT, ("61", "over sixty")), labels=False))
    assert made[0].splitlines()[1:] == [
        "00:00:01,000 --> 00:00:03,500",
        "a line that was broken far too early",
        "by hand, and is over sixty characters long",
    ]


def test_one_that_was_too_long_before_and_grew_no_longer_keeps_its_lines():
    made = exported("srt", session(SRT, ("far", "by")))
    assert blocks(made)[0] == blocks(SRT)[0].replace("broken far", "broken by")


def test_one_that_grew_too_fast_to_be_read_stays_until_the_next_one_at_most():
    long = session(SRT, ("Elia", "Ilya Sutskever of OpenAI"))
    assert blocks(exported("srt", long))[1].splitlines()[1] == "00:00:03,500 --> 00:00:05,206"
    longer = session(SRT.replace("00:00:09,000", "00:00:04,500"), ("Elia", "Ilya Sutskever of OpenAI"))
    assert blocks(exported("srt", longer))[1].splitlines()[1] == "00:00:03,500 --> 00:00:04,500"


def test_one_that_became_shorter_keeps_its_times():
    shorter = session(SRT, ("with Elia", "El"))
    assert blocks(exported("srt", shorter))[1].splitlines()[1:] == ["00:00:03,500 --> 00:00:04,000", "El"]


def test_one_without_words_is_gone_and_the_numbers_follow():
    assert [block[0] for block in blocks(exported("srt", session(SRT, ("with Elia", ""))))] == ["1", "2"]


def test_rolling_captions_say_everything_once():
    made = exported("srt", session(format_named("vtt").SAMPLE), labels=False)
    assert made.count("so it was") == 1
    assert "a big one" in made


def test_what_is_too_long_becomes_several_at_the_times_of_their_words():
    talk = words_of(
        0.5, *"so this is a very long sentence which nobody could ever hope to read in one go because it".split()
    )
    made = blocks(exported("vtt", session(talk), layout=Layout(columns=20)))
    first, second = made[0].splitlines(), made[1].splitlines()
    assert all(len(line) <= 20 for block in made for line in block.splitlines()[1:])
    place = len(" ".join(first[1:]).split())
    assert first[0] == f"00:00:00.000 --> 00:00:0{place * 0.5:.3f}"
    assert second[0].startswith(f"00:00:0{place * 0.5:.3f} --> ")


def test_without_times_of_words_it_is_shared_by_length():
    talk = json.dumps([{"start": 0, "duration": 8, "text": "a b c. three four five six"}])
    made = blocks(exported("vtt", session(talk), layout=Layout(columns=20, lines=1)))
    assert [block.splitlines()[0] for block in made] == [
        "00:00:00.000 --> 00:00:01.920",
        "00:00:01.920 --> 00:00:08.000",
    ]


def test_names_stand_in_voice_tags_or_where_a_turn_begins():
    talk = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v R&amp;D>a\n\n00:02.000 --> 00:03.000\n<v R&amp;D>b\n"
    assert [block.splitlines()[1] for block in blocks(exported("vtt", session(talk)))] == [
        "<v R&amp;D>a",
        "<v R&amp;D>b",
    ]
    assert [block.splitlines()[2] for block in blocks(exported("srt", session(talk)))] == ["R&D: a", "b"]
    assert [block.splitlines()[2] for block in blocks(exported("srt", session(talk), labels=False))] == ["a", "b"]


def test_segments_that_overlap_end_where_the_next_begins():
    talk = json.dumps([{"text": "one", "start": 0.5, "duration": 4}, {"text": "two", "start": 2, "duration": 1}])
    assert blocks(exported("vtt", session(talk)))[0].splitlines()[0] == "00:00:00.500 --> 00:00:02.000"


def test_words_cannot_be_times_or_markup():
    evil = session(
        "1\n00:00:01,000 --> 00:00:02,000\nx\n\n", ("x", "a 00:00 --> 00:01 <b>b</b> <script> & x < y {\\an8}")
    )
    assert blocks(exported("srt", evil, labels=False))[0].splitlines()[2:] == [
        "a 00:00 → 00:01 ‹b>b‹/b>",
        "‹script> & x < y (\\an8}",
    ]
    made = exported("vtt", evil)
    assert made.count("-->") == 1
    assert "&lt;script&gt;" in made
    assert read(made).text.split() == evil.reading().split()


def test_what_it_is_stands_in_a_note_of_webvtt():
    made = exported("vtt", session(SRT), front=FRONT)
    assert made.startswith("WEBVTT\n\nNOTE\nTitle: A talk\nSource: talk.vtt\nDate: 2024-05-01\nPolicy: clean\n")
    assert read(made).text.split() == read(SRT).text.split()


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_without_times_there_are_no_captions(name):
    with pytest.raises(UnwritableError, match="no times"):
        exported(name, session("Ilya: it was"))


@pytest.mark.parametrize("name", [name for name in format_names() if name not in ("md", "txt", "dialogue")])
def test_every_format_with_times_can_be_captions_that_read_the_same(name):
    source = format_named(name).SAMPLE
    for form in ("srt", "vtt"):
        made = exported(form, session(source), labels=form == "vtt")
        assert read(made).format == form
        assert unescape(read(made).text.replace("‹", "<")).split() == unescape(read(source).text).split()


TIME_LINE = re.compile(r"(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_decided_captions_read_as_the_text_does_and_fit(data):
    name = data.draw(st.sampled_from([name for name in format_names() if has_cues(name) or name == "whisper"]))
    transcript = read(format_named(name).SAMPLE)
    spans = [found.span() for found in re.finditer(r"\S+", transcript.text)]
    chosen = sorted(data.draw(st.sets(st.sampled_from(spans), max_size=4)))
    new = st.sampled_from(["", "Ilya", "a good deal more than was there before, and then some of it"])
    made = edited(transcript, [Edit(*span, data.draw(new)) for span in chosen])
    layout = Layout(columns=data.draw(st.integers(8, 50)), lines=data.draw(st.integers(1, 3)))
    text = exported("vtt", made, labels=False, layout=layout)
    assert [word for word in read(text).text.split() if word != "-"] == made.reading().split()
    last = 0
    for block in re.split(r"\n\n", text)[1:-1]:
        figures = list(map(int, TIME_LINE.match(block).groups()))
        begins, ends = (((h * 60 + m) * 60 + s) * 1000 + t for h, m, s, t in (figures[:4], figures[4:]))
        assert last <= begins <= ends
        last = begins


@given(
    st.lists(st.text("abc.,", min_size=1, max_size=12), min_size=1, max_size=40), st.integers(8, 42), st.integers(1, 3)
)
def test_words_are_laid_out_in_order_and_within_bounds(words, columns, lines):
    made = laid_out(words, Layout(columns=columns, lines=lines))
    assert " ".join(line for caption in made for line in caption) == " ".join(words)
    assert all(len(caption) <= lines for caption in made)
    assert all(len(line) <= columns or " " not in line for caption in made for line in caption)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Good evening, Mayor and Council.", [["Good evening, Mayor and Council."]]),
        (
            "I'm going to recognize Stacy Summerfield, our Parks and Recreation Director, for the presentation.",
            [
                ["I'm going to recognize Stacy Summerfield,"],
                ["our Parks and Recreation Director,", "for the presentation."],
            ],
        ),
        (
            "It was said of them and of all of the Mr. Smiths.",
            [["It was said of them", "and of all of the Mr. Smiths."]],
        ),
    ],
)
def test_lines_break_where_the_sense_has_a_break(words, lines):
    assert laid_out(words.split(), Layout()) == lines

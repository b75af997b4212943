"""What is special about SubRip."""

from __future__ import annotations

import pytest

from mondegreen.errors import MalformedError
from mondegreen.formats import detected, read
from mondegreen.formats.srt import escape, recognises

TIMES = ("00:00:01,000 --> 00:00:02,000\n", "00:00:02,000 --> 00:00:03,000\n")


@pytest.mark.parametrize(
    "source",
    [
        f"1\n{TIMES[0]}one\n\n2\n{TIMES[1]}two\n",
        f"{TIMES[0]}one\n\n{TIMES[1]}two\n",
        f"{TIMES[0]}one\n{TIMES[1]}two\n",
        f"1\n{TIMES[0]}one\n2\n{TIMES[1]}two",
        f"\n\n1\n\n{TIMES[0]}\none\n\n\n\n2 \n \n{TIMES[1]}\n\ntwo\n\n\n",
        f"7\n{TIMES[0]}one\n\n007\n{TIMES[1]}two\n\n",
        f"1\n{TIMES[0]}one\n\n2\n{TIMES[1]}two\n\n3\n",
    ],
    ids=["usual", "unnumbered", "dense", "dense with numbers", "full of empty lines", "numbered anyhow", "cut off"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_numbers_and_empty_lines_may_stand_or_be_missing(source, end):
    source = "\ufeff" + source.replace("\n", end)
    assert detected(source) == "srt"
    assert read(source).text == "one\ntwo"


def test_line_ends_may_be_mixed():
    assert read(f"1\r\n{TIMES[0]}one\rtwo\r\n\n2\r{TIMES[1]}three").text == "one two\nthree"


def test_a_number_that_is_said_is_text():
    assert read(f"1\n{TIMES[0]}how many?\n42\n\n2\n{TIMES[1]}42\n").text == "how many? 42\n42"


@pytest.mark.parametrize("tag", ["{\\an8}", "{\\fad(1,2)}", "{i}", "<I>", "</b>", '<font color="#fff" size=3>', "<u >"])
def test_tags_are_not_said(tag):
    assert read(f"1\n{TIMES[0]}{tag}open{tag} Ai\n").text == "open Ai"


def test_a_word_in_brackets_that_is_no_tag_is_said():
    assert read(f"1\n{TIMES[0]}<unk> and {{sic}}\n").text == "<unk> and {sic}"


def test_a_tag_that_breaks_the_line_parts_words():
    assert read(f"1\n{TIMES[0]}open<br>Ai<BR/>now\n").text == "open Ai now"


def test_an_arrow_in_the_words_is_let_through_and_never_put_in():
    for words in ("file --> save", "3 steps: file --> save", "2. file --> save", "save --> 3 files"):
        assert read(f"1\n{TIMES[0]}{words}\n").text == words
    assert escape("file --> save") == "file → save"


@pytest.mark.parametrize(
    "source",
    ["one\ntwo\n", "at 10:30 --> there\n", '{"text": "00:00:01,000 --> 00:00:02,000"}', "WEBVTT\n\n" + TIMES[0]],
)
def test_other_texts_are_not_recognised(source):
    assert not recognises(source)


def test_a_text_without_time_lines_is_refused_where_it_is_said_to_be_subrip():
    with pytest.raises(MalformedError, match=r"no time line.*--from"):
        read("one\ntwo\n", "srt")

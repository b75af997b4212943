"""What is special about plain text."""

from __future__ import annotations

import pytest

from mondegreen.formats import read


def heard(source):
    transcript = read(source, "txt")
    return [(line.speaker, transcript.text[line.start : line.end]) for line in transcript.segments]


def test_a_label_names_the_speaker_until_the_next():
    assert heard("Craig Smith: hello\nyou\n>> ILYA: there?") == [
        ("Craig Smith", "hello"),
        ("Craig Smith", "you"),
        ("ILYA", "there?"),
    ]


@pytest.mark.parametrize(
    "label",
    ["Speaker 1", "SPEAKER_00", "Q", "Dr. O'Neil", "Anne-Marie Söderström (ABB)", "Élodie", "Пётр", "JOHN SMITH"],
)
def test_names_come_in_many_shapes(label):
    assert heard(f"{label}: so it was") == heard(f"[{label}]: so it was") == [(label, "so it was")]


@pytest.mark.parametrize("line", ["note: this", "and so: yes", "https://example.org", "At 10:30 we left", "Smith:x"])
def test_not_everything_before_a_colon_is_a_name(line):
    assert heard(line) == [("", line)]


def test_a_label_on_a_line_of_its_own_names_who_speaks_below():
    assert heard("Ilya Sutskever:\nhello\n") == [("Ilya Sutskever", "hello")]


def test_an_empty_line_parts_even_if_it_holds_spaces():
    assert read("one\ntwo\n \t\nthree\r\n\r\nfour\r\u00a0\rfive").text == "one\ntwo\n\nthree\n\nfour\n\nfive"


def test_white_space_around_a_line_is_not_part_of_it():
    assert read("  one \t\n\u3000two\u00a0\n").text == "one\ntwo"


def test_nothing_but_white_space_is_an_empty_transcript():
    assert read(" \n\ufeff\r\n\t", "txt").segments == ()

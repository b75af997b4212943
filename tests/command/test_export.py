"""`export` makes clean reading text by speaker and paragraph, with what was decided."""

import pytest
from talks import CAPTIONS

from mondegreen.edits import Edit
from mondegreen.errors import UnknownNameError
from mondegreen.exports import Shown, export_named, export_names, passages
from mondegreen.formats import read


def test_a_paragraph_is_a_line_and_begins_with_who_speaks(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    ran = mondegreen("export", "talk.vtt", "-f", "txt")
    assert ran.stdout == "Craig: a co-founder of open Ai and York\n\nIlya: it was Elia\n"
    assert ran.stderr == "mondegreen: talk.vtt: nothing is decided yet; the words stand as they were heard.\n"


def test_what_was_accepted_stands_in_it(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    mondegreen("review", "--plain", "talk.vtt", typed="a\nr\ne Ilya Sutskever\n")
    ran = mondegreen("export", "talk.vtt")
    assert ran.stdout == "Craig: a co-founder of OpenAI and York\n\nIlya: it was Ilya Sutskever\n"
    assert ran.stderr == ""


def test_times_and_labels_are_shown_as_one_likes(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    assert mondegreen("export", "talk.vtt", "--times").stdout.splitlines()[2] == "[00:01:07] Ilya: it was Elia"
    assert mondegreen("export", "talk.vtt", "--times", "--no-labels").stdout.startswith("[00:00:01] a co-founder")
    assert mondegreen("export", "talk.vtt", "--no-labels").stdout.splitlines()[2] == "it was Elia"


def test_it_goes_to_a_file_or_under_its_own_ending_to_a_folder(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    (here / "out").mkdir()
    ran = mondegreen("export", "talk.vtt", "-o", "out")
    assert ran.stdout == ""
    assert "reading text in out/talk.txt." in ran.stderr
    mondegreen("export", "talk.vtt", "-o", "talk.txt")
    assert (here / "talk.txt").read_bytes() == (here / "out" / "talk.txt").read_bytes()


@pytest.mark.parametrize("output", [".", "interview.txt"])
def test_it_never_goes_over_the_transcript(mondegreen, here, output):
    before = (here / "interview.txt").read_text()
    ran = mondegreen("export", "interview.txt", "-o", output)
    assert ran.exit_code == 2
    assert (here / "interview.txt").read_text() == before


def test_standard_input_is_a_transcript_too(mondegreen):
    assert mondegreen("export", "-", typed="Ilya:  it   was\r\n").stdout == "Ilya: it was\n"


def test_a_broken_paragraph_repeats_no_name(mondegreen, here):
    (here / "x.txt").write_text(f"Ilya: {'It was a very long talk. ' * 60}\n")
    lines = mondegreen("export", "x.txt").stdout.split("\n\n")
    assert len(lines) > 1
    assert [line.startswith("Ilya: ") for line in lines] == [True, *[False] * (len(lines) - 1)]


def test_words_that_are_deleted_take_their_paragraph_with_them():
    transcript = read("[Music]\n\nIlya: it was")
    assert export_named("txt").export(transcript, [Edit(0, 7, "")], Shown()) == b"Ilya: it was\n"


def test_where_every_word_is_gone_there_is_no_text():
    assert export_named("txt").export(read("um"), [Edit(0, 2, "")], Shown()) == b""


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit(4, 9, "X"), ["one X", "three"]),  # it crosses the gap, and stays before it
        (Edit(5, 5, "X"), ["one", "Xtwo three"]),
        (Edit(3, 3, "X"), ["oneX", "two three"]),
        (Edit(5, 8, ""), ["one", "three"]),
    ],
)
def test_words_stay_in_their_paragraph(edit, words):
    assert [passage.text for passage in passages(read("one\n\ntwo three"), [edit])] == words


def test_the_exports_are_the_files_of_their_folder():
    assert "txt" in export_names()
    with pytest.raises(UnknownNameError, match=r"There is no export 'pdf'; there are .*txt"):
        export_named("pdf")

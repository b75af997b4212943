"""`export` makes clean reading text by speaker and paragraph, with what was decided."""

import pytest
from talks import CAPTIONS

from mondegreen.errors import UnknownNameError
from mondegreen.exports import export_named, export_names


def test_a_paragraph_is_a_line_and_begins_with_who_speaks(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    ran = mondegreen("export", "talk.vtt", "-f", "txt")
    assert ran.stdout == "Craig: a co-founder of open Ai and York\n\nIlya: it was Elia\n"
    assert ran.stderr == "mondegreen: talk.vtt: no decisions are kept beside it; its words stay as they are.\n"


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
    assert "Reading text in out/talk.txt." in ran.stderr
    mondegreen("export", "talk.vtt", "-o", "talk.txt")
    assert (here / "talk.txt").read_bytes() == (here / "out" / "talk.txt").read_bytes()


def test_whoever_says_the_form_gives_it_any_name(mondegreen, here):
    assert mondegreen("export", "interview.txt", "-f", "txt", "-o", "talk.pdf").exit_code == 0
    assert (here / "talk.pdf").read_text().startswith("Craig: ")


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


def test_what_it_makes_is_told_by_the_ending_of_the_file(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    assert mondegreen("export", "talk.vtt", "-o", "talk.srt").exit_code == 0
    assert (here / "talk.srt").read_text().startswith("1\n00:00:01,000 --> 00:00:03,500\nCraig: a co-founder of open\n")
    mondegreen("export", "talk.vtt", "-o", "talk.docx")
    assert (here / "talk.docx").read_bytes().startswith(b"PK")


def test_it_says_what_it_is(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    heard = mondegreen("export", "talk.vtt", "-f", "md", "--date", "today").stdout
    assert heard.split("---")[1] == (
        '\ntitle: "talk"\nsource: "talk.vtt"\ndate: "today"\nnote: "The words stand as the transcript has them."\n'
    )
    assert mondegreen("export", "talk.vtt", "-f", "md", "--no-front").stdout.startswith("**Craig:** a co-founder")
    assert mondegreen("export", "talk.vtt", "--front", "--title", "T").stdout.startswith("T\n\nSource: talk.vtt\n")


def test_it_names_the_policy_that_was_asked_for_or_the_least_that_allows_what_was_done(mondegreen, here):
    asked = mondegreen("export", "interview.txt", "--front", "--policy", "reading").stdout
    assert "Policy: reading\nNote: Edited for reading" in asked
    mondegreen("review", "--plain", "interview.txt", typed="a\n")
    assert "Policy: strict\nNote: Verbatim" in mondegreen("export", "interview.txt", "--front").stdout
    mondegreen("review", "--plain", "interview.txt", typed="r\na\na\n")
    assert "Policy: clean\nNote: Lightly edited" in mondegreen("export", "interview.txt", "--front").stdout
    assert "\nNote: As it was.\n" in mondegreen("export", "interview.txt", "--front", "--note", "As it was.").stdout


def test_it_names_the_policy_of_what_was_mended_in_place_before(mondegreen):
    mondegreen("fix", "interview.txt", "--in-place")
    ran = mondegreen("export", "interview.txt", "--front")
    assert "Policy: clean\nNote: Lightly edited" in ran.stdout


def test_what_is_sure_enough_is_mended_as_well_where_that_is_asked_for(mondegreen):
    assert mondegreen("export", "interview.txt", "--min-confidence", "0.4").stdout == (
        "Craig: a co-founder of OpenAI and work the OpenAI of Ilya.\n"
    )
    assert " and York the OpenAI of " in mondegreen("export", "interview.txt", "--policy", "clean").stdout


def test_captions_are_laid_out_as_one_likes(mondegreen, here):
    (here / "talk.json").write_text('[{"text": "one two three four five six", "start": 0, "duration": 9}]')
    ran = mondegreen("export", "talk.json", "-f", "vtt", "--columns", "10", "--lines", "3", "--speed", "5")
    assert ran.stdout == "WEBVTT\n\n00:00:00.000 --> 00:00:09.000\none two\nthree four\nfive six\n\n"


def test_captions_need_times(mondegreen):
    ran = mondegreen("export", "interview.txt", "-f", "srt")
    assert ran.exit_code == 2
    assert "interview.txt: there are no times in this transcript, and captions need them" in ran.stderr


def test_a_document_is_not_shown_on_a_terminal(mondegreen, monkeypatch):
    monkeypatch.setattr("mondegreen_tui.verbs.export.is_terminal", lambda stream: True)
    ran = mondegreen("export", "interview.txt", "-f", "docx")
    assert ran.exit_code == 2
    assert "name a file with -o" in ran.stderr


def test_the_exports_are_the_files_of_their_folder():
    assert export_names() == ("docx", "html", "json", "md", "srt", "txt", "vtt")
    with pytest.raises(UnknownNameError, match=r"There is no export 'pdf'; there are .*txt"):
        export_named("pdf")


@pytest.mark.parametrize(
    ("words", "result"),
    [
        (["export", "-f", "txt"], "talk.txt"),
        (["report"], "talk.html"),
        (["speakers", "--rename", "Craig=Kelly"], "talk.vtt"),
        (["fix"], "talk.vtt"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_a_folder_for_the_result_is_made_by_every_verb(mondegreen, here, words, result):
    (here / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Craig>we met Elia\n")
    assert mondegreen(words[0], "talk.vtt", *words[1:], "-o", "new/folder/").exit_code == 0
    assert (here / "new" / "folder" / result).is_file()
    assert mondegreen(words[0], "talk.vtt", *words[1:], "-o", f"other/{result}").exit_code == 2


def test_a_folder_that_cannot_be_made_is_a_sentence(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    refused = mondegreen("export", "talk.vtt", "-f", "txt", "-o", "talk.vtt/sub/")
    assert (refused.exit_code, refused.stderr.count("Traceback")) == (2, 0)

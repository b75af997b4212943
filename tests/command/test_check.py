"""`check` says what is probably misheard, where, and changes nothing."""

import json
from pathlib import Path

import pytest
from talks import CAPTIONS

from mondegreen.sessions.ledger import ledger_path


def test_a_finding_is_a_line_with_its_place_in_the_file(mondegreen):
    ran = mondegreen("check", "interview.txt")
    assert ran.stdout.splitlines() == [
        "interview.txt:1:24: open Ai → OpenAI  [mishearing by-heart 0.95] sounds like *OpenAI*",
        "interview.txt:2:1: York → work  [mishearing by-heart 0.50] sounds like *work*",
        "interview.txt:2:10: open Ai → OpenAI  [mishearing by-heart 0.95] sounds like *OpenAI*",
        "interview.txt:2:21: um  → ∅  [filler by-heart 0.97] a hesitation",
        "interview.txt:2:24: Elia → Ilya  [mishearing by-heart 0.93] sounds like *Ilya*",
    ]
    assert ran.exit_code == 1
    assert sorted(path.name for path in Path().iterdir()) == ["interview.txt"]


def test_no_finding_ends_with_0(mondegreen, here):
    (here / "good.txt").write_text("all is well\n")
    ran = mondegreen("check", "good.txt")
    assert (ran.stdout, ran.stderr, ran.exit_code) == ("", "", 0)


def test_standard_input_is_a_file_like_any_other(mondegreen):
    ran = mondegreen("check", "-", typed="with Elia\n")
    assert ran.stdout.startswith("-:1:6: Elia → Ilya")
    assert ran.exit_code == 1


@pytest.mark.parametrize(("least", "count"), [("0", 6), ("0.3", 5), ("0.94", 3), ("1", 0)])
def test_what_is_less_sure_than_asked_for_is_left_out(mondegreen, here, least, count):
    with (here / "interview.txt").open("a") as file:
        file.write("a taco\n")
    assert mondegreen("check", "interview.txt", "--min-confidence", least).stdout.count("\n") == count


def test_json_is_an_object_a_line_with_places_in_the_file_and_in_the_reading_text(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    ran = mondegreen("check", "talk.vtt", "--format", "json")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert found[0] == {
        "file": "talk.vtt", "line": 4, "column": 26, "end_line": 7, "end_column": 12, "begins": 1.0,
        "start": 16, "end": 23, "heard": "open\nAi", "proposed": "OpenAI", "confidence": 0.95,
        "kind": "mishearing", "rule": "by-heart", "reason": "sounds like *OpenAI*", "key": found[0]["key"],
        "candidates": [{"text": "OpenAI", "confidence": 0.95}, {"text": "open eye", "confidence": 0.475}],
    }  # fmt: skip
    assert [finding["begins"] for finding in found] == [1.0, 3.5, 67.0]


def test_github_gets_annotations_that_cannot_be_broken_out_of(mondegreen, here):
    (here / "a,b:c%.txt").write_text("with Elia\n")
    ran = mondegreen("check", "a,b:c%.txt", "interview.txt", "--format", "github")
    lines = ran.stdout.splitlines()
    assert lines[0] == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=6,endColumn=10,title=mishearing%2C 0.93"
        "::Elia → Ilya: sounds like *Ilya*"
    )
    assert lines[2].startswith("::notice file=interview.txt,line=2,endLine=2,col=1,endColumn=5,")


def test_columns_are_counted_as_an_editor_counts_them(mondegreen, here):
    (here / "x.txt").write_bytes("\ufeffElia and\r\nélan Elia\rElia\n".encode())
    places = [line.split(" ")[0] for line in mondegreen("check", "x.txt").stdout.splitlines()]
    assert places == ["x.txt:1:1:", "x.txt:2:6:", "x.txt:3:1:"]


def test_what_an_editor_has_rejected_is_not_found_again(mondegreen, here):
    mondegreen("review", "--plain", "interview.txt", typed="r\na\nq\n")
    ledger = ledger_path(here / "interview.txt")
    kept = ledger.read_bytes()
    found = mondegreen("check", "interview.txt").stdout
    assert "1:24: open Ai" not in found
    assert "2:1: York" in found  # accepted, and the file has it still
    assert "2:10: open Ai" in found
    assert ledger.read_bytes() == kept


def test_only_the_kinds_asked_for_are_found(mondegreen):
    ran = mondegreen("check", "interview.txt", "--kind", "filler", "--kind", "term", "--term", "craig", "--term", "The")
    assert [line.split("[")[1].split()[0] for line in ran.stdout.splitlines()] == ["term", "filler"]


def test_one_bad_file_does_not_keep_the_others_from_being_checked(mondegreen):
    ran = mondegreen("check", "none.txt", "interview.txt")
    assert ran.stdout.count("\n") == 5
    assert ran.stderr == "mondegreen: none.txt: there is no such file; look at the name.\n"
    assert ran.exit_code == 2


class TestNotes:
    @pytest.mark.parametrize("name", ["interview.notes.md", "interview.notes.txt"])
    def test_notes_beside_the_transcript_are_used_and_this_is_said(self, mondegreen, here, name):
        (here / name).write_text("\ufeffCO-FOUNDER york")
        ran = mondegreen("check", "interview.txt")
        assert "co-founder → CO-FOUNDER" in ran.stdout
        assert ran.stderr == f"mondegreen: interview.txt: with the notes in {name}.\n"

    def test_notes_that_are_named_are_used_instead(self, mondegreen, here):
        (here / "interview.notes.md").write_text("CO-FOUNDER")
        (here / "other.md").write_text("THE")
        ran = mondegreen("check", "interview.txt", "--notes", "other.md")
        assert "the → THE" in ran.stdout
        assert "CO-FOUNDER" not in ran.stdout
        assert ran.stderr == ""

    def test_notes_that_cannot_be_read_are_named(self, mondegreen):
        ran = mondegreen("check", "interview.txt", "--notes", "none.md")
        assert ran.stderr == "mondegreen: none.md: there is no such file; look at the name.\n"
        assert ran.exit_code == 2


def test_a_file_of_captions_without_captions_is_said_to_be_read_as_text(mondegreen, here):
    (here / "talk.srt").write_text("we talked about it\n")
    assert mondegreen("check", "talk.srt").stderr == (
        "mondegreen: talk.srt: it holds no captions, whatever its name says; it is read as plain text.\n"
    )

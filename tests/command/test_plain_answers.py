"""The review line by line: one letter and Enter, and nothing is ever accepted by accident."""

import pytest
from talks import CAPTIONS, INTERVIEW, mended


def test_a_proposal_is_read_out_with_all_there_is_to_know(typed, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    said = typed(path="talk.vtt").stdout.splitlines()
    assert said[1:6] == [
        "1 of 3, line 4, 0:00:01, Craig",
        "a co-founder of [open Ai] and York it was Elia",
        "1: OpenAI, 95%",
        "2: open eye, 48%",
        "mishearing: sounds like “OpenAI”",
    ]


@pytest.mark.parametrize(
    ("lines", "result"),
    [
        (["a"], INTERVIEW.replace("open Ai and", "OpenAI and")),
        (["y"], INTERVIEW.replace("open Ai and", "OpenAI and")),
        (["2"], INTERVIEW.replace("open Ai and", "open eye and")),
        (["A"], INTERVIEW.replace("open Ai", "OpenAI")),
        (["A", "R"], INTERVIEW.replace("open Ai", "OpenAI")),
        (["e Open A.I."], INTERVIEW.replace("open Ai and", "Open A.I. and")),
        (["e", "Open A.I."], INTERVIEW.replace("open Ai and", "Open A.I. and")),
        (["n", "a"], INTERVIEW.replace("York", "work")),
        (["p", "n", "n", "n", "n", "n", "a"], INTERVIEW.replace("Elia", "Ilya")),
        (["n", "n", "n", "a"], INTERVIEW.replace("um ", "")),
        (["r", "o", "a"], INTERVIEW.replace("of open Ai and", "of open Ai and").replace("the open Ai", "the OpenAI")),
        (["a", "u", "redo"], INTERVIEW.replace("open Ai and", "OpenAI and")),
        (["A", "u", "a"], INTERVIEW.replace("open Ai and", "OpenAI and")),
        (["a", "p", "r"], INTERVIEW),
    ],
)
def test_each_key_does_what_it_says(typed, here, lines, result):
    ran = typed(*lines, "q")
    assert ran.exit_code == 0
    assert mended(here) == result
    assert (here / "interview.txt").read_text() == INTERVIEW


@pytest.mark.parametrize(
    ("lines", "result"),
    [
        (["n", "y"], INTERVIEW.replace("York", "work")),
        (["a"], INTERVIEW.replace("open Ai", "OpenAI")),
        (["d", "a"], INTERVIEW.replace("York", "work")),
        (["j", "j", "k", "y"], INTERVIEW.replace("York", "work")),
        (["J", "J", "K", "y"], INTERVIEW.replace("York", "work")),
        (["r", "x", "n", "y"], INTERVIEW.replace("York", "work")),
    ],
)
def test_it_has_the_keys_of_git_too(typed, here, lines, result):
    typed(*lines, "q", options=["--keys", "git"])
    assert mended(here) == result


def test_what_has_no_key_to_type_has_its_name(typed, here):
    (here / "mondegreen.toml").write_text('[keys]\naccept = "enter"\n')
    said = typed("accept", "undo", "redo", "choose 2", "leave").stdout
    assert "accept        Accept what is proposed" in typed("?").stdout
    assert "Redid. Accepted: open Ai becomes OpenAI." in said
    assert "Accepted: open Ai becomes open eye." in said
    assert "1 accepted" in said


def test_keys_that_cannot_be_are_told_before_anything_is_asked(typed, here):
    (here / "mondegreen.toml").write_text('[keys]\nacept = "a"\n')
    ran = typed("a")
    assert ran.exit_code == 2
    assert "keys: acept: there is no such action. Did you mean 'accept'?" in ran.stderr
    assert ran.stdout == ""


def test_what_stands_around_is_told_as_it_stands_now(typed):
    assert "a co-founder of OpenAI and [York] the open Ai of um Elia." in typed("a").stdout


@pytest.mark.parametrize("lines", [[], [""], ["", "", ""], ["zzz"], ["9"], ["e", ""], ["e"], ["?"], ["o", "n", "p"]])
def test_what_is_no_decision_decides_nothing(typed, here, lines):
    ran = typed(*lines)
    assert ran.exit_code == 0
    assert "0 accepted, 0 edited, 0 rejected, 5 left" in ran.stdout
    assert sorted(path.name for path in here.iterdir()) == ["interview.txt"]


def test_a_letter_without_enter_was_not_meant_yet(mondegreen, here):
    assert "0 accepted" in mondegreen("review", "--plain", "interview.txt", typed="a").stdout
    assert "1 accepted" in mondegreen("review", "--plain", "interview.txt", typed="a\na").stdout


@pytest.mark.parametrize("words", ["e \x1b[D\x1b[Dx", "e x\x07", "e a\u202eb", "e \udcff"])
def test_what_cannot_be_seen_is_not_written(mondegreen, here, words):
    ran = mondegreen("review", "--plain", "interview.txt", typed=words.encode("utf-8", "surrogateescape") + b"\n")
    assert "That holds signs that cannot be seen" in ran.stdout
    assert "0 edited" in ran.stdout


def test_when_all_is_decided_it_says_so_and_waits(typed):
    ran = typed("A", "R", "a", "a", "n", "a", "q")
    assert "All 5 proposals are decided. q leaves, u takes back." in ran.stdout
    assert "4 accepted" in ran.stdout


def test_where_nothing_is_proposed_it_says_so(typed, here):
    (here / "x.txt").write_text("all is well")
    assert typed(path="x.txt").stdout.splitlines()[0] == "x.txt: nothing is proposed."

"""The review line by line: one letter and Enter, and nothing is ever accepted by accident."""

import subprocess

import pytest
from talks import CAPTIONS, INTERVIEW

from mondegreen.sessions.ledger import ledger_path


@pytest.fixture
def typed(mondegreen):
    """Types these lines into a review of the interview."""

    def review(*lines, path="interview.txt", options=()):
        return mondegreen("review", "--plain", path, *options, typed="".join(f"{line}\n" for line in lines))

    return review


def mended(here) -> str:
    return (here / "interview.mended.txt").read_text()


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


def test_the_sums_and_the_place_of_the_result_come_last(typed):
    *_, sums, first, second, _, where, kept = typed("a", "r", "e Open A.I.").stdout.splitlines()
    assert sums.endswith("interview.txt: 5 proposals: 1 accepted, 1 edited, 1 rejected, 2 left.")
    assert (first, second) == ("  mishearing: 1 accepted, 1 rejected, 1 edited, 1 left", "  filler: 1 left")
    assert where == "The mended text is in interview.mended.txt"
    assert kept == "The decisions are in interview.txt.mondegreen.jsonl"


class TestCards:
    """One answer for all places of a change."""

    def test_are_offered_where_a_change_is_proposed_more_than_once(self, typed):
        assert "In 2 places: A accepts all, R keeps all" in typed("n").stdout
        assert "In 2 places: a accepts all, d keeps all" in typed("n", options=["--keys", "git"]).stdout

    @pytest.mark.parametrize("key", ["tab", "\t", "switch"])
    def test_tell_the_change_and_its_places_and_take_one_answer(self, typed, here, key):
        said = typed(key, "a").stdout
        told = said.split("card 1 of 4, 2 places, 2 undecided\n")[1].splitlines()
        assert told[0] == "open Ai becomes OpenAI"
        assert told[4:6] == [
            "line 1: a co-founder of [open Ai] and York the open Ai of um Elia.",
            "line 2: a co-founder of open Ai and York the [open Ai] of um Elia.",
        ]
        assert "Accepted: open Ai becomes OpenAI, in 2 places." in said
        assert "card 2 of 4, 1 place, 1 undecided" in said
        assert mended(here) == INTERVIEW.replace("open Ai", "OpenAI")

    def test_are_left_for_the_places_to_except_some(self, typed, here):
        typed("tab", "tab", "r", "tab", "p", "a")
        assert mended(here) == INTERVIEW.replace("the open Ai", "the OpenAI")

    def test_are_gone_through_in_another_order(self, typed):
        said = typed("s", "s", "p", "p", "n", "n", "n", "n", "o", "O").stdout
        assert "Cards in the order of the document." in said
        assert "Cards the surest first." in said
        assert "card 2 of 4, 2 places, 2 undecided" in said.split("the surest first.")[1]
        assert "card 1 of 4, 1 place, 1 undecided\num becomes nothing" in said
        assert "This is the first one." in said
        assert "This is the last one." in said

    def test_are_taken_back_whole(self, typed, here):
        said = typed("tab", "a", "u", "q").stdout
        assert "Undid. Accepted: open Ai becomes OpenAI, in 2 places." in said
        assert "0 accepted" in said


class TestFilters:
    def test_leave_only_some_to_be_gone_through(self, typed, here):
        said = typed("f filler", "a").stdout
        assert "1 proposal, only filler." in said
        assert "4 of 5, only filler, line 2, Craig" in said
        assert "All that the filter shows is decided." in said
        assert mended(here) == INTERVIEW.replace("um ", "")

    def test_are_lifted_by_a_bare_key_and_by_themselves_where_nothing_passes(self, typed):
        assert "5 proposals, everything." in typed("f filler", "f").stdout
        assert "Nothing is spelling; everything is shown." in typed("f spelling").stdout


class TestFinding:
    def test_goes_to_proposals_and_to_words_of_the_text(self, typed):
        said = typed("/founder", "m", "/ilya", "find", "OPEN", "m", "M").stdout
        assert "Find 1 of 1 find.\nline 1: Craig: a [founder]"[:18] in said
        assert "line 1, Craig: a co-[founder] of open Ai" in said
        assert "5 of 5, line 2, Craig" in said
        assert said.count("Find 1 of 2 finds.") == 2
        assert "1 of 5, line 1, Craig" in said

    def test_that_finds_nothing_says_so(self, typed):
        said = typed("m", "/zebra", "/", "").stdout
        assert "Nothing was looked for." in said
        assert "Nowhere: zebra" in said
        assert "Nothing is looked for." in said


class TestReadingAndWriting:
    def test_the_paragraph_is_read_out_as_it_stands(self, typed):
        said = typed("a", "j", "j", "k", "k").stdout
        assert "line 1, Craig:\na co-founder of OpenAI and York the open Ai of um Elia." in said
        assert "There the text ends." in said
        assert "There the text begins." in said

    def test_words_are_written_over_where_nothing_is_proposed(self, typed, here):
        said = typed("E", "co-founder", "founder", "a").stdout
        assert "Edited: co-founder becomes founder." in said
        assert mended(here).startswith("Craig: a founder of")

    def test_a_proposal_that_is_written_over_is_left(self, typed, here):
        said = typed("E", "open Ai and York", "two firms", "tab", "p", "n", "tab", "u", "tab", "a").stdout
        assert "Edited: open Ai and York becomes two firms." in said
        assert "card 1 of 4, 1 place, 0 undecided\nopen Ai and York becomes two firms" in said
        assert "Undid. Edited: open Ai and York becomes two firms.\n\n2 of 5, line 2, Craig" in said
        assert mended(here) == INTERVIEW.replace("York", "work")

    def test_words_that_stand_there_often_or_not_at_all_are_not_guessed(self, typed, here):
        said = typed("E of", "E zebra", "E", "", "E York", "York").stdout
        assert "They stand there 2 times; write more of them. Nothing is decided." in said
        assert "They stand there 0 times" in said
        assert "0 accepted, 0 edited, 0 rejected, 5 left" in said


class TestLearning:
    def test_a_change_is_never_proposed_again_once_that_is_confirmed(self, typed, here):
        said = typed("X", "n", "X", "y").stdout
        assert "Never propose open Ai as OpenAI in this show again, said in" in said
        assert "2 rejected" in said
        assert "Learned: never open Ai as OpenAI" in said
        assert "open ai" in (here / "mondegreen.terms.toml").read_text().lower()

    def test_a_term_is_remembered_once_that_is_confirmed(self, typed, here):
        said = typed("p", "n", "n", "n", "n", "g", "n", "g", "yes").stdout
        assert "Remember elia for Ilya" in said
        assert "It is remembered." in said
        assert "Ilya" in (here / "mondegreen.terms.toml").read_text()

    def test_all_of_a_rule_are_kept_or_the_rule_is_no_rule(self, typed):
        said = typed("d", "y", "D").stdout
        assert "Keep all 5 undecided of the rule by-heart as they were heard?" in said
        assert "5 rejected" in said
        assert "by-heart is no rule that could be off; X says of one change that it is not wanted." in said


def test_over_ssh_nothing_is_played_unasked(typed, here, monkeypatch):
    (here / "interview.mp3").touch()
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert "Sound would come out of the other machine" in typed("space").stdout
    assert "other machine" not in typed("space", options=["--audio", "interview.mp3"]).stdout


def test_the_words_are_heard_or_it_is_said_why_not(typed):
    assert "There is no sound beside the transcript" in typed(" ").stdout
    assert "There is no sound beside the transcript" in typed("space").stdout


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


def test_a_review_goes_on_where_it_was_left(typed, here):
    typed("a", "r")
    ran = typed("a", "u", "u", "u")
    assert ran.stderr == "mondegreen: interview.txt: 2 decisions from before.\n"
    assert "\n3 of 5, line 2" in ran.stdout
    assert "There is nothing to take back." not in ran.stdout
    assert "0 accepted, 0 edited, 0 rejected, 5 left" in ran.stdout
    assert mended(here) == INTERVIEW  # what had been written before is not left standing


def test_when_all_is_decided_it_says_so_and_waits(typed):
    ran = typed("A", "R", "a", "a", "n", "a", "q")
    assert "All 5 proposals are decided. q leaves, u takes back." in ran.stdout
    assert "4 accepted" in ran.stdout


def test_where_nothing_is_proposed_it_says_so(typed, here):
    (here / "x.txt").write_text("all is well")
    assert typed(path="x.txt").stdout.splitlines()[0] == "x.txt: nothing is proposed."


def test_a_full_disk_is_said_and_the_decision_does_not_stand(typed, monkeypatch):
    monkeypatch.setattr("os.write", lambda *_: 0)
    ran = typed("a", "q")
    assert "the decision is not kept (no space left on device). Nothing has changed; try once more." in ran.stdout
    assert "0 accepted" in ran.stdout


@pytest.mark.parametrize(
    ("options", "place"),
    [(["-o", "out.txt"], "out.txt"), (["-o", "sub"], "sub/interview.txt"), (["--in-place"], "interview.txt")],
)
def test_the_result_goes_where_it_was_told_to(typed, here, options, place):
    (here / "sub").mkdir()
    ran = typed("A", options=options)
    assert (here / place).read_text() == INTERVIEW.replace("open Ai", "OpenAI")
    assert ran.stdout.splitlines()[-2] == f"The mended text is in {place}"


def test_in_place_it_goes_on_too(typed, here):
    typed("a", "r", options=["--in-place"])
    ran = typed("a", options=["--in-place"])
    assert "1 rejected" in ran.stdout
    assert (here / "interview.txt").read_text() == INTERVIEW.replace("open Ai and", "OpenAI and").replace(
        "the open Ai", "the OpenAI"
    )


def test_where_the_result_cannot_be_written_the_decisions_are_kept(typed, here):
    ran = typed("a", options=["-o", "none/out.txt"])
    assert ran.exit_code == 2
    assert ran.stderr == (
        "mondegreen: none/out.txt: there is no folder none; make it first; nothing was written. "
        "Every decision is kept.\n"
    )
    assert "1 accepted" in ran.stdout
    assert ledger_path(here / "interview.txt").exists()


def test_a_plain_terminal_gets_the_plain_review(program, environment):
    ran = program("review", "interview.txt", input=b"a\n", env=environment | {"TERM": "dumb"})
    assert b"1 accepted" in ran.stdout
    assert b"this terminal has no screen, so the review is line by line, as with --plain." in ran.stderr


def test_a_kill_in_the_middle_loses_nothing(here, command, environment):
    with subprocess.Popen(
        [*command, "review", "--plain", "interview.txt"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
    ) as running:  # fmt: skip
        running.stdin.write(b"a\nr\n")
        running.stdin.flush()
        while b"3 of 5" not in running.stdout.readline():
            pass
        running.kill()
    with subprocess.Popen(
        [*command, "review", "--plain", "interview.txt"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment,
        stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        assert b"1 accepted, 0 edited, 1 rejected, 3 left" in running.stdout.read()

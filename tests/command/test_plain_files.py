"""The review line by line: what is written where, and that nothing is lost."""

import subprocess

import pytest
from talks import INTERVIEW, mended

from mondegreen.sessions.ledger import ledger_path


def test_the_sums_and_the_place_of_the_result_come_last(typed):
    *_, sums, first, second, _, where, kept = typed("a", "r", "e Open A.I.").stdout.splitlines()
    assert sums.endswith("interview.txt: 5 proposals: 1 accepted, 1 edited, 1 rejected, 2 left.")
    assert (first, second) == ("  mishearing: 1 accepted, 1 rejected, 1 edited, 1 left", "  filler: 1 left")
    assert where == "The mended text is in interview.mended.txt"
    assert kept == "The decisions are in interview.txt.mondegreen.jsonl"


def test_a_review_goes_on_where_it_was_left(typed, here):
    typed("a", "r")
    ran = typed("a", "u", "u", "u")
    assert ran.stderr == "mondegreen: interview.txt: 2 decisions from before.\n"
    assert "\n3 of 5, line 2" in ran.stdout
    assert "There is nothing to take back." not in ran.stdout
    assert "0 accepted, 0 edited, 0 rejected, 5 left" in ran.stdout
    assert mended(here) == INTERVIEW  # what had been written before is not left standing


def test_a_full_disk_is_said_and_the_decision_does_not_stand(typed, monkeypatch):
    monkeypatch.setattr("os.write", lambda *_: 0)
    ran = typed("a", "q")
    assert "the decision is not kept (no space left on device). Nothing has changed; try once more." in ran.stdout
    assert "0 accepted" in ran.stdout


@pytest.mark.parametrize(
    ("options", "place"),
    [
        (["-o", "out.txt"], "out.txt"),
        (["-o", "sub"], "sub/interview.txt"),
        (["-o", "new/"], "new/interview.txt"),
        (["--in-place"], "interview.txt"),
    ],
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

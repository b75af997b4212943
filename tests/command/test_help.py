"""Help is found where one looks for it, and a slip of the finger is understood."""

import pytest

from mondegreen.proposal import Kind
from mondegreen_tui.command import verb_names


def test_the_verbs_are_the_files_of_their_folder():
    assert {"check", "diff", "export", "fix", "lint", "review", "rules", "try"} <= set(verb_names())


def test_help_lists_every_verb_with_a_sentence(mondegreen):
    listed = mondegreen("--help").stdout
    for verb in verb_names():
        line = next(line for line in listed.splitlines() if line.startswith(f"  {verb} "))
        assert line.endswith(".")


def test_every_verb_explains_itself_and_its_options(mondegreen):
    for verb in verb_names():
        helped = mondegreen(verb, "--help")
        assert helped.exit_code == 0
        assert helped.stdout.startswith(f"Usage: mondegreen {verb} ")
        assert helped.stdout == mondegreen(verb, "-h").stdout


def test_help_names_every_kind(mondegreen):
    helped = " ".join(mondegreen("check", "--help").stdout.split())
    assert f"repeatable: {', '.join(Kind)}." in helped


def test_no_words_at_all_ask_for_help(mondegreen):
    bare = mondegreen()
    assert bare.exit_code == 2
    assert bare.stderr.startswith("Usage: mondegreen")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "There is no verb 'chek'. Did you mean 'check'? See 'mondegreen --help'."),
        (["zzz"], "There is no verb 'zzz'. See 'mondegreen --help'."),
        (["interview.txt"], "There is no verb 'interview.txt'. Did you mean 'mondegreen review interview.txt'?"),
        (["check", "--trem", "x", "interview.txt"], "--term"),
        (["check", "--kind", "trem", "interview.txt"], "there is no kind 'trem'. Did you mean 'term'?"),
        (["check", "--from", "strt", "interview.txt"], "there is no format 'strt'. Did you mean 'srt'?"),
        (["check", "--format", "jsn", "interview.txt"], "'json'"),
        (["export", "-f", "pdf", "interview.txt"], "there is no export 'pdf'. There are"),
        (["check", "--min-confidence", "90", "interview.txt"], "90.0 is not in the range 0<=x<=1."),
        (["check", "--min-confidence", "nan", "interview.txt"], "it is not a number from 0 to 1."),
        (["fix"], "Missing argument 'FILE...'. See 'mondegreen fix --help'."),
        (["diff", "a", "b"], "Got unexpected extra argument (b). See 'mondegreen diff --help'."),
    ],
)
def test_a_slip_gets_one_sentence(mondegreen, words, said):
    ran = mondegreen(*words)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("mondegreen: ")
    assert ran.stderr.count("\n") == 1
    assert said in ran.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_can_complete(program, environment, shell):
    script = program(env=environment | {"_MONDEGREEN_COMPLETE": f"{shell}_source"})
    assert b"_MONDEGREEN_COMPLETE=" + shell.encode() + b"_complete" in script.stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mondegreen ", list(verb_names())),
        ("mondegreen check --kind s", ["spelling", "spelled"]),
        ("mondegreen check --from sr", ["srt"]),
        ("mondegreen fix --in", ["--in-place"]),
        ("mondegreen rules off filler-s", ["filler-sort-of", "filler-sound"]),
        ("mondegreen try broken", ["broken-word"]),
        ("mondegreen check --pack soft", ["software"]),
    ],
)
def test_verbs_options_and_names_are_completed(program, environment, words, found):
    ran = program(
        env=environment
        | {
            "_MONDEGREEN_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
    )
    assert [line.partition(",")[2] for line in ran.stdout.decode().splitlines()] == found

"""What comes from outside is shown, never obeyed: neither by a terminal nor as markup."""

import os
import pty
import re
import select
import subprocess

import pytest

EVIL = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m\x1b]52;c;aGk=\x07\x08\x00"[:-1] + "\u202eabc\u2066 [bold]x[/] [/nope] [link=evil]y"
)
ALLOWED = re.compile(r"\x1b\[[0-9;]*m")
"""Colours of our own."""
HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def on_a_terminal(command, typed=b"", **how) -> str:
    """What a run writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, **how) as run:
        os.close(theirs)
        os.write(ours, typed)
        said = b""
        while select.select([ours], [], [], 30)[0]:
            try:
                said += os.read(ours, 65536)
            except OSError:
                break
        run.wait(30)
    os.close(ours)
    return said.decode()


@pytest.fixture
def evil(here):
    """A transcript, its notes and its name, all of them hostile."""
    name = f"in{EVIL.replace('/', '')}\nmondegreen: all is well.txt"
    (here / name).write_text(f"A{EVIL} B: with Elia {EVIL} and open Ai\nyork{EVIL} um Elia\n")
    (here / f"{name.removesuffix('.txt')}.notes.md").write_text(f"YORK\x1b]0;z\x07 {EVIL} with\u202e ELIA")
    return name


RUNS = [
    ("check", b""),
    ("check --format json", b""),
    ("check --format github", b""),
    ("fix", b""),
    ("fix -o none/x", b""),
    ("fix --in-place", b""),
    ("diff", b""),
    ("diff --unified", b""),
    ("export --times", b""),
    ("export --from srt", b""),
    ("export -o none/x", b""),
    ("review --plain", b"a\nr\n2\ne \x1b[D x\nzz\x1b]0;x\nu\nredo\n?\nq\nq\n"),
    ("review --plain --in-place", b"A\nq\nq\n"),
    ("check --kind \x1b]0;x\x07", b""),
    ("check --encoding \x1b]0;x\x07", b""),
    ("check --pack \x1b]0;x\x07", b""),
    ("check --notes \x1b]0;x\x07", b""),
    ("check --\x1b]0;x\x07", b""),
    ("fix --ledger \x1b]0;x\x07/y --in-place", b""),
    ("\x1b]0;x\x07", b""),
]


@pytest.mark.parametrize(("words", "typed"), RUNS, ids=[words for words, _ in RUNS])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_nothing_hostile_reaches_a_terminal(evil, command, environment, words, typed, no_color):  # noqa: PLR0917
    said = on_a_terminal([*command, *words.split(" "), evil], typed, env=environment | {"NO_COLOR": no_color})
    said = said.replace("\r\n", "\n").replace("^[", "")  # the terminal's own echo of what is typed
    if not no_color:
        said = ALLOWED.sub("", said)
    assert said
    assert "Traceback" not in said
    assert "fault" not in said
    assert not HARMFUL.findall(said)
    assert "\nmondegreen: all is well" not in said  # one sentence, one line


def test_markup_is_shown_as_it_stands(here, command, environment):
    (here / "x.txt").write_text("[bold]with[/] Elia [/nope] :smile: [link=evil]x")
    for verb in ("check", "diff", "fix", "export"):
        said = on_a_terminal([*command, verb, "x.txt"], env=environment)
        if verb != "check":
            assert "[bold]with[/] " in ALLOWED.sub("", said)
            assert " [/nope] :smile: [link=evil]" in ALLOWED.sub("", said)


def test_colours_are_for_terminals_that_want_them(here, command, environment, program):
    assert ALLOWED.search(on_a_terminal([*command, "check", "interview.txt"], env=environment))
    assert not ALLOWED.search(on_a_terminal([*command, "check", "interview.txt"], env=environment | {"NO_COLOR": "1"}))
    assert not ALLOWED.search(on_a_terminal([*command, "check", "interview.txt"], env=environment | {"TERM": "dumb"}))
    assert b"\x1b" not in program("check", "interview.txt").stdout


def test_a_long_line_is_not_broken_on_a_terminal(here, command, environment):
    (here / "x.txt").write_text(f"with Elia {'very ' * 60}")
    said = on_a_terminal([*command, "check", "x.txt", "--term", "WITH"], env=environment)
    assert said.count("\r\n") == 2


def test_a_file_keeps_its_own_bytes(mondegreen, evil, here):
    before = (here / evil).read_bytes()
    ran = mondegreen("fix", evil, "-o", "out.txt")
    assert "4 changes in out.txt" in ran.stderr
    assert (here / "out.txt").read_bytes() == (
        before.replace(b"open Ai", b"OpenAI").replace(b"um ", b"").replace(b"Elia", b"ELIA")
    )

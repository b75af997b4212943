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
OTHERS = """\
check --format sarif
check --diff
check --explain
check . --explain
fix . -o out
fix . --in-place
undo
undo .
speakers
speakers --rename A\x1b]0;x\x07=B\u202e
export --as md
export --as html
export --as json
why x
report
terms add
terms from --write
terms learn
terms import
terms remove
terms never x
lint
""".splitlines()
"""Verbs that colour nothing otherwise than those above."""
OWN = re.compile(r"\x1b\[(?:\?25[lh]|2K|1A)|\r")
"""What draws the bar that shows how far many files are."""


def is_harmless(said: str) -> bool:
    """Whether a terminal obeys nothing in it, and each sentence is one line."""
    said = OWN.sub("", said)
    assert said
    assert "Traceback" not in said
    assert "a fault of" not in said
    return not HARMFUL.findall(said) and "\nmondegreen: all is well" not in said


@pytest.mark.parametrize(("words", "typed"), RUNS, ids=[words for words, _ in RUNS])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_nothing_hostile_reaches_a_terminal(evil, command, environment, words, typed, no_color):  # noqa: PLR0917
    said = on_a_terminal([*command, *words.split(" "), evil], typed, env=environment | {"NO_COLOR": no_color})
    said = said.replace("\r\n", "\n").replace("^[", "")  # the terminal's own echo of what is typed
    if not no_color:
        said = ALLOWED.sub("", said)
    assert is_harmless(said)


@pytest.mark.parametrize("words", OTHERS)
def test_nor_by_any_other_verb(evil, command, environment, words):
    said = on_a_terminal([*command, *words.split(" "), evil], env=environment | {"NO_COLOR": "1"})
    assert is_harmless(said)


def test_what_was_kept_of_hostile_files_is_told_safely(evil, command, environment):
    """A run and its report, a glossary that names them, what a folder was mended to, and how it is taken back."""
    for words in (
        ["fix", ".", "-o", "out"],
        ["fix", ".", "-o", "out"],
        ["report", "out"],
        ["terms", "add", f"Elia {EVIL}"],
        ["terms", "list"],
        ["terms", "export", "whisper"],
        ["lint", "mondegreen.terms.toml"],
        ["fix", "--in-place", "."],
        ["report", evil],
        ["why", "Elia", evil],
        ["undo", "."],
    ):
        said = on_a_terminal([*command, *words], env=environment | {"NO_COLOR": "1"})
        assert is_harmless(said), words


def test_where_a_review_is_served_is_told_safely(mondegreen, evil, monkeypatch):
    server = pytest.importorskip("mondegreen_tui.browser.server")
    monkeypatch.setattr(server.ReviewServer, "run", lambda _: None)
    ran = mondegreen("serve", "--port", "0", evil)
    assert "The review of in" in ran.stdout
    assert not HARMFUL.findall(ran.output)


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


def test_beside_a_bar_results_go_where_they_are_sent_and_no_line_is_broken(here, command, environment):
    for name in "ab":
        (here / f"{name}.txt").write_text(f"with Elia {'very ' * 60}")
    words = [*command, "check", "a.txt", "b.txt", "--term", "VERY"]
    said = on_a_terminal(["sh", "-c", '"$@" > found.txt', "sh", *words], env=environment)
    assert "Elia" not in said
    assert (here / "found.txt").read_text().count("\n") == 122
    said = OWN.sub("", on_a_terminal(words, env=environment | {"NO_COLOR": "1"}))
    assert sum("→" in line for line in said.split("\n")) == 122
    assert all("is named" in line or "sounds like" in line for line in said.split("\n") if "→" in line)


def test_a_file_keeps_its_own_bytes(mondegreen, evil, here):
    before = (here / evil).read_bytes()
    ran = mondegreen("fix", evil, "-o", "out.txt")
    assert "4 changes in out.txt" in ran.stderr
    assert (here / "out.txt").read_bytes() == (
        before.replace(b"open Ai", b"OpenAI").replace(b"um ", b"").replace(b"Elia", b"ELIA")
    )

"""`diff` shows what the decisions change, and a patch made of it gives the mended text."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import CAPTIONS, INTERVIEW

from mondegreen_tui.differences import line_differences


def patched(here, diff: bytes, name: str) -> bytes:
    subprocess.run(["patch", "--binary", "-s", "-o", "patched", name], input=diff, cwd=here, check=True)
    return (here / "patched").read_bytes()


def test_without_a_ledger_it_is_what_fix_would_do(mondegreen):
    ran = mondegreen("diff", "interview.txt")
    assert ran.stdout == (
        "interview.txt:1:24: a co-founder of [-open Ai-]{+OpenAI+} and York the [-open Ai-]{+OpenAI+} of "
        "[-um -][-Elia-]{+Ilya+}.\n"
    )
    assert ran.exit_code == 0


def test_changes_far_from_each_other_stand_on_lines_of_their_own(mondegreen, here):
    (here / "x.txt").write_text(f"with Elia {'and so on ' * 20}Elia")
    ran = mondegreen("diff", "x.txt")
    assert ran.stdout.splitlines() == [
        "x.txt:1:6: with [-Elia-]{+Ilya+} and so on and so on and so on and so",
        "x.txt:1:211: so on and so on and so on and so on [-Elia-]{+Ilya+}",
    ]


def test_with_a_ledger_it_is_what_was_decided_and_nothing_else(mondegreen):
    mondegreen("review", "--plain", "interview.txt", typed="r\na\n")
    assert mondegreen("diff", "interview.txt").stdout == (
        "interview.txt:2:1: a co-founder of open Ai and [-York-]{+work+} the open Ai of um Elia.\n"
    )


def test_where_nothing_differs_nothing_is_shown(mondegreen, here):
    (here / "x.txt").write_text("all is well")
    assert mondegreen("diff", "x.txt").stdout == mondegreen("diff", "x.txt", "--unified").stdout == ""


@pytest.mark.parametrize(
    "raw",
    [
        INTERVIEW.encode(),
        INTERVIEW.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf"
        + b"line\n" * 9
        + b"Elia\n"
        + b"line\n" * 4
        + b"Elia\n"
        + b"line\n" * 9
        + b"without an end, Elia",
        b"with a carriage\rreturn and Elia\r",
        CAPTIONS.encode(),
    ],
)
def test_a_patch_of_it_gives_the_mended_text(mondegreen, here, raw):
    (here / "x.txt").write_bytes(raw)
    diff = mondegreen("diff", "x.txt", "--unified").stdout_bytes
    assert patched(here, diff, "x.txt") == mondegreen("fix", "x.txt").stdout_bytes


def test_a_patch_is_in_the_encoding_of_the_file(mondegreen, here):
    (here / "x.txt").write_bytes("voilà Elia\n".encode("cp1252"))
    diff = mondegreen("diff", "x.txt", "--unified", "--encoding", "cp1252").stdout_bytes
    assert patched(here, diff, "x.txt") == "voilà Ilya\n".encode("cp1252")


LINES = st.lists(st.sampled_from(["a", "b", "c d"]), max_size=30)


@given(LINES, st.sets(st.integers(0, 29)), st.booleans())
def test_any_lines_that_changed_are_in_the_patch(lines, changed, ends):
    new = [line + "x" if place in changed else line for place, line in enumerate(lines)]
    old_text, new_text = ("\n".join(text) + "\n" * ends for text in (lines, new))
    diff = list(line_differences(old_text, new_text, "x"))
    assert bool(diff) == (old_text != new_text)
    removed = [line[1:].partition("\n")[0] for line in diff[2:] if line.startswith("-")]
    assert removed == [line for place, line in enumerate(lines) if place in changed]


def test_lines_that_come_or_go_are_no_fault():
    diff = "".join(line_differences("a\nb\nc", "a\nc", "x y"))
    assert diff == "--- x y\t\n+++ x y\t\n@@ -1,3 +1,2 @@\n a\n-b\n c\n\\ No newline at end of file\n"

"""The screen in a real terminal: what comes out of it, byte by byte."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")

STAGE = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from mondegreen.formats.txt import read
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.session import Session
from mondegreen_tui.review.app import run_review
from mondegreen_tui.review.desk import Desk

hostile = {hostile!r}
transcript = read("N" + hostile + "ame: before Elia" + hostile + " and Elia after it\\n")
first = transcript.text.index("Elia")
second = transcript.text.index("Elia", first + 1)
proposals = [
    Proposal(at, at + length, transcript.text[at : at + length], "Ilya" + hostile, 0.9, Kind.TERM, "rule" + hostile,
             "Because " + hostile, (Candidate("Ilya" + hostile, 0.9), Candidate("Elijah" + hostile, 0.1)),
             ("rival" + hostile,))
    for at, length in ((first, 4 + len(hostile)), (second, 4))
]
session = Session(transcript, proposals)
{before}
def write():
    return Path("out")
outcome = run_review(session, Desk("talk" + hostile, Path("out" + hostile), write))
print("ENDED", [(d.verdict.value, d.text == "Ilya" + hostile) for d in session.decisions], ascii(session.reading()))
"""
HOSTILE = (
    "\x1bESC1\x1b]52;c;T1NDNTI=\x07OSC1\x1b]0;TITLE1\x07\x9bCSI1\x9d0;C1OSC\x9c\x90DCS1\x08BS1\rCR1\x7fDEL1"
    "\u202eRLO1\u2066LRI1\u200bZW1\ufeffBOM1\U000e0041TAG1[/][@click=app.quit]CLICK1[/][bold red]RED1[link=http://x]L1"
)
MARKERS = (b"ESC1", b"OSC1", b"CSI1", b"DCS1", b"RLO1", b"ZW1", b"TAG1", b"CLICK1")
KEYS = (b"a", b"e", b"\r", b"p", b"2", b"u", b"\x12", b"R", b"?", b"q", b"p", b"A", b":", b"\x1b", b"q")


def run(tmp_path, keys, before="", hostile=HOSTILE):
    """All bytes that the screen has sent while these keys were pressed, and what came after it."""
    script = tmp_path / "stage.py"
    script.write_text(STAGE.format(path=sys.path, hostile=hostile, before=before), encoding="utf-8", newline="\n")
    outer, inner = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40", "ESCDELAY": "20"}
    child = subprocess.Popen(
        [sys.executable, str(script)], stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
    )
    os.close(inner)
    try:
        seen = quiet(outer, 20, 0.4)
        for key in keys:
            os.write(outer, key)
            seen += quiet(outer, 1, 0.15)
        seen += quiet(outer, 5, 5)
    finally:
        child.kill()
        child.wait()
        os.close(outer)
    return seen


def quiet(outer, patience, pause):
    """What the terminal gets until there is a pause, at most patience seconds for the first of it."""
    seen = b""
    while select.select([outer], [], [], pause if seen else patience)[0]:
        try:
            part = os.read(outer, 1 << 16)
        except OSError:  # the other side is gone
            break
        if not part:
            break
        seen += part
    return seen


def test_nothing_that_a_transcript_holds_is_obeyed_by_the_terminal(tmp_path):
    seen = run(tmp_path, KEYS)
    screen, _, after = seen.partition(b"ENDED")
    assert after, seen[-500:]
    for marker in MARKERS:
        assert marker in screen, marker
    for raw in (
        b"\x1bESC1",
        b"\x1b]52",
        b"\x1b]0;",
        b"TITLE1\x07",
        b"\x07OSC1",
        b"\x08BS1",
        b"\rCR1",
        b"\x7fDEL1",
        b"\0",
    ):
        assert raw not in screen, raw
    for character in "\x9b\x9d\x9c\x90\u202e\u2066\u200b\ufeff\U000e0041":
        assert character.encode() not in screen, ascii(character)


def test_what_looks_like_markup_is_shown_as_it_stands(tmp_path):
    seen = run(tmp_path, (b"q",), hostile="[/]x[@click=app.quit]y[/][bold]")
    assert b"[/]x[@click=app.quit]y[/][bold]" in seen


def test_accepted_words_are_those_that_were_proposed_not_those_that_were_shown(tmp_path):
    seen = run(tmp_path, (b"e", b"\r", b"q"))
    assert b"('accepted', True)" in seen


def test_what_is_typed_at_once_goes_where_a_slow_hand_would_have_put_it(tmp_path):
    seen = run(tmp_path, (b"aeXuaq\r", b"", b"q"), hostile="")
    _, _, after = seen.partition(b"ENDED")
    assert b"and IlyaXuaq after it" in after


def test_a_fault_shows_nothing_of_the_transcript(tmp_path):
    fault = "from mondegreen_tui.review.screen import ReviewScreen\nReviewScreen.action_accept = lambda self: 1 / 0\n"
    seen = run(tmp_path, (b"a",), before=fault, hostile="SECRET")
    _, _, after = seen.rpartition(b"\x1b[?1049l")
    assert b"ZeroDivisionError" in after
    assert b"SECRET" not in after


def test_a_paragraph_goes_through_the_editor_that_a_person_is_used_to(tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", "sed -i s/before/behind/")
    monkeypatch.delenv("VISUAL", raising=False)
    seen = run(tmp_path, (b"E", b"", b"q"), hostile="")
    screen, _, after = seen.partition(b"ENDED")
    assert b"before \xe2\x86\x92 behind" in screen
    assert b"('edited', False)" in after

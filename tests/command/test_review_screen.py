"""`review` opens the screen, and what was decided there is what the other verbs find."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time


def heard_until(terminal: int, sign: bytes) -> bytes:
    """What the program has written, up to these bytes or its end."""
    said, deadline = b"", time.monotonic() + 30
    while sign not in said and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                said += os.read(terminal, 65536)
            except OSError:
                break
    return said


def test_keys_on_the_screen_mend_the_transcript(here, command, environment, program):
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
    with subprocess.Popen(
        [*command, "review", "interview.txt"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    ) as running:  # fmt: skip
        os.close(theirs)
        heard_until(ours, b"1 of 5")
        os.write(ours, b"a")
        heard_until(ours, b"Accepted")
        os.write(ours, b"q")
        said = heard_until(ours, b"The mended text is in")
        running.wait(30)
    os.close(ours)
    assert running.returncode == 0
    assert b"interview.txt: 5 proposals: 1 accepted, 0 edited, 0 rejected, 4 left." in said
    assert (here / "interview.mended.txt").read_text().startswith("Craig: a co-founder of OpenAI and\n")
    assert b"[-open Ai-]{+OpenAI+}" in program("diff", "interview.txt").stdout


def test_line_by_line_a_person_at_the_keyboard_need_not_wait_for_the_whole_text(here, command, environment):
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, "review", "--plain", "interview.txt"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    ) as running:  # fmt: skip
        os.close(theirs)
        assert b"it is being read" in heard_until(ours, b"1 of 5")
        os.write(ours, b"a\n")
        heard_until(ours, b"2 of 5")
        os.write(ours, b"q\n")
        said = heard_until(ours, b"? y n q >")
        os.write(ours, b"q\n")
        said += heard_until(ours, b"The mended text is in")
        running.wait(30)
    os.close(ours)
    assert b"1 accepted, 0 edited, 0 rejected, 4 left." in said
    assert (here / "interview.mended.txt").read_text().startswith("Craig: a co-founder of OpenAI and\n")


def test_told_to_end_the_screen_gives_the_terminal_back_and_every_decision_is_kept(here, command, environment):
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    with subprocess.Popen(
        [*command, "review", "interview.txt"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    ) as running:  # fmt: skip
        heard_until(ours, b"1 of 5")
        os.write(ours, b"a")
        heard_until(ours, b"Accepted")
        running.terminate()
        said = heard_until(ours, b"to go on.")
        running.wait(30)
    assert running.returncode == 2
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)
    assert b"every decision is kept, run the same command to go on." in said
    assert b"\x1b[?1049l" in said
    assert '"accepted"' in (here / "interview.txt.mondegreen.jsonl").read_text()


def test_a_transcript_that_changes_under_its_review_is_told_of(here, answered):
    with (here / "interview.txt").open("a") as transcript:
        transcript.write("one line more\n")
    _, said = answered.communicate(timeout=30)
    assert answered.returncode == 0
    assert b"interview.txt: it has changed since it was read, and the mended text has none of that" in said

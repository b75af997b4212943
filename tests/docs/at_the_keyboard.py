"""Runs the program as the pages show it; where it opens a screen, somebody presses `q`, and Ctrl-C where it serves one.

`python at_the_keyboard.py review x.vtt` is `mondegreen review x.vtt` on a terminal, left at once.
"""

import os
import pty
import select
import signal
import subprocess
import sys
import time

PROGRAM = [sys.executable, "-m", "mondegreen"]
PATIENCE = 60
"""Seconds until a screen must have been left."""


def main(words: list[str]) -> int:
    """Run the program to its end; its exit code."""
    if words[:1] == ["serve"]:
        return served(words)
    if words[:1] != ["review"] or "--plain" in words:
        os.execv(PROGRAM[0], [*PROGRAM, *words])
    child, screen = pty.fork()
    if not child:
        os.environ["TERM"] = "xterm-256color"
        os.execv(PROGRAM[0], [*PROGRAM, *words])
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if select.select([screen], [], [], 0.5)[0]:
                os.read(screen, 1 << 16)
            else:
                os.write(screen, b"q")
        except OSError:  # the screen has closed
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return 124


def served(words: list[str]) -> int:
    """Run it until it has said where, and interrupt it."""
    with subprocess.Popen([*PROGRAM, *words, "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        print(server.stdout.readline(), end="", flush=True)  # noqa: T201 (what it says)
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

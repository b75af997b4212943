"""What the pages show is run, page by page, in a folder with the example files: tutorial, how-tos, shows, Python.

A block `sh` or `python` is run; a block `text` right after it is what it says, `…` standing for anything; a block with
a title is put into a file of that name. A block `bash` needs what is not here, storage or a cluster: of it, verbs and
options are looked at.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mondegreen_tui.command import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([DOCS / "tutorial.md", DOCS / "dictionaries.md", DOCS / "python.md", DOCS / "ssh-and-screen-readers.md"])
PAGES += sorted(DOCS.glob("how-to/*.md"))
BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = {
    "mondegreen": '#!/bin/sh\nexec "{python}" "{keyboard}" "$@"\n',
    "ssh": '#!/bin/sh\nwhile :; do case $1 in -L) shift 2;; -*) shift;; *) break;; esac; done\nshift\nexec "$@"\n',
}
"""What stands on the path: the program, and an ssh that leads nowhere else."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the example files, and the program on the path."""
    shutil.copytree(DOCS / "example", tmp_path / "desk")
    (tmp_path / "bin").mkdir()
    keyboard = Path(__file__).with_name("at_the_keyboard.py")
    for name, script in PROGRAMS.items():
        program = tmp_path / "bin" / name
        program.write_text(script.format(python=sys.executable, keyboard=keyboard))
        program.chmod(0o755)
    return tmp_path / "desk"


SHELLS = {"sh": ["bash", "-e", "-o", "pipefail", "-c"], "python": [sys.executable, "-c"]}
"""What runs a block, by its language."""


def run(language: str, commands: str, desk: Path) -> str:
    """What the commands of a block say, messages included."""
    rooms = os.pathsep.join(str(ROOT / room) for room in ("corrections", "dictionaries", "tui"))
    path = f"{desk.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [*SHELLS[language], commands],
        cwd=desk,
        env={**os.environ, "PATH": path, "PYTHONPATH": rooms, "NO_COLOR": "1", "XDG_STATE_HOME": str(desk.parent)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=100,
        check=False,
    )
    assert ran.returncode <= (language == "sh"), f"{commands}{ran.stdout}"
    return ran.stdout


def shows(expected: str, said: str) -> bool:
    """Whether the page shows what was said."""
    pattern = ".*?".join(map(re.escape, expected.strip().split("…")))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_does_what_it_shows(page: Path, desk: Path) -> None:
    said = ""
    for language, title, body in BLOCK.findall(page.read_text("utf-8")):
        if title:
            (desk / title).write_text(body, "utf-8")
        elif language in SHELLS:
            said = run(language, body, desk)
        elif language == "text":
            assert shows(body, said), f"the page shows\n{body}\nand the program said\n{said}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_that_runs_on_the_example_says_where_that_is(page: Path) -> None:
    text = page.read_text("utf-8")
    commands = "".join(body for language, _, body in BLOCK.findall(text) if language in SHELLS)
    assert "slow-machines" not in commands or "docs/example" in text


def understood(words: list[str]) -> None:
    """The verb and the options of a command are there."""
    context = main.make_context("mondegreen", [], resilient_parsing=True)
    verb = main.get_command(context, words[0])
    assert verb, words
    verb.make_parser(click.Context(verb, parent=context)).parse_args(words[1:])


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.stem)
def test_what_needs_more_than_is_here_names_verbs_and_options_that_there_are(page: Path) -> None:
    for language, title, body in BLOCK.findall(page.read_text("utf-8")):
        if language in ("bash", "sh") and not title:
            for line in body.replace("\\\n", " ").splitlines():
                _, found, command = line.partition("mondegreen ")
                if found and line.split()[0] in ("mondegreen", "ray", "ssh", ".venv/bin/mondegreen"):
                    understood(shlex.split(command.partition(" > ")[0].partition("||")[0]))

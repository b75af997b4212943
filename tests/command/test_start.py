"""The program starts fast: nothing is imported that the verb does not use."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mondegreen as engine
import mondegreen_tui

HEAVY = ("textual", "rich", "numpy", "wordfreq", "symspellpy", "asyncio", "importlib.metadata")
NEVER = (
    "asyncio", "charset_normalizer", "decimal", "docx", "fsspec", "ftfy", "html", "importlib.metadata", "jinja2",
    "langcodes", "lxml", "mondegreen_dictionaries.laws", "multiprocessing", "numpy.ma", "numpy.random",
    "pyarrow", "ray", "rich", "sklearn", "symspellpy", "textual", "tomlkit", "tomllib", "wordfreq",
)  # fmt: skip
"""What a small file never needs, once the stores are made."""
UNDECIDED = (
    "difflib", "mondegreen.disk.journal", "mondegreen.sessions.ledger", "mondegreen.shows.learning",
)  # fmt: skip
"""What is needed only where something was decided, or misspelt on the command line."""
UNASKED = (
    "click.shell_completion", "mondegreen.batch.commit", "mondegreen.batch.decisions", "mondegreen.batch.intents",
    "mondegreen.configured", "mondegreen.outside.patterns", "mondegreen.own_rules", "mondegreen.why", "regex",
)  # fmt: skip
"""What is needed only where something is written, configured or asked beside the check."""
HEARING = ("numpy", "rapidfuzz", "mondegreen.hearing")
"""What is needed to find names by their sound, and by nothing else."""
MAIN = "import sys; from mondegreen_tui.command import main; main(sys.argv[1:])"


def imported(environment, *words) -> set[str]:
    """The modules that a run imports."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *words], capture_output=True, text=True, env=environment, check=False
    )
    assert "mondegreen_tui.command" in ran.stderr
    return set(re.findall(r"\|\s+([\w.]+)$", ran.stderr, re.MULTILINE))


def under(names, modules) -> set[str]:
    return {module for module in modules for name in names if module == name or module.startswith(f"{name}.")}


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["fix", "--help"], ["chek"], ["fix", "--inplace"]])
def test_what_needs_no_engine_imports_none(environment, words):
    assert not under(("mondegreen", "mondegreen_dictionaries", *HEAVY), imported(environment, "-c", MAIN, *words))


def small(path):
    """A text with a word that is none, so that it is compared by sound with what the packs know."""
    path.write_text("i talked to to Ilya switzerberger about it and then we went home\n")
    return str(path)


def test_a_small_file_is_checked_without_what_is_heavy(here, environment):
    words = ["-c", MAIN, "check", small(here / "talk.txt")]
    imported(environment, *words)  # makes the stores, where they are not made yet
    modules = imported(environment, *words)
    assert "mondegreen.hearing.sounds" in modules
    assert not under((*NEVER, *UNDECIDED, *UNASKED), modules)


@pytest.mark.parametrize("verb", [["check", "--kind", "repeat"], ["export", "-f", "txt"]])
def test_what_is_not_sought_by_sound_needs_no_numpy(here, environment, verb):
    assert not under((*NEVER, *HEARING), imported(environment, "-c", MAIN, *verb, small(here / "talk.txt")))


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_one_small_file_needs_no_processes_and_no_address(here, command, environment, verb):
    far = ("multiprocessing", "fsspec", "pyarrow", "ray", "csv", "sqlite3")
    assert not under(far, imported(environment, *command[1:], verb, "interview.txt"))


@pytest.mark.parametrize("verb", ["check", "fix", "diff", "export"])
def test_no_verb_but_review_imports_textual_and_rich_is_for_terminals(here, command, environment, verb):
    assert not under(("textual", "rich"), imported(environment, *command[1:], verb, "interview.txt"))


def test_a_review_line_by_line_imports_no_screen(here, command, environment):
    assert not under(("textual", "rich"), imported(environment, *command[1:], "review", "--plain", "interview.txt"))


def test_the_screen_opens_without_what_hears_and_compares(environment):
    modules = imported(environment, "-c", "import mondegreen_tui.command, mondegreen_tui.review.app")
    assert "textual.app" in modules
    assert not under((*HEARING, "mondegreen.corrector"), modules)


def test_the_version_costs_less_than_80_milliseconds(environment):
    def cost() -> float:
        before = os.times()
        subprocess.run(
            [sys.executable, "-c", MAIN, "--version"], stdout=subprocess.DEVNULL, env=environment, check=True
        )
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(cost() for _ in range(7)) < 0.08  # of the processor, for others may be at work here


def test_the_version_is_the_same_everywhere(mondegreen):
    stated = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]["version"]
    assert mondegreen("--version").stdout == f"mondegreen {stated}\n"
    assert mondegreen_tui.__version__ == engine.__version__ == stated

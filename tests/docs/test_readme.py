"""What stands at the front door leads somewhere, and works."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mondegreen_tui.command import main

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_its_links_lead_somewhere(page: str) -> None:
    links = [link.partition("#")[0] for link in LINK.findall((ROOT / page).read_text("utf-8"))]
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_the_python_of_the_readme_runs() -> None:
    (script,) = PYTHON.findall((ROOT / "README.md").read_text("utf-8"))
    rooms = os.pathsep.join(str(ROOT / room) for room in ("corrections", "dictionaries", "tui"))
    said = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": rooms},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "open Ai → OpenAI" in said
    assert "switzerberger → Sutskever" in said


def test_it_names_every_verb() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [
        verb for verb in main.list_commands(click.Context(main)) if not re.search(rf"`(?:mondegreen )?{verb}\b", text)
    ] == []

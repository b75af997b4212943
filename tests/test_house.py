"""The walls of the house that the import contracts in pyproject.toml cannot say."""

import os
import shutil
import subprocess
import sysconfig
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT_LIBRARIES = (
    "charset_normalizer",
    "docx",
    "fsspec",
    "jinja2",
    "onnxruntime",
    "platformdirs",
    "pyarrow",
    "ray",
    "regex",
    "symspellpy",
    "tokenizers",
    "tomlkit",
    "wordfreq",
)
"""Each is spoken to by one module of ours, so that another can take its place."""
SHELVES = (
    "mondegreen.rules",
    "mondegreen.formats",
    "mondegreen.exports",
    "mondegreen.hints",
    "mondegreen.imports",
    "mondegreen.batch.engines",
    "mondegreen.scorers",
    "mondegreen_tui.shapes",
    "mondegreen_tui.verbs",
)


@cache
def house() -> grimp.ImportGraph:
    return grimp.build_graph(
        "mondegreen",
        "mondegreen_dictionaries",
        "mondegreen_tui",
        include_external_packages=True,
        exclude_type_checking_imports=True,
    )


@pytest.mark.parametrize("library", TEXT_LIBRARIES)
def test_one_module_speaks_to_a_library(library: str) -> None:
    speakers = house().find_modules_that_directly_import(library) if library in house().modules else set()
    assert len(speakers) <= 1, f"{library} is imported by {', '.join(sorted(speakers))}"


@pytest.mark.parametrize("shelf", SHELVES)
def test_what_stands_on_a_shelf_does_not_know_its_neighbours(shelf: str) -> None:
    standing = {module for module in house().find_children(shelf) if not module.rpartition(".")[2].startswith("_")}
    known = {module: house().find_modules_directly_imported_by(module) & standing for module in standing}
    assert not {module: others for module, others in known.items() if others}


OFFENDERS = {
    "mondegreen/transcripts/edits.py": "import mondegreen_tui.safe",
    "mondegreen/transcripts/paragraphs.py": "import rich",
    "mondegreen/formats/txt.py": "import mondegreen.sessions.session",
    "mondegreen/detectors/surface.py": "import mondegreen.transcripts.transcript",
    "mondegreen/rules/small_i.py": "import mondegreen.terms.lexicon",
    "mondegreen/sessions/session.py": "import mondegreen.detectors.surface",
    "mondegreen/sessions/undo.py": "import mondegreen.batch.run",
}
"""Lines that each break a contract."""


def test_every_import_contract_is_broken_by_somebody_who_breaks_it(tmp_path: Path) -> None:
    for room in ("corrections", "dictionaries", "tui"):
        shutil.copytree(ROOT / room, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data", "en", "*.pyc"))
    for place, line in OFFENDERS.items():
        with (tmp_path / place).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    said = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "lint-imports", "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert [each["name"] for each in contracts if f"{each['name']} BROKEN" not in said] == []


def test_no_two_modules_of_tests_have_one_name() -> None:
    names = Counter(module.name for module in (ROOT / "tests").rglob("*.py") if module.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []

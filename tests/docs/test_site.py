"""The documentation as a site: it is built whole, its links lead somewhere, and it loads nothing from outside."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=["']?(?:https?:)?//[^"'\s>]+|url\(["']?(?:https?:)?//"""
)

PICTURE = re.compile(r"<img\b[^>]*>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", ROOT / ".ci" / "mkdocs.yml", "-d", place],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return place


def test_every_page_stands_in_the_site(site: Path) -> None:
    pages = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages if page.parts[0] != "example" and not (site / page).exists()} == set()


def test_nothing_is_loaded_from_outside(site: Path) -> None:
    texts = {page: page.read_text("utf-8") for page in (*site.rglob("*.html"), *site.rglob("*.css"))}
    assert texts
    assert {page.name: found.group() for page, text in texts.items() if (found := LOADED.search(text))} == {}


def test_every_picture_says_in_words_what_it_shows(site: Path) -> None:
    pictures = {page: PICTURE.findall(page.read_text("utf-8")) for page in site.rglob("*.html")}
    assert any(pictures.values())
    assert [
        page.name for page, found in pictures.items() if not all(re.search(r'alt="[^"]{20,}"', one) for one in found)
    ] == []


def test_decisions_are_numbered_one_by_one_each_as_its_title_says() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = [page.read_text("utf-8").partition(".")[0] for page in decisions]
    assert titles == [f"# {number}" for number in range(1, len(decisions) + 1)]
    assert [int(page.name[:4]) for page in decisions] == [*range(1, len(decisions) + 1)]

"""The pictures of figures are drawn from what was measured, and can be read by everybody."""

from xml.etree import ElementTree as ET

import pytest
from figures import DOCS, PICTURES, dots, drawn
from tables import FIGURES, PAGES, PLACE, made

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("place", "picture"), list(drawn()), ids=PICTURES)
class TestAPicture:
    def test_shows_what_was_measured(self, place, picture):
        assert place.read_text("utf-8") == picture, "run python tests/docs/figures.py"

    def test_is_told_in_words_to_those_who_do_not_see_it(self, place, picture):
        top = ET.fromstring(picture)
        assert top.find(f"{SVG}title").text
        assert any(sign.isdigit() for sign in top.find(f"{SVG}desc").text)

    def test_loads_nothing_and_has_a_ground_of_its_own_in_light_and_dark(self, place, picture):
        assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "prefers-color-scheme:dark" in picture
        assert 'class="plate"' in picture


def test_every_picture_stands_on_a_page():
    pages = [page.read_text("utf-8") for page in DOCS.rglob("*.md")]
    assert [name for name in PICTURES if not any(f"figures/{name}.svg" in page for page in pages)] == []


def test_the_table_of_reliability_is_read_whole():
    assert all(len(found) == 7 for found in dots().values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_figures_in_a_page_are_those_that_were_measured(page):
    text = page.read_text("utf-8")
    assert text == made(text), "run python tests/docs/tables.py"


def test_every_table_stands_on_a_page():
    assert {place[2] for page in PAGES for place in PLACE.finditer(page.read_text("utf-8"))} == set(FIGURES)

"""The pictures of the screen that the pages show are of the screen as it is; how sure it is may have moved."""

import asyncio
import re

import pytest
from pictures import DOCS, PICTURES, SHOWN, picture

WORDS = re.compile(r">([^<>]+)</text>")


def said(svg: str) -> list[str]:
    """What stands on the screen, without numbers and bars."""
    return re.sub(r"[\d━╸─]|&#160;", "", " ".join(WORDS.findall(svg))).split()


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_shows_what_the_screen_shows(name):
    size, keys, given = PICTURES[name]
    drawn = asyncio.run(picture(size, keys, **given))
    there = (DOCS / f"{name}.svg").read_text("utf-8")
    assert said(there) == said(drawn), f"run python tests/review/pictures.py docs {' '.join(SHOWN)}"

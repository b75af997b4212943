"""The page of the packs that ship; that somebody adds a word is no reason to write it anew."""

import re

import pytest
from packs_page import PAGE, page

from mondegreen_dictionaries import pack_named, pack_names

COUNT = re.compile(r"\d[\d,]*")
SHOWN = re.compile(r"^- `(.+)` → (.+)$", re.MULTILINE)
TEXT = PAGE.read_text("utf-8")


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in COUNT.findall(SHOWN.sub("", text))]


def test_it_says_what_the_packs_say():
    assert COUNT.sub("", SHOWN.sub("", TEXT)) == COUNT.sub("", SHOWN.sub("", page())), (
        "run python tests/dictionaries/packs_page.py"
    )


def test_its_counts_are_nearly_right():
    assert all(abs(said - so) <= max(5, so // 10) for said, so in zip(numbers(TEXT), numbers(page()), strict=True)), (
        "run python tests/dictionaries/packs_page.py"
    )


@pytest.mark.parametrize("name", pack_names())
def test_what_it_shows_is_in_the_pack(name):
    _, _, rest = TEXT.partition(f"\n## {name}\n")
    shown = SHOWN.findall(rest.partition("\n## ")[0])
    heard = {
        (variant.heard, variant.form or entry.target)
        for entry in pack_named(name).entries
        for variant in entry.variants
    }
    assert shown
    assert heard.issuperset(shown)

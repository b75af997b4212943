"""The page about configuration names every key there is, and each of its lines holds."""

import re
from pathlib import Path

import pytest
from configuration_page import ENVIRONMENT, FIELDS, KEYS, PAGE, Key, page

from mondegreen import configured
from mondegreen.configuration import Configuration, configuration_in
from mondegreen.own_rules import OwnRule
from mondegreen_tui.review.keymap import keymap_of
from mondegreen_tui.review.themes import theme_of

ROOT = Path(__file__).parents[2]
READ = re.compile(r"environ(?:\.get|\.setdefault)?[(\[]\"([A-Z_]+)\"")
HEARD = 'name = "other"\nheard = "a"\nbecomes = "b"\n'
PATTERN = 'name = "other"\npattern = "a"\nbecomes = "b"\n'


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), "run python tests/docs/configuration_page.py"


def test_every_key_stands_there():
    assert tuple(key.name for key in KEYS) == configured.KEYS
    assert tuple(key.name for key in FIELDS) == configured.OF_A_RULE


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_line_of_a_key_sets_it_and_nothing_else(key, tmp_path):
    (tmp_path / "our-show.toml").write_text("")
    (tmp_path / "mondegreen.toml").write_text(key.example)
    found, silent = configuration_in(str(tmp_path / "mondegreen.toml")), Configuration()
    set_by_it = {name for name in Configuration._fields if getattr(found, name) != getattr(silent, name)}
    assert set_by_it == {"path", {"rule": "rules"}.get(key.name, key.name)}
    assert bool(theme_of(found)) is (key.name == "theme")
    assert (keymap_of(found) != keymap_of(silent)) is (key.name == "keys")


@pytest.mark.parametrize("field", FIELDS, ids=lambda key: key.name)
def test_the_line_of_a_field_holds_and_what_holds_without_it_is_so(field: Key, tmp_path):
    others = (PATTERN if field.name == "pattern" else HEARD).splitlines()
    lines = [line for line in others if not line.startswith(f"{field.name} =")]
    place = tmp_path / "mondegreen.toml"
    place.write_text("\n".join(["[[rule]]", *lines, field.example]))
    (rule,) = configuration_in(str(place)).rules
    assert getattr(rule, field.name) != getattr(OwnRule("x", "y", "z"), field.name)
    if field.without.strip("`") not in ("", "none", "all files", "everybody"):
        assert str(getattr(OwnRule("x", "y", "z"), field.name)) == field.without.strip("`")


def test_every_variable_of_the_environment_stands_there():
    sources = (each for room in ("corrections", "dictionaries", "tui") for each in (ROOT / room).rglob("*.py"))
    read = {name for source in sources for name in READ.findall(source.read_text("utf-8"))}
    assert read <= set(ENVIRONMENT)

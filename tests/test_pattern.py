"""Patterns are compiled when they are first used; so each is compiled here."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import mondegreen
from mondegreen.pattern import pattern

HOME = Path(mondegreen.__file__).parent
LATE = [path for path in HOME.rglob("*.py") if "import pattern\n" in path.read_text("utf-8")]
EVERY = {
    f"{path.stem}.{name}": value
    for path in LATE
    for name, value in vars(import_module(".".join(path.relative_to(HOME.parent).with_suffix("").parts))).items()
    if type(value) is type(pattern(""))
}


@pytest.mark.parametrize("name", EVERY)
def test_every_pattern_can_be_compiled(name):
    assert re.compile(EVERY[name].pattern, EVERY[name].flags).groups == EVERY[name].groups


def test_it_does_what_a_compiled_pattern_does():
    late = pattern(r"(w\w+)|x", re.IGNORECASE)
    assert [late.sub("-", "Words X"), late.match("WORD")[1], late.fullmatch("y")] == ["- -", "WORD", None]
    assert late.pattern == r"(w\w+)|x"


def test_a_pattern_with_a_fault_fails_when_it_is_used():
    late = pattern("(")
    with pytest.raises(re.error, match="missing"):
        late.match("")

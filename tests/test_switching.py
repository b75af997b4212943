"""A rule that is switched off is off in the configuration, and nothing else in it changes."""

from __future__ import annotations

import pytest

from mondegreen.configuration import configuration_near
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.switching import configuration_for, switch_off, switch_on


def off(path):
    return configuration_near(str(path)).off


def test_a_configuration_is_begun_beside_the_transcript(tmp_path):
    talk = tmp_path / "talk.txt"
    assert switch_off(str(talk), "stray-capital") == tmp_path / "mondegreen.toml" == configuration_for(str(talk))
    assert off(talk) == ("stray-capital",)


def test_what_stands_in_it_stays_as_it_is(tmp_path):
    before = 'policy = "clean"  # ours\n\n[[rule]]\nname = "open-eye"\nheard = "open eye"\nbecomes = "OpenAI"\n'
    place = tmp_path / "mondegreen.toml"
    place.write_text(before)
    for rule in ("stray-capital", "open-eye", "stray-capital"):
        switch_off(str(tmp_path / "talk.txt"), rule)
    assert off(tmp_path / "talk.txt") == ("stray-capital", "open-eye")
    lines = place.read_text().splitlines()
    assert [line for line in lines if not line.startswith("off")] == before.splitlines()


def test_a_project_has_it_in_its_own_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.mondegreen]\nkinds = ["casing"]\n\n[tool.ruff]\nline-length = 9\n')
    switch_off(str(tmp_path / "talk.txt"), "stray-capital")
    assert off(tmp_path / "talk.txt") == ("stray-capital",)
    assert "line-length = 9" in (tmp_path / "pyproject.toml").read_text()


def test_it_runs_again_when_it_is_switched_on(tmp_path):
    talk, place = str(tmp_path / "talk.txt"), tmp_path / "mondegreen.toml"
    place.write_text('# ours\noff = ["small-i"] # it annoys\n')
    switch_off(talk, "stray-capital")
    assert switch_on(talk, "small-i") == place
    assert off(talk) == ("stray-capital",)
    switch_on(talk, "stray-capital")
    assert place.read_text() == "# ours\noff = [] # it annoys\n"
    before = place.read_bytes()
    switch_on(talk, "small-i")
    assert place.read_bytes() == before


def test_what_is_no_rule_is_told(tmp_path):
    with pytest.raises(UnknownNameError, match="sound-alike is no rule"):
        switch_off(str(tmp_path / "talk.txt"), "sound-alike")


def test_a_configuration_that_is_none_stays_as_it_is(tmp_path):
    place = tmp_path / "mondegreen.toml"
    place.write_text("off = 3\n")
    with pytest.raises(MalformedError):
        switch_off(str(tmp_path / "talk.txt"), "stray-capital")
    assert place.read_text() == "off = 3\n"

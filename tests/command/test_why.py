"""`why` answers for every place, and `check --explain` shows what was weighed."""

import json

import pytest
from click.testing import CliRunner

from mondegreen_tui.command import main

TALK = "we met with Jan lacun yesterday\nand the table was a table\n"


@pytest.fixture
def real(here):
    """The command line with the engine itself."""
    return lambda *words: CliRunner().invoke(main, words)


@pytest.fixture
def talk(here):
    (here / "talk.txt").write_text(TALK)
    return "talk.txt"


def test_each_place_is_a_line_with_its_place_in_the_file(real, talk):
    ran = real("why", talk, "table", "AlexNet", "--term", "AlexNet", "--pack", "ai")
    assert [line.partition(": ")[0] for line in ran.stdout.splitlines()] == ["talk.txt:2:9", "talk.txt:2:21"]
    assert "too far: distance" in ran.stdout
    assert ran.exit_code == 0


def test_words_that_stand_nowhere_end_with_1(real, talk):
    ran = real("why", talk, "Elia", "Ilya")
    assert (ran.stdout, ran.exit_code) == ("", 1)
    assert "stands nowhere" in ran.stderr


def test_what_was_weighed_is_shown_to_those_who_ask(real, talk):
    asked = ("check", talk, "--term", "Yann LeCun", "--pack", "ai", "--kind", "term")
    plain, explained = real(*asked), real(*asked, "--explain")
    assert "distance in sound" not in plain.stdout
    assert "distance in sound, 0 the same" in explained.stdout
    (found,) = [json.loads(line) for line in real(*asked, "--explain", "--format", "json").stdout.splitlines()]
    assert {"says": "distance in sound, 0 the same", "value": pytest.approx(0.08, abs=0.08)} in found["evidence"]
    assert "evidence" not in json.loads(real(*asked, "--format", "json").stdout)


def test_explanations_go_with_shapes_that_have_room_for_them(real, talk):
    ran = real("check", talk, "--explain", "--format", "github")
    assert ran.exit_code == 2
    assert "--explain goes with" in ran.stderr

"""Two episodes of one show: what was decided in the first is proposed rightly, or not again, in the second."""

import pytest
from click.testing import CliRunner

from mondegreen.shows.glossary import NAME
from mondegreen_tui.command import main

FIRST = """\
This week I talked to Ilya switzerberger about the lab. We spoke with Jan lacun and his team.
Later on Elio came by with a new plan. And then Elio went home, and the team of Elio did too.
The talk with Ilya switzerberger was great.
"""
SECOND = """\
Last week we had switzerberger on the show. Today Jan lacun is here.
And Elio is back, so we asked Elio about it.
"""


@pytest.fixture
def show(tmp_path, monkeypatch):
    """The folder of the show, and the program as it is."""
    monkeypatch.chdir(tmp_path)
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / ".home"))
    (tmp_path / "mondegreen.toml").write_text("packs = []\n")
    (tmp_path / "ep1.txt").write_text(FIRST)
    (tmp_path / "ep1.notes.md").write_text("A talk with Ilya Sutskever and Yann LeCun.\n")
    (tmp_path / "ep2.txt").write_text(SECOND)
    return lambda *words, typed="": CliRunner().invoke(main, words, input=typed)


def changes(ran):
    """Heard and proposed, of what `check` prints."""
    return [line.split(": ", 1)[1].partition("  [")[0] for line in ran.stdout.splitlines()]


def test_what_was_decided_in_the_first_episode_is_known_in_the_second(show, tmp_path):
    assert changes(show("check", "ep2.txt")) == []
    assert changes(show("check", "ep1.txt")).count("Elio → Ilya") == 3
    # The name, all places alike; the guest; the producer, who is called so; and both mishearings are to be remembered.
    review = show("review", "--plain", "ep1.txt", typed="A\na\nR\nq\ny\ny\n")
    assert "2 things could be remembered" in review.stdout
    assert (tmp_path / "ep1.mended.txt").read_text() == FIRST.replace("switzerberger", "Sutskever").replace(
        "Jan lacun", "Yann LeCun"
    )
    found = changes(show("check", "ep2.txt"))
    assert found == ["switzerberger → Sutskever", "Jan lacun → Yann LeCun"]
    assert show("fix", "ep2.txt").stdout == SECOND.replace("switzerberger", "Sutskever").replace(
        "Jan lacun", "Yann LeCun"
    )
    assert "elio → Ilya" in show("terms", "list").stdout


def test_the_glossary_can_be_handed_to_somebody_who_decided_nothing(show, tmp_path, monkeypatch):
    show("review", "--plain", "ep1.txt", typed="A\na\nR\nq\ny\ny\n")
    assert "switzerberger" in (tmp_path / NAME).read_text()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert changes(show("check", "ep2.txt"))[:2] == ["switzerberger → Sutskever", "Jan lacun → Yann LeCun"]


def test_what_was_not_remembered_is_still_surer_the_next_time(show, tmp_path):
    (tmp_path / "ep2.notes.md").write_text("With Ilya Sutskever.\n")
    (tmp_path / "ep2.txt").write_text(SECOND + "So we thank Ilya.\n")
    before = show("check", "ep2.txt").stdout
    assert "Elio → Ilya  [term same-name 0.45]" in before
    show("review", "--plain", "ep1.txt", typed="o\n" * 2 + "A\nq\n")
    after = show("check", "ep2.txt").stdout
    assert "accepted 3 times before in this show" in after
    assert "same-name 0.78]" in after

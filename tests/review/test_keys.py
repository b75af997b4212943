"""The table of keys, its keymaps, and what is made of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from keys_page import PAGE, page

from mondegreen.configuration import Configuration, configuration_in
from mondegreen.errors import MalformedError
from mondegreen.sessions.decision import Verdict
from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.bars import KeyLine
from mondegreen_tui.review.help_screen import WIDEST, help_page
from mondegreen_tui.review.keymap import MAPS, Keymap, keymap_near, keymap_of
from mondegreen_tui.review.keys import ACTS
from mondegreen_tui.review.screen import ReviewScreen

TAKEN_OVER = {"ctrl+c", "ctrl+p"}
"""Bound by Textual both on the screen, to copy, and in the app, to say how one quits; to the palette in both."""
both = pytest.mark.parametrize("name", MAPS)


def asking(**keys) -> Configuration:
    """A configuration that asks for these keys."""
    return Configuration("mondegreen.toml", keys=tuple(keys.items()))


@both
def test_no_key_is_bound_twice(session_of, play, name):
    async def look(app, pilot):
        maps = [bindings for _, bindings in app.screen._binding_chain]
        acts = {(key, each.action) for found in maps for key, many in found.key_to_bindings.items() for each in many}
        times = Counter(key for key, _ in acts)
        assert {key for key, number in times.items() if number > 1} <= TAKEN_OVER

    play(session_of(), look=look, keymap=Keymap(name))


@both
def test_every_key_does_in_the_screen_what_the_keymap_says(session_of, play, name):
    keymap = Keymap(name)

    async def look(app, pilot):
        maps = [bindings for _, bindings in app.screen._binding_chain]
        bound = {each.action for found in maps for many in found.key_to_bindings.values() for each in many}
        for act in ACTS:
            assert {act.action_for(number) for number, _ in enumerate(keymap.keys(act), 1)} <= bound

    play(session_of(), look=look, keymap=keymap)


def test_every_key_has_something_to_do():
    missing = [
        act.name
        for act in ACTS
        if not hasattr(ReviewApp if act.verb.startswith("app.") else ReviewScreen, f"action_{act.verb.split('.')[-1]}")
    ]
    assert not missing


@both
def test_keys_are_single_or_known_to_every_terminal(name):
    allowed = re.compile(r".|ctrl\+[a-z]|enter|space|tab|up|down|left|right|pageup|pagedown")
    assert not [key for keys in MAPS[name].values() for key in keys if not allowed.fullmatch(key)]


@both
def test_a_keymap_that_ships_could_be_written_by_hand(name):
    keys = {act.name: Keymap(name).keys(act) for act in ACTS}
    assert keymap_of(asking(**keys)).changed == keys


def test_names_are_unique():
    assert len({act.name for act in ACTS}) == len(ACTS)


@both
def test_the_help_lists_everything(name):
    shown = help_page(Keymap(name)).plain
    assert all(act.does in shown and Keymap(name).all_shown(act) in shown for act in ACTS)


def test_no_line_of_the_help_is_too_long_for_it():
    assert max(len(act.does) for act in ACTS) <= WIDEST
    assert max(len(Keymap(name).all_shown(act)) for name in MAPS for act in ACTS) < 14


@both
def test_the_line_of_keys_fits_and_keeps_the_way_to_the_others(session_of, play, name):
    async def look(app, pilot):
        line = app.screen.query_one(KeyLine).render().plain
        assert len(line) <= 78
        assert f"{Keymap(name).shown(ACTS[0])} accept" in line
        assert line.endswith("? keys  q quit")

    play(session_of(), look=look, size=(80, 24), keymap=Keymap(name))


def test_the_line_of_keys_says_where_a_key_leads(session_of, play):
    async def look(app, pilot):
        line = app.screen.query_one(KeyLine)
        assert "tab cards" in line.render().plain
        await pilot.press("tab")
        assert "tab text" in line.render().plain

    play(session_of(), look=look)


def test_the_page_of_keys_is_current():
    assert PAGE.read_text("utf-8") == page(), "run python tests/review/keys_page.py"


class TestTheKeysOfGit:
    def test_decide_and_go_about(self, session_of, play):
        session = session_of()
        app = play(session, "y", "n", "J", "K", "j", "k", "d", "u", keymap=Keymap("git"))
        assert [decision.verdict for decision in session.decisions] == [Verdict.ACCEPTED, Verdict.REJECTED]
        assert app.review.current == 2

    def test_what_is_no_key_of_theirs_does_nothing(self, session_of, play):
        session = session_of()
        play(session, "r", "x", "A", "R", keymap=Keymap("git"))
        assert session.decisions == ()


class TestKeysOfOnesOwn:
    def test_come_from_the_configuration(self, tmp_path, session_of, play):
        (tmp_path / "mondegreen.toml").write_text('[keys]\nmap = "git"\naccept = ["f4", ","]\nreject = "f2"\n')
        keymap = keymap_near(str(tmp_path / "talk.txt"))
        session = session_of()
        play(session, "f4", "f2", "comma", "y", "n", keymap=keymap)
        assert [decision.verdict.value for decision in session.decisions] == ["accepted", "rejected", "accepted"]

    def test_are_taken_from_what_has_others(self, session_of, play):
        keymap = keymap_of(asking(accept=("r",), reject=("a", "o"), next_open=("f3",)))
        session = session_of()
        play(session, "r", "a", "x", "y", "enter", keymap=keymap)
        assert [decision.verdict.value for decision in session.decisions] == ["accepted", "rejected"]
        assert {act.name for act in ACTS if "j" in keymap_of(asking(next=("j",))).keys(act)} == {"next"}

    def test_are_a_persons_and_hold_beneath_the_configuration_of_a_show(self, tmp_path):
        (tmp_path / "show").mkdir()
        (tmp_path / "mondegreen.toml").write_text('[keys]\nmap = "git"\n')
        (tmp_path / "show" / "mondegreen.toml").write_text('terms = ["Ilya"]\n')
        assert keymap_near(str(tmp_path / "show" / "talk.txt")).name == "git"
        assert keymap_near(str(tmp_path / "show" / "talk.txt"), "default").name == "default"

    def test_are_seen_in_help_and_line(self):
        keymap = keymap_of(asking(accept=("f5",)))
        assert "f5" in help_page(keymap).plain
        assert keymap.shown(ACTS[0]) == "f5"

    def test_open_and_close_the_help(self, session_of, play):
        async def look(app, pilot):
            assert app.screen is not app.review
            await pilot.press("f1")
            assert app.screen is app.review

        play(session_of(), "f1", look=look, keymap=keymap_of(asking(help=("f1",))))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("keys = 1", "keys: write a table, [keys]."),
            ("[keys]\naccept = 1", "keys: accept: write a list of strings"),
            ('[keys]\nmap = "emacs"', "keys: map: there is no keymap 'emacs'; write default or git."),
            (
                '[keys]\nacept = "a"',
                "keys: acept: there is no such action. Did you mean 'accept'?",
            ),
            ('[keys]\naccept = "spcae"', "keys: accept: there is no key 'spcae'. Did you mean 'space'? Write"),
            ('[keys]\naccept = "shift+a"', "keys: accept: there is no key 'shift+a'"),
            ('[keys]\naccept = ""', "keys: accept: there is no key ''"),
            ("[keys]\naccept = []", "keys: accept: it needs a key"),
            ('[keys]\nchoose = "z"', "keys: choose: it needs 9 keys, one for each"),
            ('[keys]\nmap = "git"\naccept = "n"', "keys: accept: reject needs 'n'; give reject another key."),
            ('[keys]\naccept = "3"', "keys: accept: choose needs '3'; give choose another key."),
            ('[keys]\naccept = "ctrl+h"\nreject = "backspace"', "keys: reject: 'backspace' is given to accept already"),
            ('[keys]\naccept = "ctrl+q"', "keys: accept: 'ctrl+q' cannot be given away: it always leaves."),
        ],
        ids=lambda value: value[-24:],
    )
    def test_that_cannot_be_are_told_in_one_sentence_with_the_file(self, tmp_path, text, said):
        place = tmp_path / "mondegreen.toml"
        place.write_text(text)
        with pytest.raises(MalformedError) as caught:
            keymap_of(configuration_in(str(place)))
        assert str(caught.value).startswith(f"{place}: {said}")
        assert "\n" not in str(caught.value)

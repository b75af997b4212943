"""`mondegreen serve`: what it says before it serves, and once the whole of it in a real browser."""

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

import chromium

from mondegreen.errors import LedgerError
from mondegreen.sessions.ledger import Ledger, ledger_path
from mondegreen_tui.browser.server import ReviewServer
from mondegreen_tui.command import main
from mondegreen_tui.verbs.review import verb as review

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example" / "slow-machines-12.srt"


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Runs the verb up to where it would serve; what it would start for a tab, and what it said."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "a b.srt")
    commands = []
    monkeypatch.setattr(ReviewServer, "run", lambda self: commands.append(shlex.split(self.command)))

    def run(*words):
        commands.clear()
        return CliRunner().invoke(main, ["serve", *words, "--port", "0"]), commands

    return run


def test_a_tab_gets_the_review_that_was_asked_for(served):
    (Path("mend")).mkdir()
    words = ["--term", "Ilya Sutskever", "--term=$(touch x)", "--keys", "git", "--min-confidence", "0.5", "-o", "mend"]
    ran, [command] = served(*words, "a b.srt")
    assert ran.exit_code == 0
    assert command[1:] == [
        "-m", "mondegreen", "review", "--served", "--term=Ilya Sutskever", "--term=$(touch x)", "--output=mend",
        "--min-confidence=0.5", "--keys=git", "--", "a b.srt",
    ]  # fmt: skip
    assert "The review of a b.srt is at http://localhost:" in ran.stdout
    assert "/?token=" in ran.stdout
    told = review.make_context("review", command[4:], help_option_names=["-h", "--help"])
    assert told.params["terms"] == ("Ilya Sutskever", "$(touch x)")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-"], "every tab reads the transcript anew; name a file."),
        (["none.srt"], "none.srt"),
        (["a b.srt", "-o", "-"], "name a file with -o"),
        (["a b.srt", "--keys", "emacs"], "there is no keymap 'emacs'."),
        (["a b.srt", "--host", "0.0.0.0"], "--host: name the one address"),
        (["a b.srt", "--host", "192.0.2.1"], "192.0.2.1:0 cannot be listened at"),
        (["a b.srt", "--audio", "none.mp3"], "'none.mp3' does not exist"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_served(served, words, said):
    ran, commands = served(*words)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert commands == []


def test_without_the_extra_one_line_says_what_to_install(served, monkeypatch):
    monkeypatch.setattr("mondegreen_tui.verbs.serve.find_spec", lambda name: None)
    ran, _ = served("a b.srt")
    assert ran.exit_code == 2
    assert "install it: pip install 'mondegreen[serve]'." in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.fixture
def address(tmp_path):
    """The address at which the example is served."""
    for each in EXAMPLE.parent.iterdir():
        shutil.copy(each, tmp_path)
    roots = os.pathsep.join(str(ROOT / room) for room in ("corrections", "dictionaries", "tui"))
    with subprocess.Popen(
        [sys.executable, "-m", "mondegreen", "serve", "--port", "0", EXAMPLE.name],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": roots}, stdout=subprocess.PIPE,
    ) as server:  # fmt: skip
        yield server.stdout.readline().decode().split()[-1]
        server.terminate()


@pytest.mark.skipif(chromium.PROGRAM is None, reason="there is no Chromium")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the browser is driven as Debian's is")
def test_a_key_that_is_pressed_in_a_browser_is_a_decision_on_the_disk(address, tmp_path):
    decisions = ledger_path(tmp_path / EXAMPLE.name)

    async def act():
        async with chromium.browser() as tab:
            await tab.open(address)
            await tab.until("document.body.classList.contains('-first-byte')")
            until = time.monotonic() + chromium.PATIENCE
            while not decisions.exists() or b"accepted" not in decisions.read_bytes():
                assert time.monotonic() < until
                await tab.press("a")
                await asyncio.sleep(0.2)
            assert await tab.value("location.href") == address.partition("?")[0]
            return tab

    tab = asyncio.run(act())
    home = address.partition("?")[0]
    assert [each for each in tab.requested if not each.replace("ws://", "http://").startswith((home, "data:"))] == []
    assert [each for each in tab.complaints if "WebGL" not in each] == []
    until = time.monotonic() + chromium.PATIENCE
    while locked(decisions):  # the tab is closed, and so is the review
        assert time.monotonic() < until
        time.sleep(0.1)
    assert b"accepted" in decisions.read_bytes()


def locked(place) -> bool:
    try:
        with Ledger(place):
            return False
    except LedgerError:
        return True

"""The program talks to nobody."""

import socket

import pytest
from click.testing import CliRunner

from mondegreen_tui.command import main

RUNS = ["check x.srt", "fix x.srt", "diff x.srt", "export x.srt", "review --plain x.srt", "rules"]


@pytest.mark.parametrize("words", RUNS)
def test_no_verb_opens_a_connection(words, tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was asked for")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\na founder of open Ai and and switzerberger\n")
    (tmp_path / "x.notes.md").write_text("with Ilya Sutskever of OpenAI")
    ran = CliRunner().invoke(main, words.split(), input="a\nq\n")
    assert ran.exit_code in (0, 1), ran.output

"""Whatever is wrong gets one sentence that says what to do, exit code 2, no traceback and nothing half-written."""

import os
import signal
import socket
import subprocess
import time

import pytest
from click.testing import Result

from mondegreen.sessions.ledger import Ledger, ledger_path

VERBS = [("check",), ("fix",), ("diff",), ("export",), ("review", "--plain")]


def sentence(ran) -> str:
    """What was said: one line, with exit code 2."""
    said = ran.stderr if isinstance(ran, Result) else ran.stderr.decode()
    assert (ran.exit_code if isinstance(ran, Result) else ran.returncode) == 2
    assert said.startswith("mondegreen: ")
    assert said.count("\n") == 1
    assert said.endswith((".\n", "?\n"))
    return said


class TestInput:
    @pytest.mark.parametrize("verb", VERBS, ids=" ".join)
    @pytest.mark.parametrize(
        ("raw", "said"),
        [
            (b"\x7fELF\0\0\0", "this is not text; name a transcript."),
            ("déjà vu, encore une fois, à Orléans".encode("latin-1"), "(perhaps cp1252); say which encoding it has"),
            ("déjà".encode()[:-1], "it breaks off in the middle of a character; get the whole file."),
            (b"WEBVTT\n\n00:00:01.000 --> 00:0", "ine 3"),
            (b"1\n00:00:01,000 -> 00:00:02,000\nhello\n\n2\n00:00:0", ""),
        ],
        ids=["binary", "encoding", "cut", "captions", "subtitles"],
    )
    def test_a_file_that_is_no_transcript(self, mondegreen, here, verb, raw, said):
        name = {b"W": "x.vtt", b"1": "x.srt"}.get(raw[:1], "x.txt")
        (here / name).write_bytes(raw)
        ran = mondegreen(*verb, name)
        if said or ran.exit_code:
            told = sentence(ran)
            assert told.startswith(f"mondegreen: {name}: ")
            assert said in told
        assert {path.name for path in here.iterdir()} <= {"interview.txt", name}

    @pytest.mark.parametrize("verb", VERBS, ids=" ".join)
    @pytest.mark.parametrize("name", ["x.txt", "x.vtt"])
    def test_an_empty_file_is_nothing_to_mend_and_no_failure(self, mondegreen, here, verb, name):
        (here / name).write_bytes(b"\r\n")
        ran = mondegreen(*verb, name)
        assert ran.exit_code == 0
        assert f"{name}: the file is empty.\n" in ran.stderr or verb == ("export",)
        if verb == ("fix",):
            assert ran.stdout_bytes == b"\r\n"

    @pytest.mark.parametrize("verb", VERBS, ids=" ".join)
    def test_a_path_that_is_no_file(self, mondegreen, here, verb):
        os.mkfifo(here / "pipe")
        (here / "loop").symlink_to("loop")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(here / "socket"))
            for name, said in {
                "none.txt": "there is no such file; look at the name.",
                ".": "many files need -o FOLDER"
                if verb == ("fix",)
                else "this is a folder; name the transcripts in it.",
                "pipe": "this is not a file; name the transcript itself.",
                "loop": "too many levels of symbolic links",
                "socket": "it cannot be read",
                "interview.txt/x": "not a directory",
                "x" * 300: "file name too long",
                "": "",
            }.items():
                if (verb, name) == (("check",), "."):  # it is checked
                    continue
                assert said in sentence(mondegreen(*verb, name))

    def test_a_file_that_may_not_be_read(self, mondegreen, monkeypatch):
        really = os.open

        def forbidding(path, *more):
            if path == "interview.txt":
                raise PermissionError(13, "Permission denied", path)
            return really(path, *more)

        monkeypatch.setattr(os, "open", forbidding)
        assert sentence(mondegreen("check", "interview.txt")).endswith(": it cannot be read (permission denied).\n")

    def test_an_encoding_that_is_none(self, mondegreen):
        assert "there is no encoding 'utf-9'" in sentence(mondegreen("fix", "interview.txt", "--encoding", "utf-9"))

    def test_a_review_of_standard_input(self, mondegreen):
        assert "name a file" in sentence(mondegreen("review", "-", typed="Elia"))

    def test_a_review_without_a_terminal(self, program):
        assert "the screen needs a terminal; use --plain" in sentence(program("review", "interview.txt"))

    def test_standard_input_that_is_closed(self, command, environment):
        closed = subprocess.run(
            ["sh", "-c", 'exec "$@" <&-', "sh", *command, "fix", "-"], capture_output=True, env=environment, check=False
        )
        assert "standard input: it is closed; name a file." in sentence(closed)


class TestOutput:
    def test_a_folder_that_is_missing(self, mondegreen, here):
        assert "there is no folder none; make it first; nothing was written." in sentence(
            mondegreen("fix", "interview.txt", "-o", "none/x.txt")
        )
        assert mondegreen("export", "interview.txt", "-o", "none/x.txt").stderr.endswith(
            "there is no folder none; make it first; nothing was written.\n"
        )

    @pytest.mark.parametrize("number", [28, 30, 5])
    def test_a_disk_that_is_full_or_cannot_be_written(self, mondegreen, here, monkeypatch, number):
        def failing(*_):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", failing)
        ran = mondegreen("fix", "interview.txt", "-o", "x.txt")
        assert f"it cannot be written ({os.strerror(number).lower()}); nothing was written." in sentence(ran)
        assert [path.name for path in here.iterdir()] == ["interview.txt"]

    def test_a_full_disk_behind_standard_output(self, program):
        with open("/dev/full", "wb") as full:
            for verb in VERBS[:4]:
                ran = program(*verb, "interview.txt", stdout=full, stderr=subprocess.PIPE)
                said = ran.stderr.decode().splitlines()[-1]
                assert ran.returncode == 2
                assert said == (
                    "mondegreen: standard output cannot be written (no space left on device); "
                    "the result is not complete."
                )

    def test_a_quota_that_ends_in_the_middle_of_the_file(self, here, command, environment):
        (here / "interview.txt").write_text("Elia was here. " * 10_000)
        # Python 3.11 keeps a .pyc that was cut because it might not grow
        uncompiled = environment | {"PYTHONDONTWRITEBYTECODE": "1"}
        ran = subprocess.run(
            ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command, "fix", "interview.txt", "-o", "interview.out"],
            capture_output=True, env=uncompiled, check=False,
        )  # fmt: skip
        assert "file too large" in sentence(ran)
        assert [path.name for path in here.iterdir()] == ["interview.txt"]

    def test_a_reader_that_has_gone_is_no_news(self, here, command, environment):
        (here / "interview.txt").write_text("Elia was here.\n" * 20_000)
        for verb in VERBS[:4]:
            with subprocess.Popen(
                [*command, *verb, "interview.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
            ) as running:
                running.stdout.read(10)
                running.stdout.close()
                said = running.stderr.read().decode()
            assert running.returncode == 2
            assert "Traceback" not in said
            assert "Exception" not in said

    def test_a_standard_output_that_was_never_open(self, command, here, environment):
        for verb in VERBS[:4]:
            ran = subprocess.run(
                ["sh", "-c", 'exec "$@" >&-', "sh", *command, *verb, "interview.txt"],
                stderr=subprocess.PIPE, env=environment, check=False,
            )  # fmt: skip
            assert ran.returncode == 2
            assert b"Traceback" not in ran.stderr

    def test_a_standard_error_that_was_never_open(self, command, here, environment):
        ran = subprocess.run(
            ["sh", "-c", 'exec "$@" 2>&-', "sh", *command, "fix", "interview.txt", "none.txt"],
            stdout=subprocess.PIPE, env=environment, check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stdout) == (2, b"")

    def test_a_terminal_without_our_letters(self, program, environment):
        ran = program("check", "interview.txt", env=environment | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert rb"open Ai \u2192 OpenAI" in ran.stdout
        assert ran.returncode == 1


class TestLedger:
    def test_one_that_is_in_use(self, mondegreen, here):
        ledger = Ledger(ledger_path(here / "interview.txt"))
        try:
            for words in (["review", "--plain"], ["fix", "--in-place"]):
                assert "another review of this transcript is open; close it first." in sentence(
                    mondegreen(*words, "interview.txt")
                )
            assert mondegreen("check", "interview.txt").exit_code == 1  # who only reads need not wait
        finally:
            ledger.close()

    @pytest.mark.parametrize("verb", [*VERBS, ("fix", "--in-place")], ids=" ".join)
    def test_one_of_another_text(self, mondegreen, here, verb):
        mondegreen("review", "--plain", "interview.txt", typed="A\na\na\na\n")
        (here / "interview.mended.txt").unlink()
        (here / "interview.txt").write_text("Nobody spoke of anything of the kind, and Elia was not there.")
        assert "this ledger is of another text; move it away or name another with --ledger." in sentence(
            mondegreen(*verb, "interview.txt")
        )

    @pytest.mark.parametrize("verb", VERBS, ids=" ".join)
    def test_one_that_is_no_ledger(self, mondegreen, here, verb):
        ledger_path(here / "interview.txt").mkdir()
        assert "interview.txt.mondegreen.jsonl: " in sentence(mondegreen(*verb, "interview.txt"))

    @pytest.mark.parametrize("verb", [*VERBS[1:], ("fix", "--in-place")], ids=" ".join)
    def test_a_transcript_that_is_named_as_one_by_mistake(self, mondegreen, here, verb):
        before = (here / "interview.txt").read_bytes()
        assert "interview.txt: " in sentence(mondegreen(*verb, "interview.txt", "--ledger", "interview.txt"))
        assert [(path.name, path.read_bytes()) for path in here.iterdir()] == [("interview.txt", before)]

    @pytest.mark.parametrize("verb", [("review", "--plain"), ("fix",), ("export", "-f", "txt")], ids=" ".join)
    def test_a_result_never_goes_over_one(self, mondegreen, here, verb):
        ran = mondegreen(*verb, "interview.txt", "-o", "interview.txt.mondegreen.jsonl")
        assert "is where decisions are kept; give the result another name." in sentence(ran)

    def test_a_damaged_one_is_mended_and_this_is_said(self, mondegreen, here):
        mondegreen("review", "--plain", "interview.txt", typed="a\na\n")
        place = ledger_path(here / "interview.txt")
        place.write_bytes(place.read_bytes()[:-9])
        ran = mondegreen("review", "--plain", "interview.txt")
        assert ran.stderr.splitlines() == [
            "mondegreen: interview.txt: 1 line of the ledger could not be read and are lost.",
            "mondegreen: interview.txt: 1 decision from before.",
        ]
        assert ran.exit_code == 0


class TestInterruption:
    def test_ctrl_c_in_a_review_keeps_what_was_decided(self, here, answered):
        time.sleep(0.05)
        answered.send_signal(signal.SIGINT)
        answered.wait(20)
        said = answered.stderr.read().decode()
        assert answered.returncode == 2
        assert said.strip() == "mondegreen: stopped. What was decided is kept, and no file is half-written."
        assert '"accepted"' in ledger_path(here / "interview.txt").read_text()
        assert not (here / "interview.mended.txt").exists()


class TestFaults:
    def test_a_fault_of_our_own_is_a_sentence_without_words_of_the_transcript(self, mondegreen, here):
        (here / "x.txt").write_text("this will crash the engine")
        said = sentence(mondegreen("diff", "x.txt"))
        assert said.startswith("mondegreen: a fault of the program itself (KeyError in program.py, line ")
        assert "secret" not in said

    def test_all_of_it_is_shown_to_who_asks_harmless(self, program, here, environment):
        (here / "x.txt").write_text("this will crash the engine")
        said = program("diff", "x.txt", env=environment | {"MONDEGREEN_TRACEBACK": "1"}).stderr
        assert b"Traceback" in said
        assert b"\x1b" not in said

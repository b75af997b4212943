"""`fix` applies what is sure enough, writes it where it was told to, and nowhere else."""

from pathlib import Path

import pytest
from talks import CAPTIONS, INTERVIEW

from mondegreen.sessions.ledger import ledger_path

MENDED = """\
Craig: a co-founder of OpenAI and
York the OpenAI of Ilya.
"""


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_one_file_goes_to_standard_output_and_the_sums_to_standard_error(mondegreen):
    ran = mondegreen("fix", "interview.txt")
    assert ran.stdout == MENDED
    assert ran.stderr == "mondegreen: interview.txt: 4 changes, 1 left for review.\n"
    assert ran.exit_code == 0
    assert names() == ["interview.txt"]


def test_nothing_changes_but_the_words(mondegreen, here):
    raw = b"\xef\xbb\xbfCraig:\t of open Ai \r\n\r\n  and Elia\x0b\rYork"
    (here / "x.txt").write_bytes(raw)
    ran = mondegreen("fix", "x.txt")
    assert ran.stdout_bytes == raw.replace(b"open Ai", b"OpenAI").replace(b"Elia", b"Ilya")


def test_captions_stay_captions(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    mended = mondegreen("fix", "talk.vtt").stdout
    assert mended == CAPTIONS.replace("founder of open\n", "founder of OpenAI\n").replace(">Ai and", ">and").replace(
        "Elia", "Ilya"
    )


def test_an_old_encoding_stays(mondegreen, here):
    (here / "x.txt").write_bytes("voilà Elia".encode("cp1252"))
    assert mondegreen("fix", "x.txt", "--encoding", "cp1252").stdout_bytes == "voilà Ilya".encode("cp1252")
    (here / "x.txt").write_bytes("voilà Elia".encode("utf-16"))
    assert mondegreen("fix", "x.txt").stdout_bytes == "voilà Ilya".encode("utf-16")


def test_a_word_that_the_old_encoding_cannot_write_is_named_and_nothing_is_written(mondegreen, here):
    (here / "x.txt").write_bytes("voilà zloty".encode("cp1252"))
    ran = mondegreen("fix", "x.txt", "--encoding", "cp1252", "-o", "y.txt")
    assert ran.stderr == "mondegreen: y.txt: cp1252 cannot write 'ł'; convert the transcript to UTF-8 first.\n"
    assert (ran.exit_code, names()) == (2, ["interview.txt", "x.txt"])


def test_standard_input_goes_to_standard_output(mondegreen):
    assert mondegreen("fix", "-", typed="with Elia\r\n").stdout_bytes == b"with Ilya\r\n"
    assert mondegreen("fix", "-", "-o", "-", typed="with Elia").stdout_bytes == b"with Ilya"


def test_the_least_confidence_is_the_users(mondegreen):
    ran = mondegreen("fix", "interview.txt", "--min-confidence", "0.5")
    assert "\nwork the" in ran.stdout
    assert "5 changes, 0 left" in ran.stderr


class TestOutput:
    def test_to_a_file(self, mondegreen, here):
        ran = mondegreen("fix", "interview.txt", "-o", "out.txt")
        assert (here / "out.txt").read_text() == MENDED
        assert ran.stdout == ""
        assert ran.stderr == "mondegreen: interview.txt: 4 changes in out.txt, 1 left for review.\n"

    def test_several_to_a_folder(self, mondegreen, here):
        (here / "out").mkdir()
        (here / "other.txt").write_text("Elia")
        ran = mondegreen("fix", "interview.txt", "other.txt", "-o", "out")
        assert (here / "out" / "interview.txt").read_text() == MENDED
        assert (here / "out" / "other.txt").read_text() == "Ilya"
        assert ran.exit_code == 0

    def test_a_folder_that_is_called_one_is_made(self, mondegreen, here):
        (here / "other.txt").write_text("Elia")
        ran = mondegreen("fix", "interview.txt", "other.txt", "-o", "new/folder/")
        assert (here / "new/folder/interview.txt").read_text() == MENDED
        assert ran.exit_code == 0

    def test_one_bad_file_among_several_keeps_none_from_being_done(self, mondegreen, here):
        (here / "out").mkdir()
        (here / "binary.txt").write_bytes(b"\0\1\2")
        (here / "crash.txt").write_text("this will crash the engine")
        (here / "last.txt").write_text("Elia")
        ran = mondegreen("fix", "binary.txt", "crash.txt", "none.txt", "last.txt", "-o", "out")
        assert ran.exit_code == 2
        assert [path.name for path in (here / "out").iterdir()] == ["last.txt"]
        said = ran.stderr.splitlines()
        assert said[0] == "mondegreen: binary.txt: this is not text; name a transcript."
        assert said[1].startswith("mondegreen: crash.txt: a fault of the program itself (KeyError in program.py, line ")
        assert "secret" not in ran.stderr
        assert said[2] == "mondegreen: none.txt: there is no such file; look at the name."
        assert len(said) == 4

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["interview.txt", "other.txt"], "several files need -o FOLDER or --in-place."),
            (["interview.txt", "other.txt", "-o", "-"], "several files need -o FOLDER or --in-place."),
            (["interview.txt", "other.txt", "-o", "new"], "new is not a folder"),
            (["interview.txt", "-o", "interview.txt"], "is a transcript itself; say --in-place to write over it."),
            (["interview.txt", "-o", "./link.txt"], "is a transcript itself; say --in-place to write over it."),
            (["interview.txt", "-o", "."], "is a transcript itself; say --in-place to write over it."),
            (["other.txt", "interview.txt", "sub/../interview.txt", "-o", "sub"], "would both be written to"),
            (["interview.txt", "sub/INTERVIEW.txt", "-o", "out/"], "would both be written to"),
            (["-", "-o", "sub"], "standard input has no name"),
            (["-", "--in-place"], "standard input cannot be written in place; name a file."),
            (["interview.txt", "--in-place", "-o", "x"], "-o and --in-place are two different places"),
            (["interview.txt", "other.txt", "--in-place", "--ledger", "x"], "one ledger is of one file"),
        ],
    )
    def test_what_would_be_lost_is_refused_before_anything_is_written(self, mondegreen, here, words, said):
        (here / "other.txt").write_text("Elia")
        (here / "sub").mkdir()
        (here / "sub" / "INTERVIEW.txt").write_text("Elia")
        (here / "link.txt").symlink_to("interview.txt")
        before = {path: path.stat() for path in here.rglob("*")}
        ran = mondegreen("fix", *words, typed="Elia")
        assert ran.exit_code == 2
        assert said in ran.stderr
        assert ran.stderr.count("\n") == 1
        assert ran.stdout == ""
        assert {path: path.stat().st_mtime_ns for path in here.rglob("*")} == {
            path: status.st_mtime_ns for path, status in before.items()
        }


class TestInPlace:
    def test_the_file_is_mended_and_the_ledger_knows_what_was_changed(self, mondegreen, here):
        ran = mondegreen("fix", "--in-place", "interview.txt", "interview.txt")
        assert (here / "interview.txt").read_text() == MENDED
        assert ran.stdout == ""
        assert ran.stderr == "mondegreen: interview.txt: 4 changes in place, 1 left for review.\n"
        assert ledger_path(here / "interview.txt").read_text().count('"by":"policy"') == 4

    def test_a_second_run_finds_nothing_more_to_do(self, mondegreen, here):
        mondegreen("fix", "--in-place", "interview.txt")
        kept = ledger_path(here / "interview.txt").read_bytes()
        ran = mondegreen("fix", "--in-place", "interview.txt")
        assert ran.stderr == "mondegreen: interview.txt: 0 changes in place, 1 left for review.\n"
        assert (here / "interview.txt").read_text() == MENDED
        assert ledger_path(here / "interview.txt").read_bytes() == kept

    def test_where_nothing_is_sure_nothing_is_left_beside_the_file(self, mondegreen, here):
        (here / "interview.txt").write_text("in York")
        mondegreen("fix", "--in-place", "interview.txt")
        assert names() == ["interview.txt"]

    def test_a_review_goes_on_after_it(self, mondegreen, here):
        mondegreen("fix", "--in-place", "interview.txt")
        ran = mondegreen("review", "--plain", "interview.txt", typed="a\n")
        assert "1 of 1, line 2" in ran.stdout
        assert (here / "interview.mended.txt").read_text() == MENDED.replace("York", "work")

    def test_another_ledger_can_be_named(self, mondegreen, here):
        mondegreen("fix", "--in-place", "interview.txt", "--ledger", "kept.jsonl")
        assert names() == ["interview.txt", "kept.jsonl"]

    def test_a_file_that_changed_meanwhile_is_not_written_over(self, mondegreen, here, monkeypatch):
        from mondegreen.batch import worker

        really = worker.settle

        def meddling(session, least):
            (here / "interview.txt").write_text("new words of another program")
            really(session, least)

        monkeypatch.setattr(worker, "settle", meddling)
        ran = mondegreen("fix", "--in-place", "interview.txt")
        assert "it has changed since it was read; nothing was written, run this once more." in ran.stderr
        assert ran.exit_code == 2
        assert (here / "interview.txt").read_text() == "new words of another program"


@pytest.mark.parametrize("words", [["-o", "-"], ["-o", "out.txt"], ["--in-place"]])
def test_what_an_editor_has_decided_is_respected(mondegreen, here, words):
    mondegreen("review", "--plain", "interview.txt", typed="r\na\ne Open A.I.\n")
    ran = mondegreen("fix", "interview.txt", *words)
    result = ran.stdout or next(
        path.read_text() for path in (here / "out.txt", here / "interview.txt") if path.exists()
    )
    assert result == INTERVIEW.replace("York", "work").replace("um Elia", "Ilya").replace(
        "the open Ai", "the Open A.I."
    )

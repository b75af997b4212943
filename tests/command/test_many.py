"""`fix` and `check` over folders, patterns, addresses and tables; `undo`."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mondegreen.sessions.ledger import ledger_path


@pytest.fixture
def talks(here):
    for name in ("a.txt", "deep/b.txt", "deep/c.srt"):
        (here / "talks" / name).parent.mkdir(parents=True, exist_ok=True)
        words = "with Elia of York\n"
        (here / "talks" / name).write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n" if "srt" in name else words)
    return here / "talks"


def tree(folder) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


class TestFix:
    def test_a_folder_is_mirrored(self, mondegreen, talks):
        ran = mondegreen("fix", "talks", "-o", "out")
        assert tree("out") == {name: words.replace("Elia", "Ilya") for name, words in tree("talks").items()}
        assert (ran.stdout, ran.exit_code) == ("", 0)
        assert "3 files, 12 words: 3 changes, 3 left for review." in ran.stderr

    def test_run_again_it_does_what_is_left(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        (talks / "new.txt").write_text("Elia")
        ran = mondegreen("fix", "talks", "-o", "out")
        assert "3 of 4 files done before, 1 to do." in ran.stderr
        assert tree("out")["new.txt"] == "Ilya"

    def test_other_settings_are_refused_with_what_to_do(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        ran = mondegreen("fix", "talks", "-o", "out", "--min-confidence", "0.5")
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "other settings (min-confidence: then 0.9, now 0.5); say --fresh to do all of it again" in ran.stderr
        assert mondegreen("fix", "talks", "-o", "out", "--min-confidence", "0.5", "--fresh").exit_code == 0
        assert tree("out")["a.txt"] == "with Ilya of work\n"

    def test_notes_that_have_changed_are_other_settings_and_by_another_path_the_same(self, mondegreen, talks):
        Path("n.md").write_text("YORK")
        assert mondegreen("fix", "talks", "-o", "out", "--notes", "n.md").exit_code == 0
        again = mondegreen("fix", "talks", "-o", "out", "--notes", str(Path("n.md").absolute()))
        assert "3 of 3 files done before" in again.stderr
        without = mondegreen("fix", "talks", "-o", "out")
        assert "other settings (notes: then some, now none); say --fresh" in without.stderr
        Path("n.md").write_text("OF")
        changed = mondegreen("fix", "talks", "-o", "out", "--notes", "n.md")
        assert "other settings (notes: not what they were); say --fresh" in changed.stderr

    def test_what_a_hand_has_decided_beside_a_file_meanwhile_is_in_the_next_result(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        mondegreen("review", "--plain", "talks/a.txt", typed="a\na\n")
        assert ledger_path(talks / "a.txt").exists()
        ran = mondegreen("fix", "talks", "-o", "out")
        assert "2 of 3 files done before, 1 to do." in ran.stderr
        assert tree("out")["a.txt"] == "with Ilya of work\n"
        assert "3 of 3 files done before" in mondegreen("fix", "talks", "-o", "out").stderr

    def test_one_bad_file_is_told_at_the_end_and_the_others_are_done(self, mondegreen, talks):
        (talks / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
        (talks / "crash.txt").write_text("this will crash the engine")
        ran = mondegreen("fix", "talks", "-o", "out")
        assert ran.exit_code == 2
        assert len(tree("out")) == 3
        said = ran.stderr.splitlines()
        assert said[0] == "mondegreen: talks/binary.txt: this is not text; name a transcript."
        assert said[1].startswith(
            "mondegreen: talks/crash.txt: a fault of the program itself (KeyError in program.py, line "
        )
        assert said[2].startswith("mondegreen: 3 files, ")
        assert "secret" not in ran.stderr

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["talks"], "many files need -o FOLDER or --in-place."),
            (["talks", "-o", "-"], "many files need -o FOLDER or --in-place."),
            (["talks", "-o", "interview.txt"], "interview.txt is a file, and many files cannot go into one"),
            (["talks", "--in-place", "--ledger", "x"], "one ledger is of one file"),
            (["talks/*.sbv", "-o", "out"], "no file is meant by this pattern"),
            (["talks", "-o", "talks"], "is a transcript itself; say --in-place to write over it."),
            (["talks", "-o", "out", "--engine", "ray"], "--engine ray needs --address"),
            (["talks", "-o", "zip://out::x.zip"], "archives are read, not written; name a folder."),
            (["what://talks/x.txt", "-o", "out"], "what://talks/x.txt: Protocol not known: what."),
            ([], "Missing argument"),
        ],
    )
    def test_what_cannot_be_is_refused(self, mondegreen, talks, words, said):
        before = tree("talks")
        ran = mondegreen("fix", *words)
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert said in ran.stderr
        assert tree("talks") == before
        assert not list(talks.parent.rglob(".mondegreen-run"))

    def test_an_archive_is_read_and_its_results_stand_in_a_folder(self, mondegreen, talks):
        with zipfile.ZipFile("talks.zip", "w") as archive:
            for place in talks.rglob("*.*"):
                archive.write(place, place.relative_to(talks))
            archive.writestr("a.notes.md", "WITH")
        mondegreen("fix", "zip://::talks.zip", "-o", "out")
        assert tree("out")["deep/b.txt"] == "with Ilya of York\n"
        assert tree("out")["a.txt"] == "WITH Ilya of York\n"

    def test_addresses_are_written_to_as_well(self, mondegreen, talks):
        import fsspec

        memory = fsspec.filesystem("memory")
        for _ in range(2):
            ran = mondegreen("fix", "talks", "-o", "memory://mended", "-j", "1")
            assert ran.exit_code == 0
            assert memory.cat("/mended/deep/b.txt") == b"with Ilya of York\n"
        assert "3 of 3 files done before" in ran.stderr
        ran = mondegreen("fix", "memory://mended/deep/b.txt", "-o", "once.txt", "--min-confidence", "0.5")
        assert Path("once.txt").read_text() == "with Ilya of work\n"
        memory.rm("/mended", recursive=True)

    def test_a_table_says_what_is_known_about_each(self, mondegreen, talks):
        Path("notes.md").write_text("YORK")
        Path("table.csv").write_text("path,notes,terms\ntalks/a.txt,notes.md,\ntalks/deep/b.txt,,OF; WITH\n")
        mondegreen("fix", "--manifest", "table.csv", "-o", "out")
        assert tree("out") == {"talks/a.txt": "with Ilya of YORK\n", "talks/deep/b.txt": "WITH Ilya OF York\n"}
        Path("table.jsonl").write_text('{"path": "talks/a.txt", "terms": ["OF"]}\n')
        mondegreen("fix", str(talks), "--manifest", "./table.jsonl", "-o", "other")
        assert (tree("other")["a.txt"], tree("other")["deep/b.txt"]) == ("with Ilya OF York\n", "with Ilya of York\n")

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ("file,terms\na.txt,x\n", "line 2: there is no path; the columns are path, notes, terms, packs."),
            ("path\na.txt\na.txt\n", "line 3: a.txt stands there twice"),
            ('{"path": "a.txt", "terms": 5}\n', "line 1: terms: write a list of strings."),
            ("{broken\n", "line 1: this is not JSON"),
        ],
    )
    def test_a_table_that_is_none(self, mondegreen, here, table, said):
        Path("table").write_text(table)
        ran = mondegreen("fix", "--manifest", "table", "-o", "out")
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert said in ran.stderr

    def test_a_result_of_before_may_be_replaced_and_no_other_file(self, mondegreen, here):
        for words in ("0.9", "0.5"):
            assert mondegreen("fix", "interview.txt", "-o", "x.txt", "--min-confidence", words).exit_code == 0
        Path("x.txt").write_text("mended by hand")
        ran = mondegreen("fix", "interview.txt", "-o", "x.txt")
        assert "a file stands there that is not as it was written; move it away or say --overwrite." in ran.stderr
        assert (ran.exit_code, Path("x.txt").read_text()) == (2, "mended by hand")
        assert mondegreen("fix", "interview.txt", "-o", "x.txt", "--overwrite").exit_code == 0
        assert "OpenAI" in Path("x.txt").read_text()


class TestInPlace:
    def test_a_folder_is_mended_and_given_back(self, mondegreen, talks):
        before = tree(talks)
        assert mondegreen("fix", "--in-place", "talks").exit_code == 0
        assert "Ilya" in tree(talks)["deep/b.txt"]
        mondegreen("fix", "--in-place", "talks")
        ran = mondegreen("undo", "talks")
        assert ran.stderr.count("it is as it was.") == 3
        assert {name: words for name, words in tree(talks).items() if "mondegreen" not in name} == before

    def test_of_many_that_are_given_back_it_is_said_how_many(self, mondegreen, talks):
        for number in range(30):
            (talks / f"{number}.txt").write_text("Elia")
        mondegreen("fix", "talks", "--in-place")
        assert mondegreen("undo", "talks").stderr == "mondegreen: 33 files are as they were.\n"
        assert tree("talks")["29.txt"] == "Elia"

    def test_undo_tells_what_it_cannot_do(self, mondegreen, here):
        assert "there is no ledger beside it" in mondegreen("undo", "interview.txt").stderr
        assert "no file there was mended in place" in mondegreen("undo", ".").stderr
        mondegreen("fix", "--in-place", "interview.txt")
        mended = Path("interview.txt").read_text()
        Path("interview.txt").write_text(mended.replace("Craig", "Greg"))
        ran = mondegreen("undo", "interview.txt")
        assert (ran.exit_code, "say --keep-edits" in ran.stderr) == (2, True)
        assert (
            "4 changes taken back; what was changed since is kept."
            in mondegreen("undo", "--keep-edits", "interview.txt").stderr
        )
        assert Path("interview.txt").read_text().startswith("Greg: a co-founder of open Ai")
        assert ledger_path(Path("interview.txt")).exists()


class TestCheck:
    def test_a_folder_is_checked_in_order(self, mondegreen, talks):
        ran = mondegreen("check", "talks", "--min-confidence", "0.9")
        assert [line.split(" ")[0] for line in ran.stdout.splitlines()] == [
            "talks/a.txt:1:6:", "talks/deep/b.txt:1:6:", "talks/deep/c.srt:3:6:",
        ]  # fmt: skip
        assert ran.exit_code == 1

    def test_a_bad_file_is_told_at_the_end(self, mondegreen, talks):
        (talks / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
        ran = mondegreen("check", "talks")
        assert (ran.exit_code, ran.stderr) == (
            2, "mondegreen: talks/binary.txt: this is not text; name a transcript.\n",
        )  # fmt: skip

    def test_a_difference_can_be_applied(self, mondegreen, talks):
        ran = mondegreen("check", "talks", "--diff", "--min-confidence", "0.9")
        assert ran.exit_code == 1
        subprocess.run(["patch", "-p0", "-s"], input=ran.stdout_bytes, check=True)
        assert tree(talks)["deep/b.txt"] == "with Ilya of York\n"
        assert mondegreen("check", "talks", "--diff", "--min-confidence", "0.9").exit_code == 0


class TestProcesses:
    """The program as it is, with its own engine and several processes."""

    @pytest.fixture
    def archive(self, here):
        (here / "talks").mkdir()
        for number in range(60):
            words = "we saw the the cat on the mat and I I said so to to him\n" * 20
            (here / "talks" / f"{number:03}.txt").write_text(f"{number} {words}")
        (here / "mondegreen.toml").write_text("packs = []\n")
        return [sys.executable, "-m", "mondegreen", "fix", "talks", "-o"]

    def test_the_same_bytes_whoever_does_the_work(self, archive, environment):
        for engine in ("here", "local"):
            ran = subprocess.run([*archive, engine, "--engine", engine, "-j", "2"], env=environment, check=False)
            assert ran.returncode == 0
        assert tree("here") == tree("local")
        assert "the the" not in tree("here")["007.txt"]
        reports = [Path(f"{engine}/.mondegreen-run/report.jsonl").read_text() for engine in ("here", "local")]
        assert reports[0].replace('"here/', '"local/') == reports[1]

    def test_ctrl_c_leaves_whole_files_and_what_was_done_is_not_done_again(self, archive, environment):
        with subprocess.Popen(
            [*archive, "out", "--engine", "local", "-j", "2"],
            stderr=subprocess.PIPE, env=environment, start_new_session=True,
        ) as running:  # fmt: skip
            while running.poll() is None and not list(Path("out/.mondegreen-run/report").glob("*.jsonl")):
                time.sleep(0.01)
            os.killpg(running.pid, signal.SIGINT)
            said = running.stderr.read().decode()
        assert running.returncode == 2
        assert said.endswith("no file is half-written.\n"), said
        assert " of 60 files done; run the same again, and it goes on." in said
        done = tree("out")
        assert 0 < len(done) < 60
        ran = subprocess.run([*archive, "out"], env=environment, capture_output=True, check=True)
        assert b" of 60 files done before" in ran.stderr
        assert len(tree("out")) == 60
        assert {name: words for name, words in tree("out").items() if name in done} == done
        assert [path for path in Path("out").rglob(".mondegreen-*") if path.is_file()] == []


class TestReview:
    def test_the_files_of_a_run_are_opened_by_need_and_the_report_knows_of_it(self, mondegreen, talks):
        (talks / "deep/most.txt").write_text("York York York\n")
        (talks / "none.txt").write_text("nothing at all\n")
        mondegreen("fix", "talks", "-o", "out")
        ran = mondegreen("review", "--plain", "out", typed="a\nA\nq\n\na\nq\nq\n")
        assert "talks/deep/most.txt: 3 proposals: 3 accepted" in ran.stdout
        assert "3 files left. Next is a.txt: 1 proposal, about 0 of them errors." in ran.stdout
        assert tree("out")["deep/most.txt"] == "work work work\n"
        assert tree("out")["a.txt"] == "with Ilya of work\n"
        assert tree("talks")["a.txt"] == "with Elia of York\n"
        ran = mondegreen("review", "--plain", "out", typed="q\n")
        assert "most" not in ran.stdout
        mondegreen("fix", "talks", "-o", "out", "--fresh")
        assert tree("out")["deep/most.txt"] == "work work work\n"  # what a hand decided stays decided

    def test_a_result_that_was_changed_by_hand_is_not_written_over(self, mondegreen, talks):
        mondegreen("fix", "talks/a.txt", "talks/deep", "-o", "out")
        Path("out/a.txt").write_text("mine")
        ran = mondegreen("review", "--plain", "out", typed="a\nq\nq\n")
        assert "out/a.txt: it is not as the run wrote it; move it away to review talks/a.txt." in ran.stderr
        assert tree("out")["a.txt"] == "mine"

    def test_a_folder_that_is_no_run_is_refused(self, mondegreen, talks):
        ran = mondegreen("review", "--plain", "talks")
        assert (ran.exit_code, "this is a folder; name the transcripts in it." in ran.stderr) == (2, True)


class TestReport:
    def test_a_table_on_the_terminal(self, mondegreen, talks):
        (talks / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
        mondegreen("fix", "talks", "-o", "out")
        ran = mondegreen("report", "out")
        lines = ran.stdout.splitlines()
        assert lines[0] == "3 files, 12 words, 6 proposals: 3 changed, 3 to review in 3 files."
        assert "mishearing          3          3" in lines
        assert "    0.5          1          4  deep/c.srt" in lines
        assert lines[-1] == "  talks/binary.txt: this is not text; name a transcript."
        assert ran.exit_code == 0

    def test_files_by_their_endings(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        mondegreen("report", "out", "-o", "all.jsonl")
        mondegreen("report", "out/.mondegreen-run", "-o", "all.html")
        assert Path("all.jsonl").read_bytes() == Path("out/.mondegreen-run/report.jsonl").read_bytes()
        assert Path("all.html").read_bytes() == Path("out/.mondegreen-run/report.html").read_bytes()
        assert "can be .html, .jsonl, .parquet" in mondegreen("report", "out", "-o", "all.xml").stderr
        assert "this is a folder" in mondegreen("report", "talks").stderr

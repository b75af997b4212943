"""`fix` and `check` over folders, patterns, addresses and tables; what is reported."""

import subprocess
import zipfile
from pathlib import Path

from trees import tree

from mondegreen.sessions.ledger import ledger_path


class TestFix:
    def test_a_folder_is_mirrored(self, mondegreen, talks):
        ran = mondegreen("fix", "talks", "-o", "out")
        assert tree("out") == {name: words.replace("Elia", "Ilya") for name, words in tree("talks").items()}
        assert (ran.stdout, ran.exit_code) == ("", 0)
        assert "3 files, 12 words: 3 changes, 3 left for review." in ran.stderr

    def test_an_empty_file_is_done_like_any_other(self, mondegreen, talks):
        (talks / "silence.vtt").write_bytes(b"")
        ran = mondegreen("fix", "talks", "-o", "out")
        assert ran.exit_code == 0
        assert "4 files, 12 words: 3 changes, 3 left for review." in ran.stderr
        assert tree("out")["silence.vtt"] == ""
        assert mondegreen("check", "talks/silence.vtt").exit_code == 0

    def test_a_run_of_one_file_makes_the_folders_it_needs(self, mondegreen, here):
        assert mondegreen("fix", "interview.txt", "-o", "mended.txt", "--run", "kept").exit_code == 0
        again = mondegreen("fix", "interview.txt", "-o", "mended.txt", "--run", "kept", "--fresh")
        assert (again.exit_code, "1 file" in again.stderr) == (0, True)

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

    def test_a_result_of_before_may_be_replaced_and_no_other_file(self, mondegreen, here):
        for words in ("0.9", "0.5"):
            assert mondegreen("fix", "interview.txt", "-o", "x.txt", "--min-confidence", words).exit_code == 0
        Path("x.txt").write_text("mended by hand")
        ran = mondegreen("fix", "interview.txt", "-o", "x.txt")
        assert "a file stands there that is not as it was written; move it away or say --overwrite." in ran.stderr
        assert (ran.exit_code, Path("x.txt").read_text()) == (2, "mended by hand")
        assert mondegreen("fix", "interview.txt", "-o", "x.txt", "--overwrite").exit_code == 0
        assert "OpenAI" in Path("x.txt").read_text()


class TestCheck:
    def test_a_folder_is_checked_in_order(self, mondegreen, talks):
        ran = mondegreen("check", "talks", "--min-confidence", "0.9")
        assert [line.split(" ")[0] for line in ran.stdout.splitlines()] == [
            "talks/a.txt:1:6:", "talks/deep/b.txt:1:6:", "talks/deep/c.srt:3:6:",
        ]  # fmt: skip
        assert ran.exit_code == 1

    def test_a_difference_can_be_applied(self, mondegreen, talks):
        ran = mondegreen("check", "talks", "--diff", "--min-confidence", "0.9")
        assert ran.exit_code == 1
        subprocess.run(["patch", "-p0", "-s"], input=ran.stdout_bytes, check=True)
        assert tree(talks)["deep/b.txt"] == "with Ilya of York\n"
        assert mondegreen("check", "talks", "--diff", "--min-confidence", "0.9").exit_code == 0


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

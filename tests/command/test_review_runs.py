"""The files of a run are reviewed, those first that need it most."""

from pathlib import Path

from trees import tree

from mondegreen.sessions.ledger import ledger_path


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

    def test_a_result_is_reviewed_as_a_part_of_its_run(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        ran = mondegreen("review", "--plain", "out/deep/b.txt", typed="a\nq\n")
        assert "out/deep/b.txt: a run wrote this of talks/deep/b.txt" in ran.stderr
        assert "talks/deep/b.txt: 2 proposals: 2 accepted" in ran.stdout
        assert tree("out")["deep/b.txt"] == "with Ilya of work\n"
        assert not ledger_path(Path("out/deep/b.txt")).exists()
        assert "4 changed, 2 to review in 2 files." in mondegreen("report", "out").stdout

    def test_a_result_that_was_changed_by_hand_is_a_transcript_like_any_other(self, mondegreen, talks):
        mondegreen("fix", "talks", "-o", "out")
        Path("out/a.txt").write_text("Elia, by hand\n")
        ran = mondegreen("review", "--plain", "out/a.txt", typed="a\nq\n")
        assert "a run wrote this" not in ran.stderr
        assert ledger_path(Path("out/a.txt")).exists()
        assert tree("out")["a.mended.txt"] == "Ilya, by hand\n"

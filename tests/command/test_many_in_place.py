"""Many files mended in place, and given back."""

from pathlib import Path

from trees import tree

from mondegreen.batch.exclusive import alone_in
from mondegreen.sessions.ledger import ledger_path


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

    def test_one_run_at_a_time_mends_a_folder_wherever_it_keeps_what_is_done(self, mondegreen, talks):
        before = tree(talks)
        with alone_in(["talks"]):
            ran = mondegreen("fix", "--in-place", "talks", "--run", "elsewhere")
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "another run mends these files in place; let it end, or stop it first." in ran.stderr
        assert tree(talks) == before
        assert mondegreen("fix", "--in-place", "talks", "--run", "elsewhere").exit_code == 0
        assert "Ilya" in tree(talks)["a.txt"]

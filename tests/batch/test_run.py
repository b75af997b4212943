"""A run can be stopped at any time: run again, it does what is left, and nobody's file is written over."""

import json
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path

import program
import pytest

from mondegreen.batch.address import Found
from mondegreen.batch.conduct import conducted
from mondegreen.batch.engines import Wanted
from mondegreen.batch.index import rows_of
from mondegreen.batch.inputs import Input, Inputs
from mondegreen.batch.plan import in_folder, planned
from mondegreen.batch.run import Run
from mondegreen.batch.unit import Does, Job
from mondegreen.disk.lock import lock
from mondegreen.errors import LostError, UnwritableError
from mondegreen.recording import Context

JOB = Job(Does.FIX, Context(), 0.9, 0.3, folders=True)


@pytest.fixture
def talks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mondegreen.corrector.Corrector", program.Engine)
    folder = tmp_path / "talks"
    for name in ("a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} with Elia of York\n")
    return folder


def go(job=JOB, *, stop=0, fresh=False, **how) -> list[str]:
    """Run; which files were done. It can be stopped after so many."""
    with Run("out/run", job.settings, fresh=fresh) as run:
        units, _ = run.plan(planned(Inputs(["talks"], apart=["out"]), job, place=in_folder("out")), **how)
        done = []
        for outcome in conducted(replace(job, staging=run.staging), units, wanted=Wanted(1), run=run):
            if not outcome.same:
                done.append(outcome.unit.name)
            if stop and len(done) >= stop:
                return done
        run.finish()
    return done


def results() -> dict[str, str]:
    return {str(path.relative_to("out")): path.read_text() for path in Path("out").rglob("*.txt")}


def errors() -> dict[str, str]:
    return {row.name: row.error for row in rows_of("out/run") if row.error}


ALL = ["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"]


def test_the_tree_of_results_is_that_of_the_inputs(talks):
    assert go() == ALL
    assert results() == {name: f"{name} with Ilya of York\n" for name in ALL}


def test_what_is_done_is_not_done_again(talks):
    assert len(go(stop=2)) == 2
    assert sorted(go()) == ALL[2:]
    assert go() == []
    assert [row.name for row in rows_of("out/run")] == ALL


def test_what_has_changed_is_done_again_and_nothing_else(talks):
    go()
    (talks / "b.txt").write_text("b.txt with taco\n")
    (talks / "deep/c.notes.md").write_text("TALKS")
    (talks / "new.txt").write_text("Elia")
    assert go() == ["b.txt", "deep/c.txt", "new.txt"]
    assert results()["b.txt"] == "b.txt with taco\n"
    (talks / "mondegreen.toml").write_text('ignore = ["Elia"]\n')
    assert len(go()) == 5


def test_what_was_learned_of_a_show_since_is_reason_to_do_it_again(talks):
    (talks / "mondegreen.toml").write_text('packs = ["own.toml"]\n')
    (talks / "own.toml").write_text("")
    go()
    assert go() == []
    (talks / "own.toml").write_text("# a term more\n")
    assert len(go()) == 4
    (talks / "deep/mondegreen.terms.toml").write_text("person = ['Ilya Sutskever']\n")
    assert go() == ["deep/c.txt", "deep/er/d.txt"]
    (talks / "deep/mondegreen.language.npz").write_bytes(b"trained")
    assert go() == ["deep/c.txt", "deep/er/d.txt"]


def test_a_file_that_was_only_touched_is_read_and_found_to_be_the_same(talks):
    go()
    os.utime(talks / "a.txt", (1, 1))
    assert go() == []
    assert next(rows_of("out/run")).stamp == "1000000000"


def test_a_result_that_is_gone_is_made_again(talks):
    go()
    Path("out/deep/c.txt").unlink()
    assert go() == ["deep/c.txt"]
    assert results()["deep/c.txt"] == "deep/c.txt with Ilya of York\n"


def test_another_file_is_never_written_over(talks):
    Path("out").mkdir()
    Path("out/b.txt").write_text("a letter to my mother")
    go()
    assert results()["b.txt"] == "a letter to my mother"
    assert "a file stands there that is not as it was written" in errors()["b.txt"]
    go(overwrite=True)
    assert (results()["b.txt"], errors()) == ("b.txt with Ilya of York\n", {})
    (talks / "b.txt").write_text("Elia again\n")
    go()  # once written over, it is ours
    assert (results()["b.txt"], errors()) == ("Ilya again\n", {})


def test_a_result_that_was_changed_by_hand_is_not_written_over(talks):
    go()
    Path("out/a.txt").write_text("a.txt with Ilya of New York\n")
    (talks / "a.txt").write_text("a.txt with Elia of York, again\n")
    go()
    assert results()["a.txt"] == "a.txt with Ilya of New York\n"
    assert list(errors()) == ["a.txt"]


def test_a_result_is_ours_though_a_kill_came_before_its_row(talks, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Run, "keep", killed)
        with pytest.raises(KeyboardInterrupt):
            go()
    assert len(results()) == 1
    (talks / "a.txt").write_text("a.txt with Elia, again\n")
    Path("out/b.txt").write_text("a letter that came between")
    go()
    assert results()["a.txt"] == "a.txt with Ilya, again\n"
    assert results()["b.txt"] == "a letter that came between"
    assert list(errors()) == ["b.txt"]


class TestInPlace:
    """What one run mends, the next could mend once more: a day becomes a week, and a week would become a month."""

    JOB = replace(JOB, does=Does.IN_PLACE, folders=False)

    @pytest.fixture
    def week(self, talks, monkeypatch):
        monkeypatch.setattr(program, "KNOWN", (("a day", 0.95, "a week"), ("a week", 0.95, "a month")))
        for name in ALL:
            (talks / name).write_text(f"{name} takes a day\n")
        return talks

    @staticmethod
    def texts(talks) -> set[str]:
        return {(talks / name).read_text().removeprefix(f"{name} takes ").strip() for name in ALL}

    def left(self, talks) -> dict[str, bytes]:
        """The transcripts and their ledgers, and what the report says of them but when they changed."""
        files = {str(path.relative_to(talks)): path.read_bytes() for path in sorted(talks.rglob("*.*"))}
        rows = [replace(row, stamp="") for row in rows_of("out/run")]
        return {**files, "rows": repr(rows).encode()}

    def gone_through(self, *, fresh=False):
        with Run("out/run", self.JOB.settings, fresh=fresh) as run:
            units, _ = run.plan(planned(Inputs(["talks"]), self.JOB))
            done = list(conducted(replace(self.JOB, staging=run.staging), units, wanted=Wanted(1), run=run))
            run.finish()
        return [outcome.unit.name for outcome in done if not outcome.same]

    def planned_again(self):
        with Run("out/run", self.JOB.settings) as run:
            return list(run.plan(planned(Inputs(["talks"]), self.JOB))[0])

    def killed_at(self, monkeypatch, at):
        def killed(*_, **__):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(f"mondegreen.{at}", killed)
            with pytest.raises(KeyboardInterrupt):
                self.gone_through()

    @pytest.mark.parametrize(
        "at",
        [
            "batch.worker.settle",
            "batch.intents.intend",
            "batch.worker.mend",
            "recording.written",
            "batch.decisions.remember",
            "batch.run.Run.keep",
            "batch.run.Run.finish",
        ],
    )
    def test_wherever_a_kill_comes_what_is_left_is_as_without_it(self, week, monkeypatch, at):
        assert self.gone_through() == ALL
        assert not self.planned_again()
        whole = self.left(week)
        for path in (*week.rglob("*.jsonl"), *Path("out").rglob("*.*")):
            path.unlink()
        for each in ALL:
            (week / each).write_text(f"{each} takes a day\n")
        self.killed_at(monkeypatch, at)
        assert self.texts(week) <= {"a day", "a week"}
        self.gone_through()
        assert self.left(week) == whole
        assert not list(Path("out/run/staging").iterdir())

    def test_what_was_changed_since_the_kill_is_reason_to_do_it_again(self, week, monkeypatch):
        self.killed_at(monkeypatch, "batch.run.Run.keep")
        (week / "a.txt").write_text("a.txt takes a week, they say\n")
        self.gone_through()
        assert (week / "a.txt").read_text() == "a.txt takes a month, they say\n"

    def test_what_was_learned_since_the_kill_is_as_well(self, week, monkeypatch):
        self.killed_at(monkeypatch, "batch.run.Run.keep")
        (week / "mondegreen.toml").write_text('ignore = ["Elia"]\n')
        self.gone_through()
        assert (week / "a.txt").read_text() == "a.txt takes a month\n"

    def test_afresh_is_afresh(self, week, monkeypatch):
        self.killed_at(monkeypatch, "batch.run.Run.keep")
        assert (week / "a.txt").read_text() == "a.txt takes a week\n"
        assert self.gone_through(fresh=True) == ALL
        assert (week / "a.txt").read_text() == "a.txt takes a month\n"


def test_other_settings_are_another_run(talks):
    go()
    with pytest.raises(LostError, match=r"other settings \(min-confidence: then 0.9, now 0.5\); say --fresh"):
        go(replace(JOB, least=0.5))
    assert go(replace(JOB, least=0.5), fresh=True) == ALL
    assert results()["a.txt"] == "a.txt with Ilya of work\n"
    assert go(JOB, fresh=True) == ALL
    assert results()["a.txt"] == "a.txt with Ilya of York\n"  # what was decided unattended is decided anew


def test_afresh_by_other_settings_its_results_are_ours_though_it_is_killed(talks):
    go()
    other = replace(JOB, least=0.5)
    assert len(go(other, fresh=True, stop=2)) == 2
    assert [row.name for row in rows_of("out/run")] == ALL[:2]
    assert go(other) == ALL[2:]
    assert errors() == {}
    assert set(results().values()) == {f"{name} with Ilya of work\n" for name in ALL}
    assert (
        len({path.name.partition("-")[0] for path in Path("out/run/report").iterdir()}) == 2
    )  # none of the first turn


def test_two_files_that_would_go_to_one_place_are_refused_and_nothing_is_begun(talks):
    (talks / "A.txt").write_text("another")
    with pytest.raises(UnwritableError, match=r"talks/A\.txt and talks/a\.txt would both be written to out/a\.txt"):
        go()
    assert not Path("out").exists()


def test_a_plan_that_is_refused_changes_no_run(talks):
    go()
    before = {path: path.read_bytes() for path in Path("out/run").glob("*.*")}
    (talks / "A.txt").write_text("another")
    with pytest.raises(UnwritableError):
        go(replace(JOB, least=0.5), fresh=True)
    assert {path: path.read_bytes() for path in Path("out/run").glob("*.*")} == before


def test_a_plan_holds_none_of_the_files_it_is_for(talks, monkeypatch):
    """A unit takes some seven hundred bytes, and a line of the manifest as many."""
    monkeypatch.setattr("mondegreen.batch.run.AT_ONCE", 50)

    def held_for(count: int) -> int:
        many = (Input(Found(f"talks/{number}.txt", f"{number}.txt", 1, "1"), walked=True) for number in range(count))
        with Run(f"out/run {count}", JOB.settings) as run:
            tracemalloc.start()
            left, total = run.plan(planned(many, JOB, place=in_folder("out")))
            assert sum(unit.size for unit in left) == len(left) == total == count
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return most

    few, more = [held_for(count) for count in (1, 500, 2500)][1:]
    assert (more - few) / 2000 < 200


def test_two_runs_on_one_folder_are_one_too_many(talks):
    with Run("out/run", JOB.settings), pytest.raises(LostError, match="another run is at work here"):
        Run("out/run", JOB.settings)
    with Run("out/run", JOB.settings):
        pass


def test_what_a_killed_worker_has_left_behind_is_swept_away(talks):
    go()
    left, at_work = (Path("out/run/staging", f".mondegreen-{number}") for number in "12")
    left.write_text("half of a fi")
    with at_work.open("w") as another:
        lock(another.fileno())
        with Run("out/run", JOB.settings):
            assert not left.exists()
            assert at_work.exists()


def test_a_file_that_has_vanished_and_one_that_cannot_be_read_are_told_and_tried_again(talks):
    job, done = JOB, []
    (talks / "b.txt").write_bytes(b"\x7fELF\0\0\0")
    with Run("out/run", job.settings) as run:
        units, _ = run.plan(planned(Inputs(["talks"]), job, place=in_folder("out")))
        (talks / "a.txt").unlink()
        done += conducted(job, units, wanted=Wanted(1), run=run)
    assert errors() == {
        "a.txt": "talks/a.txt: there is no such file; look at the name.",
        "b.txt": "talks/b.txt: this is not text; name a transcript.",
    }
    (talks / "b.txt").write_text("Elia")
    assert go() == ["b.txt"]


def test_json_that_is_no_transcript_is_passed_over_where_it_was_not_named(talks):
    (talks / "package.json").write_text('{"name": "x"}')
    go()
    assert errors() == {}
    assert go() == []


def test_the_report_is_the_same_however_the_work_was_cut(talks):
    go()
    whole = Path("out/run/report.jsonl").read_bytes()
    assert [json.loads(line)["name"] for line in whole.splitlines()] == ALL
    for place in Path("out").rglob("*"):
        if place.is_file():
            place.unlink()
    go(stop=1)
    go()
    assert Path("out/run/report.jsonl").read_bytes() == whole

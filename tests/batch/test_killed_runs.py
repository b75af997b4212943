"""A run can be stopped or killed at any time: run again, it is as if it had not been."""

from dataclasses import replace
from pathlib import Path

import program
import pytest
from runs import ALL, JOB, errors, go, results

from mondegreen.batch.conduct import conducted
from mondegreen.batch.engines import Wanted
from mondegreen.batch.index import rows_of
from mondegreen.batch.inputs import Inputs
from mondegreen.batch.plan import planned
from mondegreen.batch.run import Run
from mondegreen.batch.unit import Does
from mondegreen.disk.lock import lock


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


def test_what_a_killed_worker_has_left_behind_is_swept_away(talks):
    go()
    left, at_work = (Path("out/run/staging", f".mondegreen-{number}") for number in "12")
    left.write_text("half of a fi")
    with at_work.open("w") as another:
        lock(another.fileno())
        with Run("out/run", JOB.settings):
            assert not left.exists()
            assert at_work.exists()


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

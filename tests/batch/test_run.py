"""A run does what is left to do, and its report says all that was done."""

import json
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from runs import ALL, JOB, go, results

from mondegreen.batch.address import Found
from mondegreen.batch.index import rows_of
from mondegreen.batch.inputs import Input
from mondegreen.batch.plan import in_folder, planned
from mondegreen.batch.run import Run
from mondegreen.errors import LostError


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


def test_other_settings_are_another_run(talks):
    go()
    with pytest.raises(LostError, match=r"other settings \(min-confidence: then 0.9, now 0.5\); say --fresh"):
        go(replace(JOB, least=0.5))
    assert go(replace(JOB, least=0.5), fresh=True) == ALL
    assert results()["a.txt"] == "a.txt with Ilya of work\n"
    assert go(JOB, fresh=True) == ALL
    assert results()["a.txt"] == "a.txt with Ilya of York\n"  # what was decided unattended is decided anew


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

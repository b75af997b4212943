"""What a run is given amiss is told, and nobody's file is written over."""

from dataclasses import replace
from pathlib import Path

import pytest
from runs import JOB, errors, go, results

from mondegreen.batch.conduct import conducted
from mondegreen.batch.engines import Wanted
from mondegreen.batch.inputs import Inputs
from mondegreen.batch.plan import in_folder, planned
from mondegreen.batch.run import Run
from mondegreen.errors import UnwritableError


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

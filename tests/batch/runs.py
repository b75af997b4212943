"""A run over a few talks, and what has become of it."""

from dataclasses import replace
from pathlib import Path

from mondegreen.batch.conduct import conducted
from mondegreen.batch.engines import Wanted
from mondegreen.batch.index import rows_of
from mondegreen.batch.inputs import Inputs
from mondegreen.batch.plan import in_folder, planned
from mondegreen.batch.run import Run
from mondegreen.batch.unit import Does, Job
from mondegreen.recording import Context

JOB = Job(Does.FIX, Context(), 0.9, 0.3, folders=True)
ALL = ["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"]


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

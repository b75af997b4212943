"""The same job on a real Ray cluster of this machine: `pip install -c tests/constraints.txt '.[ray]'` and
`pytest tests/batch/test_ray.py`.
"""

from pathlib import Path

import labours
import pytest

ray = pytest.importorskip("ray", reason="Ray is not installed; pip install 'mondegreen[ray]'")

from mondegreen.batch.conduct import conducted  # noqa: E402
from mondegreen.batch.engines import Wanted, engine_named  # noqa: E402
from mondegreen.batch.inputs import Inputs  # noqa: E402
from mondegreen.batch.plan import in_folder, planned, shards  # noqa: E402
from mondegreen.batch.supervisor import supervise  # noqa: E402
from mondegreen.batch.unit import Does, Job, Unit  # noqa: E402
from mondegreen.errors import LostError  # noqa: E402
from mondegreen.recording import Context  # noqa: E402

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(300)]
TWO = Wanted(2, "local")


@pytest.fixture(autouse=True)
def known_everywhere():
    """The workers of the cluster cannot find the functions of these tests by their names."""
    ray.cloudpickle.register_pickle_by_value(labours)
    yield
    ray.cloudpickle.unregister_pickle_by_value(labours)


def test_a_killed_worker_costs_nothing_and_a_file_that_kills_is_named(tmp_path):
    units = []
    for number in range(12):
        place = tmp_path / f"{number}.txt"
        place.write_text({3: "killed once", 7: "poison"}.get(number, "three plain words"))
        units.append(Unit(str(place), place.name, 17))
    crew = engine_named("ray").crew(labours.read, TWO)
    try:
        outcomes = [outcome for back in supervise(crew, shards(units, 2, len(units))) for outcome in back]
    finally:
        crew.close()
    assert sorted(outcome.unit.name for outcome in outcomes) == sorted(unit.name for unit in units)
    failed = {outcome.unit.name: outcome.row.error for outcome in outcomes if outcome.row.error}
    assert list(failed) == ["7.txt"]
    assert "3 workers died of it (the worker went without a word: ActorDiedError)" in failed["7.txt"]


def test_a_cluster_gives_the_same_bytes_as_this_process(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("talks").mkdir()
    Path("mondegreen.toml").write_text("packs = []\n")
    for number in range(8):
        Path(f"talks/{number}.txt").write_text(f"we saw the the cat {number} and I I said so\n")
    job = Job(Does.FIX, Context(), 0.9, 0.3, folders=True)
    rows = []
    for engine in ("here", "ray"):
        units = list(planned(Inputs(["talks"]), job, place=in_folder(engine)))
        outcomes = conducted(job, units, engine=engine, wanted=TWO)
        rows.append([(outcome.row.name, outcome.row.result, outcome.row.applied) for outcome in outcomes])
    assert rows[0] == rows[1]
    assert [Path("here", f"{n}.txt").read_bytes() == Path("ray", f"{n}.txt").read_bytes() for n in range(8)] == [
        True
    ] * 8


def test_what_the_workers_cannot_read_is_said_before_anything_is_done():
    with pytest.raises(LostError, match=r"cannot read the first file: /nowhere/a.txt.* such as s3://"):
        engine_named("ray").crew(labours.read, Wanted(1, "local", "/nowhere/a.txt"))


def test_where_there_is_no_cluster_there_is_a_sentence(monkeypatch):
    def refuse(*_, **__):
        raise ConnectionError("Failed to connect to Ray cluster.\nand much more")

    monkeypatch.setattr(ray, "init", refuse)
    with pytest.raises(LostError, match=r"host:6379: no Ray cluster is to be had there \(Failed to connect to Ray cl"):
        engine_named("ray").crew(labours.read, Wanted(1, "host:6379"))

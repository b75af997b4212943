"""Workers that are killed, that fall silent, that die of a file, in real processes."""

from time import monotonic

import pytest
from labours import read

from mondegreen.batch.engines import engine_named, engine_names
from mondegreen.batch.engines.local import Local
from mondegreen.batch.plan import shards
from mondegreen.batch.supervisor import supervise
from mondegreen.batch.unit import Unit


@pytest.fixture
def units(tmp_path):
    made = []
    for number in range(12):
        place = tmp_path / f"{number}.txt"
        place.write_text("three plain words")
        made.append(Unit(str(place), place.name, 17))
    return made


def errors(crew, units) -> dict[str, str]:
    try:
        outcomes = [outcome for back in supervise(crew, shards(units, 2, len(units))) for outcome in back]
    finally:
        crew.close()
    assert sorted(outcome.unit.name for outcome in outcomes) == sorted(unit.name for unit in units)
    return {outcome.unit.name: outcome.row.error for outcome in outcomes if outcome.row.error}


def write(units, number, words):
    with open(units[number].path, "w") as file:
        file.write(words)


def test_a_killed_worker_and_a_file_that_kills_and_one_that_stops_it_for_ever(units):
    write(units, 1, "killed once")
    write(units, 5, "poison")
    write(units, 9, "silence")
    began = monotonic()
    failed = errors(Local(read, 2, silence=0.7), units)
    assert set(failed) == {"5.txt", "9.txt"}
    assert "3 workers died of it (the worker was ended by SIGKILL)" in failed["5.txt"]
    assert "(the worker was silent for 1 seconds)" in failed["9.txt"]
    assert monotonic() - began < 30


def test_what_closes_does_not_wait_for_what_is_at_work(units):
    write(units, 0, "silence")
    crew = Local(read, 1)
    crew.give(next(iter(shards(units[:1], 1, 0))))
    crew.wait(2)
    began = monotonic()
    crew.close()
    assert monotonic() - began < 5


def test_engines_are_found_by_listing_the_shelf():
    assert {"here", "local"} <= set(engine_names())
    assert all(engine_named(name).TITLE for name in engine_names())

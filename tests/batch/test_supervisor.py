"""A file that kills its worker is named, and costs nobody else anything, whatever the engine can tell of the death."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.batch.supervisor import LIVES, Death, Shard, supervise
from mondegreen.batch.unit import Outcome, Row, Unit
from mondegreen.errors import LostError


class Crew:
    """Workers on paper: some files kill them, and of those it may be known at which file they died."""

    def __init__(self, poison=(), *, size=2, tells=True, accidents=0):
        self.poison, self.size, self.tells, self.accidents = set(poison), size, tells, accidents
        self.at_work: list[Shard] = []
        self.history: list[tuple[int, Shard]] = []

    def room(self):
        return self.size - len(self.at_work)

    def give(self, shard):
        self.at_work.append(shard)
        self.history.append((len(self.at_work), shard))

    def wait(self, seconds):
        shard = self.at_work.pop(0)
        bad = next((at for at, unit in enumerate(shard.units) if unit.name in self.poison), None)
        if self.accidents:
            self.accidents -= 1
            bad = len(shard.units) - 1 if bad is None else bad
        if bad is not None:
            return [(shard, Death("was ended by SIGKILL", bad if self.tells else None))]
        return [(shard, [Outcome(unit, Row.of(unit)) for unit in shard.units])]

    def underway(self):
        return 0

    def close(self):
        pass


def shards(count, size):
    units = [Unit(f"{number}.txt", f"{number}") for number in range(count)]
    return [Shard(tuple(units[start : start + size])) for start in range(0, count, size)]


def done(crew, count=40, size=8):
    outcomes = [outcome for back in supervise(crew, shards(count, size)) for outcome in back]
    names = [outcome.unit.name for outcome in outcomes]
    assert sorted(names) == sorted(map(str, range(count)))  # each once, none lost
    return {outcome.unit.name: outcome.row.error for outcome in outcomes if outcome.row.error}


@pytest.mark.parametrize("tells", [True, False])
def test_exactly_the_guilty_file_is_named(tells):
    failed = done(Crew(["17"], tells=tells))
    assert list(failed) == ["17"]
    assert failed["17"].startswith(f"17.txt: {LIVES} workers died of it (the worker was ended by SIGKILL)")


@pytest.mark.parametrize("tells", [True, False])
def test_an_accident_costs_nothing(tells):
    assert done(Crew(accidents=2, tells=tells)) == {}


@given(
    st.sets(st.integers(0, 29).map(str), max_size=6),
    st.integers(1, 4),
    st.booleans(),
    st.integers(0, 3),
    st.integers(1, 12),
)
def test_whatever_dies_everything_else_is_done_once(poison, size, tells, accidents, files):
    failed = done(Crew(poison, size=size, tells=tells, accidents=accidents), 30, files)
    assert set(failed) == poison


@pytest.mark.parametrize("tells", [True, False])
def test_suspects_are_done_alone_and_after_everything_else(tells):
    crew = Crew(["3", "20"], tells=tells)
    done(crew)
    first = next(number for number, (_, shard) in enumerate(crew.history) if shard.deaths)
    assert all(beside == 1 for beside, _ in crew.history[first:])
    clean = {unit.name for _, shard in crew.history[:first] for unit in shard.units}
    assert len(clean) == 40


def test_workers_that_die_before_they_begin_end_the_job_and_no_file_is_blamed():
    class Stillborn(Crew):
        def wait(self, seconds):
            return [(self.at_work.pop(0), Death("ended with 1", begun=False))]

    with pytest.raises(LostError, match="no worker lives long enough to begin"):
        done(Stillborn())

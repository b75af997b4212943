"""Whatever strangers hand over: notes, lists, packs, ledgers, and words that are to be shown elsewhere."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TARGETS = ("exports", "ledgers", "lists", "notes", "packs")
LAWS = {target: import_module(f"laws_of_{target}") for target in TARGETS}
BROKEN = [(target, path) for target in TARGETS for path in sorted((Path(__file__).parent / "seeds" / target).glob("*"))]


@pytest.mark.parametrize(("target", "seed"), [(name, seed) for name in TARGETS for seed in LAWS[name].SEEDS])
def test_every_sample_keeps_the_laws(target: str, seed: str) -> None:
    LAWS[target].hold(LAWS[target].SEEDS[seed])


@pytest.mark.parametrize(("target", "path"), BROKEN, ids=[path.name for _, path in BROKEN])
def test_what_once_broke_a_law_breaks_none_any_more(target: str, path: Path) -> None:
    LAWS[target].hold(path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_damaged_one_keeps_them(target: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(sorted(LAWS[target].SEEDS.values())))
    start, length = data.draw(st.integers(0, len(seed))), data.draw(st.integers(0, 20))
    put = data.draw(st.binary(max_size=20) | st.sampled_from(sorted(LAWS[target].SEEDS.values())))
    LAWS[target].hold(seed[:start] + put + seed[start + length :])

"""Files that once broke a reader, and the samples they grew from."""

from pathlib import Path

import pytest
from laws_of_reading import NAMES, SAMPLES, hold

SEEDS = sorted((Path(__file__).parent / "seeds" / "reading").glob("*"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_what_once_broke_a_reader_breaks_none_any_more(seed: Path) -> None:
    hold(seed.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_keeps_the_laws_as_any_format(name: str) -> None:
    for number in range(len(NAMES) + 1):
        hold(bytes([number]) + SAMPLES[name].encode())

"""What is kept in the cache: it comes back as it was made, and damage costs nothing but time."""

import gzip
import io
import lzma
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mondegreen.disk import store
from mondegreen.disk.store import Table, Texts, kept, lines, lines_of, seal_of, table, texts

SECTIONS = {"empty": b"", "one": b"abc", "two": bytes(range(256)) * 5}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A cache of its own."""
    monkeypatch.setattr(store, "cache_home", lambda: tmp_path / "cache")
    return tmp_path / "cache"


class Making:
    """Makes the sections, and counts how often."""

    times = 0

    def __call__(self):
        self.times += 1
        return SECTIONS


def read(make, *sources):
    return {name: bytes(section) for name, section in kept("things", sources or (b"source",), make).items()}


def test_a_store_is_made_once_and_then_read(folder):
    make = Making()
    assert read(make) == read(make) == SECTIONS
    assert make.times == 1
    assert [path.suffix for path in folder.iterdir()] == [".store"]


def test_what_is_made_from_other_sources_is_made_anew():
    make = Making()
    read(make, b"a", b"b")
    read(make, b"ab")
    read(make, b"a", b"c")
    assert make.times == 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_the_file_the_same_comes_back(folder, data):
    make = Making()
    read(make)
    (file,) = folder.iterdir()
    raw = bytearray(file.read_bytes())
    if data.draw(st.booleans(), "cut off"):
        del raw[data.draw(st.integers(0, len(raw) - 1)) :]
    else:
        for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=9, unique=True)):
            raw[place] ^= data.draw(st.integers(1, 255))
    file.write_bytes(raw)
    before = make.times
    assert read(make) == SECTIONS
    assert make.times == before + 1
    assert read(make) == SECTIONS
    assert make.times == before + 1


def test_a_flipped_bit_is_found_wherever_it_is(folder):
    make = Making()
    read(make)
    (file,) = folder.iterdir()
    raw = file.read_bytes()
    for place in range(0, len(raw), 23):
        file.write_bytes(raw[:place] + bytes([raw[place] ^ 1 << place % 8]) + raw[place + 1 :])
        before = make.times
        assert read(make) == SECTIONS
        assert make.times == before + 1


@pytest.mark.parametrize("obstacle", ["a file in its place", "not writable"])
def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(folder, obstacle):
    if obstacle == "not writable":
        folder.mkdir(mode=0o500)
    else:
        folder.touch()
    assert read(Making()) == SECTIONS


def test_no_home_is_no_reason_to_stop(monkeypatch):
    monkeypatch.setattr(store, "cache_home", lambda: Path("~nobody-at-all").expanduser())
    assert read(Making()) == SECTIONS


def test_a_folder_where_the_store_should_be_is_no_reason_to_stop(folder):
    read(Making())
    (file,) = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert read(Making()) == SECTIONS


def test_processes_that_make_the_same_store_at_once_do_no_harm(folder):
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from mondegreen.disk import store\n"
        "from mondegreen.disk.store import kept\n"
        "store.cache_home = lambda: Path(sys.argv[1])\n"
        "make = lambda: time.sleep(0.2) or {'big': b'x' * 3_000_000}\n"
        "assert all(bytes(kept('things', [b'source'], make)['big']) == b'x' * 3_000_000 for _ in range(3))\n"
    )
    roots = str(Path(store.__file__).parents[2])
    both = [subprocess.Popen([sys.executable, "-c", code, folder], env={"PYTHONPATH": roots}) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert len(list(folder.iterdir())) == 1


def test_of_many_versions_only_some_are_left(folder):
    for number in range(9):
        read(Making(), bytes([number]))
    assert len(list(folder.iterdir())) == store.GENERATIONS


@given(st.lists(st.text()))
def test_texts_come_back_by_their_numbers(every):
    sections = {name: memoryview(section) for name, section in texts("words", every).items()}
    found = Texts(sections, "words")
    assert [found[number] for number in range(len(found))] == every


@given(st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1).filter(lambda every: every != [""]))
def test_lines_come_back(every):
    assert lines_of(memoryview(lines(every))) == every


@given(st.lists(st.text(), unique=True), st.lists(st.text()))
def test_a_table_knows_its_words_by_their_numbers_and_no_others(words, others):
    found = Table({name: memoryview(section) for name, section in table("words", words).items()}, "words")
    assert list(found) == words
    assert [found.number(word) for word in words] == list(range(len(words)))
    assert all((other in found) == (other in words) for other in others)


def archived(held):
    """An archive of arrays, as `numpy.savez_compressed` writes it."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **{f"array {n}": np.frombuffer(held, np.uint8) for n in range(8)})
    return file.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, archived], ids=["gz", "xz", "npz"])
@pytest.mark.parametrize("at", [0, 12_345, 49_999])
def test_one_bit_of_what_a_packed_file_holds_makes_another_seal(tmp_path, pack, at):
    one = random.Random(1).randbytes(50_000)  # packing makes it no smaller, so that no length gives it away
    other = bytearray(one)
    other[at] ^= 1
    for name, held in (("one", one), ("other", bytes(other))):
        (tmp_path / name).write_bytes(pack(held))
    assert seal_of(tmp_path / "one") != seal_of(tmp_path / "other")

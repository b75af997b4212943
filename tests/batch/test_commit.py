"""A full disk, a vanished input, a folder that may not be written to: nothing lost, nothing half-written."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from mondegreen.batch import commit
from mondegreen.batch.commit import commit as put


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("nobody but root mounts a disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def test_on_a_full_disk_the_files_that_fit_are_whole_and_the_others_are_not_there(small_disk):
    files = {str(small_disk / f"{number}.txt"): b"x" * 60_000 for number in range(8)}
    failed = put(files)
    assert 0 < len(failed) < 8
    assert all("no space left on device" in str(error) for error in failed.values())
    there = {path: path.read_bytes() for path in small_disk.iterdir()}
    assert {str(path) for path in there} == files.keys() - failed.keys()
    assert set(there.values()) == {b"x" * 60_000}


def test_a_file_that_was_there_before_stays_as_it_was(small_disk):
    (small_disk / "a.txt").write_bytes(b"before")
    failed = put({str(small_disk / "a.txt"): b"x" * 300_000, str(small_disk / "b.txt"): b"y" * 300_000})
    assert len(failed) == 2
    assert {path.name: path.read_bytes() for path in small_disk.iterdir()} == {"a.txt": b"before"}


def test_a_run_stops_at_a_full_disk_and_goes_on_where_there_is_room(small_disk, tmp_path, monkeypatch):
    import program
    from runs import errors, go

    from mondegreen.errors import MondegreenError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mondegreen.corrector.Corrector", program.Engine)
    Path("talks").mkdir()
    for number in range(20):
        Path(f"talks/{number:02}.txt").write_text("with Elia " + "and others " * 3000)
    Path("out").symlink_to(small_disk)
    with pytest.raises(MondegreenError, match=r"no space left on device|the disk is full"):
        go()
    done = {path.name: path.read_text() for path in small_disk.glob("*.txt")}
    assert done
    assert set(done.values()) == {"with Ilya " + "and others " * 3000}
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    go()
    assert len(list(small_disk.glob("*.txt"))) == 20
    assert errors() == {}


@pytest.mark.parametrize("failing", range(1, 7))
def test_wherever_a_group_fails_each_file_is_whole_or_not_there(tmp_path, monkeypatch, failing):
    """The n-th call that writes, syncs or renames fails, once."""
    calls = 0

    def broken(really):
        def call(*words, **more):
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return really(*words, **more)

        return call

    monkeypatch.setattr(commit, "pour", broken(commit.pour))
    monkeypatch.setattr(commit, "_sync", broken(commit._sync))
    monkeypatch.setattr(Path, "replace", broken(Path.replace))
    files = {str(tmp_path / f"{number}.txt"): b"new" for number in range(3)}
    (tmp_path / "1.txt").write_bytes(b"old")
    assert put(files) == {}  # each was tried once more by itself
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {f"{n}.txt": b"new" for n in range(3)}


def test_a_target_that_is_protected_costs_the_others_nothing(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("mine")
    really = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "a.txt" and really(path, mode))
    failed = put({str(tmp_path / "a.txt"): b"new", str(tmp_path / "b.txt"): b"new"})
    assert list(failed) == [str(tmp_path / "a.txt")]
    assert (tmp_path / "a.txt").read_text() == "mine"
    assert (tmp_path / "b.txt").read_text() == "new"


def test_the_mode_of_a_file_that_is_replaced_stays(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "a.txt").chmod(0o640)
    put({str(tmp_path / "a.txt"): b"new", str(tmp_path / "b.txt"): b"new"})
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640

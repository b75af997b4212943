"""A disk that is really full: a small file system in memory. Mounting one needs root; elsewhere these are skipped."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from kill_review import MENDED, TEXT, decisions, review

from mondegreen.disk import store

ANSWERS = b"a\n" * TEXT.count("\n") * 4 + b"q\n"


@pytest.fixture
def small_disk(tmp_path: Path):
    """A folder of 256 KiB."""
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", tmp_path], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def filled(place: Path, left: int) -> Path:
    """A file that leaves so many bytes free, in whole pages."""
    filler = place / "filler"
    room = os.statvfs(place)
    filler.write_bytes(b"x" * (room.f_bavail * room.f_frsize - left))
    return filler


def test_a_review_on_a_full_disk_keeps_what_it_has_answered_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    (small_disk / "x.txt").write_text(TEXT, "utf-8")
    filler = filled(small_disk, left=16 << 10)
    with review(small_disk) as run:
        said = run.communicate(ANSWERS, timeout=60)[0].decode()
    assert "the decision is not kept (no space left on device)" in said
    assert 0 < decisions(small_disk) == said.count("Accepted: ")
    assert (small_disk / "x.txt").read_text("utf-8") == TEXT
    assert not (small_disk / "x.mended.txt").exists()
    filler.unlink()
    with review(small_disk) as run:
        run.communicate(ANSWERS, timeout=60)
    assert (small_disk / "x.mended.txt").read_text("utf-8") == MENDED


def test_a_review_on_a_disk_that_was_full_from_the_first_leaves_all_as_it_was(small_disk: Path) -> None:
    (small_disk / "x.txt").write_text(TEXT, "utf-8")
    filled(small_disk, left=0)
    with review(small_disk) as run:
        said = run.communicate(ANSWERS, timeout=60)[0].decode()
    assert "Accepted: " not in said
    assert sorted(each.name for each in small_disk.iterdir() if each.stat().st_size) == ["filler", "x.txt"]
    assert (small_disk / "x.txt").read_text("utf-8") == TEXT


def test_a_cache_on_a_full_disk_is_no_reason_to_stop(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "cache_home", lambda: small_disk / "cache")
    made = {"words": bytes(range(256)) * 400}
    for left in (0, 16 << 10, 64 << 10):
        filler = filled(small_disk, left=left)
        assert bytes(store.kept("things", [b"source"], lambda: made)["words"]) == made["words"]
        assert not [path for path in (small_disk / "cache").glob("*") if path.is_file()]
        filler.unlink()
    store.kept("things", [b"source"], lambda: made)
    assert [path.suffix for path in (small_disk / "cache").iterdir()] == [".store"]

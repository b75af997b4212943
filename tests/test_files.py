"""Files are written whole or not at all."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mondegreen.disk.begun import begun
from mondegreen.disk.files import encoded, replacing, written
from mondegreen.errors import UnwritableError

SENTENCE = "the café of Łódź"


def killed(path: Path, at: str) -> None:
    """Let another program write to this path, and kill it at this call."""
    program = (
        "import os, signal, sys; from pathlib import Path; from mondegreen.disk.files import written;"
        f"{at} = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "written(Path(sys.argv[1]), b'words of the dead')"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == -signal.SIGKILL


def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    written(tmp_path / "x", b"words")
    assert (tmp_path / "x").read_bytes() == b"words"
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_old_file_keeps_its_mode(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "x").chmod(0o640)
    written(tmp_path / "x", b"new")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "link").symlink_to("x")
    written(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "x").read_bytes() == b"new"


def test_a_name_as_long_as_a_name_may_be_can_be_written(tmp_path):
    written(tmp_path / ("x" * 255), b"words")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whatever_fails_the_old_file_stands_and_nothing_is_left_behind(tmp_path, monkeypatch, call, number):
    (tmp_path / "x").write_bytes(b"old")

    def failing(*_, **__):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing)
        with pytest.raises(UnwritableError) as error:
            written(tmp_path / "x", b"new" * 100_000)
    assert f"it cannot be written ({os.strerror(number).lower()}); nothing was written." in str(error.value)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"old")]


def test_a_full_disk_that_takes_a_part_first_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"old")
    really, room = os.write, 100

    def shrinking(descriptor, data):
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = really(descriptor, bytes(data)[:room])
        room -= taken
        return taken

    monkeypatch.setattr(os, "write", shrinking)
    with pytest.raises(UnwritableError, match="no space left on device"):
        written(tmp_path / "x", b"new" * 100)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"old")]


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path / "x", b"new")
    assert not list(tmp_path.iterdir())


def test_what_a_killed_writer_has_left_is_gone_with_the_next_write(tmp_path):
    killed(tmp_path / "x", at="os.fsync")
    (left,) = tmp_path.iterdir()
    assert left.read_bytes() == b"words of the dead"
    written(tmp_path / "y", b"another file")
    assert left.exists()
    written(tmp_path / "x", b"words")
    assert {path.name for path in tmp_path.iterdir()} == {"x", "y"}


def test_what_another_is_writing_is_left_alone_and_each_writes_the_whole(tmp_path):
    target = tmp_path / "x"
    with replacing(target) as one:
        written(target, b"another's")
        os.write(one, b"ours")
        assert target.read_bytes() == b"another's"
        assert len(list(tmp_path.iterdir())) == 2
    os.close(one)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"ours")]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda place: place.symlink_to("/etc/passwd")])
def test_what_is_no_file_of_ours_is_left_alone(tmp_path, make):
    name = begun(tmp_path / "x", tmp_path)[0]
    name.unlink()
    make(name)
    written(tmp_path / "x", b"words")
    assert (tmp_path / "x").read_bytes() == b"words"
    assert {path.name for path in tmp_path.iterdir()} == {"x", name.name}


def test_where_there_are_no_locks_it_is_written_all_the_same(tmp_path, monkeypatch):
    def none(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("mondegreen.disk.begun.lock", none)
    written(tmp_path / "x", b"words")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"words")]


def test_a_short_write_is_followed_by_the_rest(tmp_path, monkeypatch):
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: really(descriptor, bytes(data)[:7]))
    written(tmp_path / "x", b"0123456789" * 10)
    assert (tmp_path / "x").read_bytes() == b"0123456789" * 10


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UnwritableError, match=r"there is no folder .*/none; make it first; nothing was written"):
        written(tmp_path / "none" / "x", b"words")


def test_a_folder_is_not_written_over(tmp_path):
    with pytest.raises(UnwritableError, match="this is a folder; name a file"):
        written(tmp_path, b"words")


def test_a_protected_file_is_not_replaced_though_its_folder_would_allow_it(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UnwritableError, match="write-protected"):
        written(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old"


def test_a_device_is_written_to_and_never_replaced():
    written(Path("/dev/null"), b"words")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(UnwritableError, match="no space left on device"):
        written(Path("/dev/full"), b"words")


def test_a_pipe_is_written_to_and_one_that_nobody_reads_does_not_wait_for_ever(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnwritableError, match="it cannot be written to"):
        written(tmp_path / "pipe", b"words")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        written(tmp_path / "pipe", b"words")
        assert os.read(reader, 100) == b"words"
    finally:
        os.close(reader)


def test_a_word_that_the_old_encoding_has_no_sign_for_is_named():
    with pytest.raises(UnwritableError, match="cp1252 cannot write 'ł'; convert the transcript to UTF-8 first"):
        encoded("złoty", "cp1252", "x.txt")

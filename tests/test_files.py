"""Files are read without guessing and written whole or not at all."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mondegreen.disk import files
from mondegreen.disk.begun import begun
from mondegreen.disk.files import bytes_of, encoded, replacing, written
from mondegreen.errors import UnreadableError, UnwritableError
from mondegreen.transcripts.reading import decoded, transcript_at

SENTENCE = "the café of Łódź"


def killed(path: Path, at: str) -> None:
    """Let another program write to this path, and kill it at this call."""
    program = (
        "import os, signal, sys; from pathlib import Path; from mondegreen.disk.files import written;"
        f"{at} = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "written(Path(sys.argv[1]), b'words of the dead')"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == -signal.SIGKILL


def unreadable(raw: bytes, codec: str = "") -> str:
    with pytest.raises(UnreadableError) as error:
        decoded(raw, "x.txt", codec)
    return str(error.value)


def refused(path: str) -> str:
    with pytest.raises(UnreadableError) as error:
        bytes_of(path)
    return str(error.value)


class TestReading:
    @pytest.mark.parametrize(
        "raw",
        [
            b"one\r\ntwo\rthree\n\nfour",
            b"\xef\xbb\xbfwith a mark\r\n",
            SENTENCE.encode("utf-16"),
            b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
            SENTENCE.encode("utf-32"),
            b"form\x0cfeed \x1c and \xc2\x85 are no line ends here",
        ],
    )
    def test_what_is_read_gives_the_very_same_bytes_back(self, raw):
        text, codec = decoded(raw, "x.txt")
        assert encoded(text, codec, "x.txt") == raw

    @given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n") and "\0" not in text))
    @example("\ufeff\ufeffx")
    def test_every_text_in_utf_8_is_read(self, text):
        raw = text.encode()
        assert decoded(raw, "x.txt") == (text, "utf-8")

    @given(st.binary(max_size=64))
    def test_no_bytes_end_in_anything_but_text_or_a_sentence(self, raw):
        for codec in ("", "utf-16", "utf-8-sig", "cp1252", "shift_jis", "utf-7", "idna", "punycode"):
            with suppress(UnreadableError):
                text, name = decoded(raw, "x.txt", codec)
                assert text.encode(name) == raw

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf8"])
    def test_a_mark_stays_in_the_text_whatever_the_codec_is_called(self, codec):
        assert decoded(b"\xef\xbb\xbfhello", "x.txt", codec)[0] == "\ufeffhello"

    @pytest.mark.parametrize("raw", ["hi".encode("utf-16"), b"\xfe\xff\0h\0i", "hi".encode("utf-16-le")])
    def test_utf_16_is_read_with_a_mark_of_either_order_and_without_one(self, raw):
        assert decoded(raw, "x.txt", "utf-16")[0].lstrip("\ufeff") == "hi"

    @pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
    def test_an_empty_file_is_refused(self, raw):
        assert unreadable(raw) == "x.txt: the file is empty."

    @pytest.mark.parametrize(
        ("raw", "hint"),
        [
            ("une leçon de français, à l'école".encode("cp1252"), "perhaps cp1252"),
            ("Привет, как дела? Сегодня мы поговорим о погоде и о том, что будет.".encode("cp1251"), "perhaps cp1251"),
            ("hello there".encode("utf-16-le"), "perhaps utf-16-le"),
            ("hello there".encode("utf-16-be"), "perhaps utf-16-be"),
        ],
    )
    def test_another_encoding_is_refused_with_a_hint_which_one(self, raw, hint):
        said = unreadable(raw)
        assert hint in said
        assert said.endswith("say which encoding it has with --encoding.")

    def test_a_file_that_was_cut_inside_a_character_is_not_blamed_on_its_encoding(self):
        assert unreadable("the café".encode()[:-1]) == (
            "x.txt: it breaks off in the middle of a character; get the whole file."
        )

    @pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\3\4\0\0\xff\xfe", b"plain but\0nul"])
    def test_a_binary_file_is_refused(self, raw):
        assert unreadable(raw) == "x.txt: this is not text; name a transcript."

    @pytest.mark.parametrize("codec", ["nonsense", "rot13", "base64"])
    def test_an_encoding_that_is_none_is_refused(self, codec):
        assert unreadable(b"hello", codec) == f"x.txt: there is no encoding {codec!r}; look at the name."

    def test_a_codec_that_would_change_bytes_is_refused(self):
        assert "does not give the same bytes back" in unreadable(b"+AGEAYg-", "utf-7")

    def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        assert refused(str(tmp_path / "none")).endswith("there is no such file; look at the name.")
        assert refused(str(tmp_path)).endswith("this is a folder; name the transcripts in it.")
        assert refused(str(tmp_path / "pipe")).endswith("this is not a file; name the transcript itself.")
        assert refused("/dev/null").endswith("this is not a file; name the transcript itself.")

    def test_a_file_that_may_not_be_read_is_refused(self, tmp_path, monkeypatch):
        def forbidden(*_):
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(files.os, "open", forbidden)
        assert refused("x.txt") == "x.txt: it cannot be read (permission denied)."

    def test_a_file_that_is_too_large_is_not_taken_into_memory(self, tmp_path, monkeypatch):
        monkeypatch.setattr(files, "LARGEST", 2**20)
        (tmp_path / "x").write_bytes(b"x" * (2**20 + 1))
        assert refused(str(tmp_path / "x")).endswith("larger than 1 MiB; split it first.")

    def test_a_closed_standard_input_is_no_crash(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", None)
        assert refused("-") == "standard input: it is closed; name a file."

    def test_messages_call_standard_input_by_its_name(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        with pytest.raises(UnreadableError, match=r"^standard input: the file is empty\.$"):
            transcript_at("-")


class TestWriting:
    def test_a_new_file_has_the_mode_that_any_new_file_has(self, tmp_path):
        (tmp_path / "plain").write_bytes(b"")
        written(tmp_path / "x", b"words")
        assert (tmp_path / "x").read_bytes() == b"words"
        assert (tmp_path / "x").stat().st_mode == (tmp_path / "plain").stat().st_mode

    def test_an_old_file_keeps_its_mode(self, tmp_path):
        (tmp_path / "x").write_bytes(b"old")
        (tmp_path / "x").chmod(0o640)
        written(tmp_path / "x", b"new")
        assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, tmp_path):
        (tmp_path / "x").write_bytes(b"old")
        (tmp_path / "link").symlink_to("x")
        written(tmp_path / "link", b"new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "x").read_bytes() == b"new"

    def test_a_name_as_long_as_a_name_may_be_can_be_written(self, tmp_path):
        written(tmp_path / ("x" * 255), b"words")
        assert len(list(tmp_path.iterdir())) == 1

    @pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
    def test_whatever_fails_the_old_file_stands_and_nothing_is_left_behind(self, tmp_path, monkeypatch, call, number):
        (tmp_path / "x").write_bytes(b"old")

        def failing(*_, **__):
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as broken:
            broken.setattr(os, call, failing)
            with pytest.raises(UnwritableError) as error:
                written(tmp_path / "x", b"new" * 100_000)
        assert f"it cannot be written ({os.strerror(number).lower()}); nothing was written." in str(error.value)
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"old")]

    def test_a_full_disk_that_takes_a_part_first_changes_nothing(self, tmp_path, monkeypatch):
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

    def test_an_interruption_leaves_nothing_behind(self, tmp_path, monkeypatch):
        def interrupted(_):
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            written(tmp_path / "x", b"new")
        assert not list(tmp_path.iterdir())

    def test_what_a_killed_writer_has_left_is_gone_with_the_next_write(self, tmp_path):
        killed(tmp_path / "x", at="os.fsync")
        (left,) = tmp_path.iterdir()
        assert left.read_bytes() == b"words of the dead"
        written(tmp_path / "y", b"another file")
        assert left.exists()
        written(tmp_path / "x", b"words")
        assert {path.name for path in tmp_path.iterdir()} == {"x", "y"}

    def test_what_another_is_writing_is_left_alone_and_each_writes_the_whole(self, tmp_path):
        target = tmp_path / "x"
        with replacing(target) as one:
            written(target, b"another's")
            os.write(one, b"ours")
            assert target.read_bytes() == b"another's"
            assert len(list(tmp_path.iterdir())) == 2
        os.close(one)
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"ours")]

    @pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda place: place.symlink_to("/etc/passwd")])
    def test_what_is_no_file_of_ours_is_left_alone(self, tmp_path, make):
        name = begun(tmp_path / "x", tmp_path)[0]
        name.unlink()
        make(name)
        written(tmp_path / "x", b"words")
        assert (tmp_path / "x").read_bytes() == b"words"
        assert {path.name for path in tmp_path.iterdir()} == {"x", name.name}

    def test_where_there_are_no_locks_it_is_written_all_the_same(self, tmp_path, monkeypatch):
        def none(*_):
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr("mondegreen.disk.begun.lock", none)
        written(tmp_path / "x", b"words")
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"words")]

    def test_a_short_write_is_followed_by_the_rest(self, tmp_path, monkeypatch):
        really = os.write
        monkeypatch.setattr(os, "write", lambda descriptor, data: really(descriptor, bytes(data)[:7]))
        written(tmp_path / "x", b"0123456789" * 10)
        assert (tmp_path / "x").read_bytes() == b"0123456789" * 10

    def test_a_missing_folder_is_named(self, tmp_path):
        with pytest.raises(UnwritableError, match=r"there is no folder .*/none; make it first; nothing was written"):
            written(tmp_path / "none" / "x", b"words")

    def test_a_folder_is_not_written_over(self, tmp_path):
        with pytest.raises(UnwritableError, match="this is a folder; name a file"):
            written(tmp_path, b"words")

    def test_a_protected_file_is_not_replaced_though_its_folder_would_allow_it(self, tmp_path, monkeypatch):
        (tmp_path / "x").write_bytes(b"old")
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(UnwritableError, match="write-protected"):
            written(tmp_path / "x", b"new")
        assert (tmp_path / "x").read_bytes() == b"old"

    def test_a_device_is_written_to_and_never_replaced(self):
        written(Path("/dev/null"), b"words")
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
        with pytest.raises(UnwritableError, match="no space left on device"):
            written(Path("/dev/full"), b"words")

    def test_a_pipe_is_written_to_and_one_that_nobody_reads_does_not_wait_for_ever(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UnwritableError, match="it cannot be written to"):
            written(tmp_path / "pipe", b"words")
        reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        try:
            written(tmp_path / "pipe", b"words")
            assert os.read(reader, 100) == b"words"
        finally:
            os.close(reader)

    def test_a_word_that_the_old_encoding_has_no_sign_for_is_named(self):
        with pytest.raises(UnwritableError, match="cp1252 cannot write 'ł'; convert the transcript to UTF-8 first"):
            encoded("złoty", "cp1252", "x.txt")

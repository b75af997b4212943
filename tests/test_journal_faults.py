"""A journal whose disk, file or neighbours fail it keeps what it has promised, and says what it cannot keep."""

import errno
import os
from contextlib import closing

import pytest

from journals import MANY, begun, eventually, failing, kept, writing
from mondegreen.disk import journal as module
from mondegreen.disk.journal import Journal, line_of
from mondegreen.errors import LedgerError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.jsonl"


class TestFullDisk:
    def test_a_refused_write_changes_nothing_and_the_next_one_is_kept(self, path, monkeypatch):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            with monkeypatch.context() as full:
                full.setattr(os, "write", failing(errno.ENOSPC))
                with pytest.raises(LedgerError, match=r"the decision is not kept \(no space left on device\)"):
                    journal.append({"n": 2})
            assert path.read_bytes() == line_of({"n": 1})
            journal.append({"n": 3})
        assert kept(path) == [{"n": 1}, {"n": 3}]

    @pytest.mark.parametrize("cut", [True, False])
    def test_a_short_write_is_taken_back_even_if_it_cannot_be_cut_off_at_once(self, path, monkeypatch, cut):
        really = os.write
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            with monkeypatch.context() as full:
                full.setattr(os, "write", lambda descriptor, line: really(descriptor, line[:9]))
                if not cut:
                    full.setattr(os, "ftruncate", failing(errno.EIO))
                with pytest.raises(LedgerError, match="no space left on device"):
                    journal.append({"n": 2})
            journal.append({"n": 3})
        assert kept(path) == [{"n": 1}, {"n": 3}]

    def test_a_journal_that_cannot_be_mended_for_want_of_space_is_refused_and_free_again(self, path, monkeypatch):
        whole = begun(path)
        path.write_bytes(whole[:-3])
        with monkeypatch.context() as full:
            full.setattr(os, "write", failing(errno.ENOSPC))
            with pytest.raises(LedgerError, match="no space left on device"):
                Journal(path)
        assert path.read_bytes() == whole[:-3]
        assert kept(path) == MANY[:-1]


class TestFailedSync:
    def test_a_refused_sync_is_never_repeated_on_the_same_file(self, path, monkeypatch):
        synced = []

        def refusing(descriptor):
            synced.append(os.fstat(descriptor).st_ino)
            if len(synced) == 1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

        monkeypatch.setattr(module, "sync", refusing)
        with closing(Journal(path)) as journal:
            first = path.stat().st_ino
            journal.append({"n": 1})
            assert eventually(lambda: journal.saved)
            assert not journal.trouble
            journal.append({"n": 2})
            assert eventually(lambda: len(synced) == 2 and journal.saved)
        assert synced[0] == first
        assert synced[1] != first
        assert kept(path) == [{"n": 1}, {"n": 2}]

    def test_a_disk_that_stays_broken_is_told_and_never_called_saved(self, path, monkeypatch):
        with closing(Journal(path)) as journal:
            with monkeypatch.context() as broken:
                broken.setattr(module, "sync", failing(errno.EIO))
                broken.setattr(os, "fsync", failing(errno.EIO))
                journal.append({"n": 1})
                assert eventually(lambda: journal.trouble)
                assert journal.trouble == f"the disk refuses: {os.strerror(errno.EIO).lower()}"
                journal.append({"n": 2})
                journal.flush()
                assert not journal.saved
            journal.flush()  # it is well again: all is written anew
            assert journal.saved
            assert not journal.trouble
        assert kept(path) == [{"n": 1}, {"n": 2}]


class TestOneWriter:
    def test_a_second_one_is_refused_until_the_first_has_closed(self, path):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            with pytest.raises(LedgerError, match="another review of this transcript is open; close it first"):
                Journal(path)
        assert kept(path) == [{"n": 1}]

    def test_the_lock_holds_through_a_rewrite(self, path):
        whole = begun(path)
        path.write_bytes(whole[:-3])
        with closing(Journal(path)), pytest.raises(LedgerError, match="another review"):
            Journal(path)

    def test_a_killed_one_holds_nothing(self, path):
        with writing(path) as other:
            other.stdout.readline()
            with pytest.raises(LedgerError, match="another review"):
                Journal(path)
            other.kill()
        assert kept(path)

    def test_a_lock_got_on_a_file_that_has_just_been_replaced_is_not_believed(self, path, monkeypatch):
        begun(path)
        really = module.held.__globals__["lock"]

        def late(descriptor):
            if not path.with_name("old").exists():
                path.rename(path.with_name("old"))
                path.write_bytes(line_of({"n": "new"}))
            really(descriptor)

        monkeypatch.setitem(module.held.__globals__, "lock", late)
        assert kept(path) == [{"n": "new"}]

    @pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
    def test_a_place_without_locks_is_named_as_such(self, path, monkeypatch, number):
        monkeypatch.setitem(module.held.__globals__, "lock", failing(number))
        with pytest.raises(LedgerError, match="this place has no locks"):
            Journal(path)


class TestUnderOurHands:
    def test_a_journal_that_is_removed_while_open_comes_back(self, path):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            path.unlink()
            journal.append({"n": 2})
        assert kept(path) == [{"n": 1}, {"n": 2}]

    def test_one_that_is_replaced_comes_back_and_the_other_is_set_aside(self, path):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            other = path.with_name("other")
            other.write_bytes(line_of({"n": "other"}))
            other.replace(path)
            journal.append({"n": 2})
            with pytest.raises(LedgerError, match="another review"):
                Journal(path)
        assert kept(path) == [{"n": 1}, {"n": 2}]
        assert path.with_name("x.jsonl.bad-1").read_bytes() == line_of({"n": "other"})

    def test_one_that_another_review_has_begun_anew_is_left_to_it(self, path):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            path.unlink()
            with closing(Journal(path)) as second:
                second.append({"n": "second"})
                with pytest.raises(LedgerError, match="another review"):
                    journal.append({"n": 2})
        assert kept(path) == [{"n": "second"}]

    def test_one_that_is_emptied_comes_back(self, path):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            os.truncate(path, 3)
            journal.append({"n": 2})
        assert kept(path) == [{"n": 1}, {"n": 2}]


class TestPlaces:
    def test_a_folder_a_pipe_and_a_missing_folder_are_refused(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(LedgerError, match="is a directory"):
            Journal(tmp_path)
        with pytest.raises(LedgerError, match="this is not a ledger"):
            Journal(tmp_path / "pipe")
        with pytest.raises(LedgerError, match="no such file or directory"):
            Journal(tmp_path / "none" / "x.jsonl")

    @pytest.mark.parametrize("raw", [b"Craig: hello\n", b'{"text": "hello"}', b"\0\1", b"[]\n"])
    def test_another_file_is_refused_and_left_as_it_is(self, path, raw):
        path.write_bytes(raw)
        with pytest.raises(LedgerError, match="this is another file; name another place"):
            Journal(path)
        assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, raw)]

    @pytest.mark.parametrize("length", range(20))
    def test_one_that_was_cut_in_its_first_line_is_begun_anew(self, path, length):
        path.write_bytes(line_of({"mondegreen": 1, "digest": "x"})[:length])
        assert kept(path) == []

    def test_a_link_stays_a_link_when_its_file_is_mended(self, path, tmp_path):
        begun(path)
        path.write_bytes(path.read_bytes()[:-3])
        link = tmp_path / "link.jsonl"
        link.symlink_to(path)
        assert kept(link) == MANY[:-1]
        assert link.is_symlink()

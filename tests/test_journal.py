"""What was appended to a journal is found again, whatever happened to the program or the disk meanwhile."""

import random
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals import MANY, begun, eventually, kept, writing
from mondegreen.disk import journal as module
from mondegreen.disk.journal import Journal, line_of, record_of
from mondegreen.errors import LedgerError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.jsonl"


class TestLines:
    @given(
        st.dictionaries(
            st.text().filter(lambda name: name != "sum"),
            st.none() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.text()),
            min_size=1,
        )
    )
    def test_a_line_is_one_line_and_gives_the_record_back(self, record):
        line = line_of(record)
        assert line.count(b"\n") == 1
        assert record_of(line) == record

    def test_no_flipped_bit_goes_unseen(self):
        line = line_of({"number": 1, "verdict": "accepted", "now": "Ilya"})
        for place in range(len(line) - 1):
            for bit in range(8):
                damaged = bytearray(line)
                damaged[place] ^= 1 << bit
                assert record_of(bytes(damaged)) is None

    @pytest.mark.parametrize("body", [b"[1", b'"x', b"1", b"", b'{"x":' + b"[" * 100_000])
    def test_a_right_checksum_makes_no_record_of_nonsense(self, body):
        assert record_of(body + b',"sum":"%08x"}\n' % module.crc32(body)) is None


class TestKeeping:
    def test_records_are_found_again_in_order(self, path):
        begun(path)
        assert kept(path) == MANY

    def test_a_journal_in_which_nothing_was_kept_is_not_left_behind(self, path):
        assert kept(path) == []
        assert not path.exists()

    def test_it_says_when_all_is_on_the_disk(self, path, monkeypatch):
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            assert eventually(lambda: journal.saved)
            monkeypatch.setattr(module, "SYNC_EVERY", 10)
            eventually(lambda: journal.saved)
            journal.append({"n": 2})
            journal.flush()
            assert journal.saved

    def test_an_append_is_with_the_operating_system_when_it_returns(self, path, monkeypatch):
        monkeypatch.setattr(module, "sync", lambda descriptor: None)
        with closing(Journal(path)) as journal:
            journal.append({"n": 1})
            assert path.read_bytes() == line_of({"n": 1})

    def test_closing_twice_is_closing_once(self, path):
        journal = Journal(path)
        journal.close()
        journal.close()

    def test_nothing_is_kept_after_closing(self, path):
        journal = Journal(path)
        journal.append({"n": 1})
        journal.close()
        with pytest.raises(LedgerError):
            journal.append({"n": 2})
        assert kept(path) == [{"n": 1}]


class TestDamage:
    def test_a_kill_loses_nothing_that_was_answered(self, path):
        for _ in range(20):
            with writing(path) as writer:
                for _ in range(random.randrange(1, 60)):
                    last = writer.stdout.readline()
                writer.kill()
                rest = writer.stdout.read()
            complete = (last + rest).rpartition(b"\n")[0]
            answered = int(complete.rpartition(b"\n")[2]) + 1
            found = [record["n"] for record in kept(path)]
            assert found[:answered] == list(range(answered))
            assert len(found) <= answered + 1
            path.unlink()

    def test_cut_anywhere_in_the_last_line_the_others_stand(self, path, tmp_path):
        whole = begun(path)
        head = whole.rstrip(b"\n").rindex(b"\n") + 1
        for length in range(head, len(whole)):
            path.write_bytes(whole[:length])
            with closing(Journal(path)) as journal:
                complete = length == len(whole) - 1  # only the end of the line is gone
                assert journal.records == (MANY if complete else MANY[:-1])
                assert journal.damaged == (0 if complete or length == head else 1)
                journal.append({"n": "next"})
            assert kept(path)[-1] == {"n": "next"}
        assert len(list(tmp_path.glob("*.bad-*"))) == len(whole) - head - 2

    def test_a_flipped_bit_costs_its_line_and_is_counted_and_a_copy_is_set_aside(self, path):
        whole = begun(path)
        chance = random.Random(7)
        for _ in range(80):
            place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
            damaged = bytearray(whole)
            damaged[place] ^= bit
            path.write_bytes(damaged)
            with closing(Journal(path)) as journal:
                assert all(record in MANY for record in journal.records)
                assert len(journal.records) >= len(MANY) - 2
                assert journal.damaged or journal.records == MANY
            aside = path.with_name("x.jsonl.bad-1")
            if aside.exists():
                assert aside.read_bytes() == damaged
                aside.unlink()
            assert kept(path) == journal.records  # mended once, it is whole
            assert not aside.exists()

    def test_a_tail_of_zeros_is_damage_like_any_other(self, path):
        path.write_bytes(begun(path) + bytes(4096))
        assert kept(path) == MANY

    def test_line_ends_of_another_system_are_no_damage(self, path):
        path.write_bytes(begun(path).replace(b"\n", b"\r\n") + b"\r\n")
        with closing(Journal(path)) as journal:
            assert journal.records == MANY
            assert not journal.damaged

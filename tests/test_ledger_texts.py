"""A ledger follows its text when that changes, and refuses any other; what is strange in it is counted, no crash."""

import json
from contextlib import closing

import pytest

from mondegreen.disk.journal import line_of
from mondegreen.errors import LedgerError
from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.ledger import Ledger, session_at
from reviews import TEXT, resumed, reviewed, rulings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.txt.mondegreen.jsonl"


class TestOtherTexts:
    def test_a_changed_text_is_followed(self, path):
        reviewed(path)
        changed = "Craig: welcome back to the show\n\n" + TEXT.replace("rainy", "sunny").replace("of much else", "more")
        ledger, session, report = resumed(path, changed)
        with closing(ledger):
            assert report.unplaced == []
            assert "a co-founder of OpenAI and more" in session.result()
            assert "Ilya Sutskever at york" in session.result()
            session.accept((6,))
        ledger, session, report = resumed(path, changed)
        with closing(ledger):
            assert report.replayed == 5

    def test_words_that_stand_nowhere_any_more_are_named(self, path):
        reviewed(path)
        ledger, _, report = resumed(path, TEXT.replace("open Ai and of much else", "nothing"))
        with closing(ledger):
            assert report.unplaced == ["open Ai"]
            assert report.replayed == 4

    def test_another_text_is_refused_and_the_ledger_let_go_of(self, path):
        reviewed(path)
        other = "Elsewhere nobody spoke of anything of the kind.\n" * 9
        with pytest.raises(LedgerError, match="this ledger is of another text; move it away or name another"):
            resumed(path, other, ())
        with pytest.raises(LedgerError, match="this ledger is of another text"):
            session_at(path, read(other))
        ledger, _, report = resumed(path)
        ledger.close()
        assert report.replayed == 4

    def test_two_decided_places_that_fall_together_are_no_fault(self, path):
        text = "one taco here, one taco here, and one more word"
        heard = [i for i in range(len(text)) if text.startswith("taco", i)]
        tacos = tuple(Proposal(i, i + 4, "taco", "Teku", 0.9, Kind.TERM, "x", "y") for i in heard)
        ledger, session, _ = resumed(path, text, tacos)
        with closing(ledger):
            session.accept((0,))
            session.reject((1,))
        ledger, session, _ = resumed(path, "one taco here, and one more word", ())
        with closing(ledger):
            assert len(rulings(session)) == 1


class TestWrittenInPlace:
    def test_the_mended_text_is_known_and_what_was_accepted_is_done(self, path):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0,))
            session.reject((2,))
            mended = session.result()
            ledger.mended(mended)
        ledger, session, report = resumed(path, mended)
        with closing(ledger):
            assert report.applied == 1
            assert report.unplaced == []
            assert [ruling.verdict for ruling in rulings(session).values()] == [Verdict.REJECTED]
            assert session.result() == mended

    def test_the_old_text_is_known_too_where_a_crash_or_a_hand_has_left_it(self, path):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0,))
            ledger.mended(session.result())
        ledger, session, report = resumed(path)
        with closing(ledger):
            assert report.applied == 0
            assert session.ruling(0).text == "OpenAI"

    def test_a_mended_text_that_was_changed_by_hand_is_followed(self, path):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0, 4))
            session.reject((2,))
            ledger.mended(session.result())
            changed = session.result() + "and a line more\n"
        ledger, session, report = resumed(path, changed)
        with closing(ledger):
            assert (report.applied, report.replayed, report.unplaced) == (1, 1, [])
            session.accept((0,))
            ledger.mended(session.result())
        ledger, session, report = resumed(path, session.result())
        with closing(ledger):
            assert (report.applied, report.replayed, report.unplaced) == (2, 1, [])

    def test_a_mended_text_that_contains_its_heard_words_is_not_mended_twice(self, path):
        text = "he built AI that nobody understood at all"
        longer = Proposal(9, 11, "AI", "an AI", 0.9, Kind.TERM, "x", "y")
        ledger, session, _ = resumed(path, text, (longer,))
        with closing(ledger):
            session.accept((0,))
            ledger.mended(session.result())
        for now in (session.result(), session.result() + " but he"):
            ledger, session, _ = resumed(path, now, ())
            with closing(ledger):
                assert session.result() == now

    def test_it_is_refused_where_the_ledger_cannot_reach_the_disk(self, path, monkeypatch):
        def failing(_):
            raise OSError(5, "Input/output error")

        ledger, session, _ = resumed(path)
        session.accept((0,))
        with monkeypatch.context() as broken:
            broken.setattr("mondegreen.disk.journal.sync", failing)
            broken.setattr("os.fsync", failing)
            with pytest.raises(LedgerError, match="the disk refuses: input/output error; the transcript stays"):
                ledger.mended(session.result())
        ledger.close()


class TestStrangeLedgers:
    def test_a_later_version_is_refused_and_let_go_of(self, path):
        path.write_bytes(line_of({"mondegreen": 2, "digest": "x"}))
        for _ in range(2):
            with pytest.raises(LedgerError, match="written by a later version of Mondegreen; update it first"):
                Ledger(path)

    @pytest.mark.parametrize("member", ["number", "verdict", "now", "by", "places"])
    @pytest.mark.parametrize("value", [None, -1, [], {}, "nonsense", [[]], [{}], 1e400, {"at": 1}])
    def test_a_record_of_the_wrong_shape_is_counted_as_damage(self, path, member, value):
        reviewed(path)
        lines = path.read_bytes().splitlines(keepends=True)
        record = json.loads(lines[1])
        del record["sum"]
        harmless = member == "now" and value in (None, "nonsense")
        path.write_bytes(b"".join([lines[0], line_of(record | {member: value}), *lines[2:]]))
        ledger, session, report = resumed(path)
        ledger.close()
        if not harmless and not (member == "places" and value in ([], {}, "")):
            assert report.damaged == 1
            assert session.ruling(0) is None

    @pytest.mark.parametrize(
        "name", ["at", "heard", "before", "after", "proposed", "confidence", "kind", "rule", "reason"]
    )
    @pytest.mark.parametrize("value", [None, -1, [], "nonsense", 10**400])
    def test_a_place_of_the_wrong_shape_is_no_crash(self, path, name, value):
        reviewed(path)
        lines = path.read_bytes().splitlines(keepends=True)
        record = json.loads(lines[1])
        del record["sum"]
        record["places"][0][name] = value
        path.write_bytes(b"".join([lines[0], line_of(record), *lines[2:]]))
        ledger, _, _ = resumed(path)
        ledger.close()

    def test_a_lost_decision_takes_nothing_else_with_it(self, path):
        reviewed(path)
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join([*lines[:-2], b"?" + lines[-2], lines[-1]]))
        ledger, _, report = resumed(path)
        with closing(ledger):
            assert (report.replayed, report.damaged) == (4, 1)

    def test_a_lost_heading_is_no_reason_to_refuse(self, path):
        result = reviewed(path)
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert session.result() == result

    def test_two_ledgers_that_were_merged_line_by_line_keep_the_decisions_of_both(self, path, tmp_path):
        reviewed(path)
        ledger, session, _ = resumed(tmp_path / "other.jsonl")
        with closing(ledger):
            session.accept((7,))
            session.accept((8,))
            session.undo()
        ours, theirs = path.read_bytes(), (tmp_path / "other.jsonl").read_bytes()
        path.write_bytes(ours + theirs)
        ledger, session, report = resumed(path)
        with closing(ledger):
            assert report.replayed == 5
            assert session.ruling(7)
            assert not session.ruling(8)
            session.undo()
        ledger, session, report = resumed(path)
        with closing(ledger):
            assert report.replayed == 4
            assert session.ruling(0)
            assert not session.ruling(7)

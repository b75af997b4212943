"""A review can be left at any moment and is found again as it was."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.errors import LedgerError, UnreadableError
from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import By, Decision, Verdict
from mondegreen.sessions.elsewhere import Elsewhere
from mondegreen.sessions.ledger import digest, ledger_path, session_at
from mondegreen.sessions.strokes import let_stand, next_stroke, take_back
from reviews import TEXT, resumed, reviewed, rulings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.txt.mondegreen.jsonl"


class TestResuming:
    def test_a_ledger_stands_beside_its_transcript(self):
        assert ledger_path(Path("talks/x.txt")) == Path("talks/x.txt.mondegreen.jsonl")

    def test_decisions_stand_as_they_were_left(self, path):
        result = reviewed(path)
        ledger, session, report = resumed(path)
        with closing(ledger):
            assert session.result() == result
            assert [decision.verdict for decision in session.decisions] == [
                "accepted",
                "rejected",
                "edited",
                "accepted",
            ]
            assert session.ruling(5).by is By.POLICY
            assert (report.replayed, report.damaged, report.unplaced) == (4, 0, [])

    def test_what_was_undone_can_still_be_redone(self, path):
        reviewed(path)
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert session.redo().places == (6,)
            assert session.redo() is None
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert session.ruling(6).verdict is Verdict.ACCEPTED

    def test_decisions_can_be_undone_after_resuming_in_the_order_they_were_made(self, path):
        reviewed(path)
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert [session.undo().places for _ in range(4)] == [(5,), (1,), (2,), (0, 4)]
            assert session.undo() is None
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert rulings(session) == {}

    def test_a_stroke_is_taken_back_in_one_piece_and_stands_again(self, path):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0,))
            stroke(session, 2)
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert [decision.places for decision in take_back(session)] == [(2,), (3,)]
            assert [decision.places for decision in session.decisions] == [(0,)]
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert [decision.places for decision in let_stand(session)] == [(2,), (3,)]
            assert len(session.decisions) == 3

    def test_decisions_of_ledgers_without_strokes_are_taken_back_one_by_one(self, path):
        reviewed(path)
        assert b"stroke" not in path.read_bytes()
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert [len(take_back(session)) for _ in range(5)] == [1, 1, 1, 1, 0]

    def test_a_look_leaves_no_trace(self, path):
        ledger, _, _ = resumed(path)
        ledger.close()
        assert not path.exists()

    def test_decided_places_that_are_no_longer_proposed_are_proposed_as_they_were(self, path):
        result = reviewed(path)
        ledger, session, _ = resumed(path, proposals=())
        with closing(ledger):
            assert session.result() == result
            assert len(session.proposals) == 5

    def test_a_place_that_is_proposed_again_shows_its_candidates(self, path):
        reviewed(path)
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert len(session.proposals[0].candidates) == 2

    def test_a_decided_place_wins_over_a_longer_proposal_of_a_later_version(self, path):
        reviewed(path)
        text = read(TEXT).text
        start = text.index("of open Ai")
        longer = Proposal(start, start + 10, "of open Ai", "OpenAI", 1.0, Kind.TERM, "newer", "because")
        ledger, session, _ = resumed(path, proposals=(longer,))
        with closing(ledger):
            assert longer not in session.proposals
            assert session.ruling(0).text == "OpenAI"

    def test_a_full_disk_is_told_before_anything_changes(self, path, monkeypatch):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0,))
            with monkeypatch.context() as full:
                full.setattr("os.write", lambda *_: 0)
                with pytest.raises(LedgerError, match="not kept"):
                    session.accept((1,))
                with pytest.raises(LedgerError, match="not kept"):
                    session.undo()
            assert [decision.places for decision in session.decisions] == [(0,)]
            session.undo()
            session.accept((1,))
        ledger, session, _ = resumed(path)
        with closing(ledger):
            assert [decision.places for decision in session.decisions] == [(1,)]


def stroke(session, place):
    """Two places, decided in one stroke."""
    number, places = next_stroke(session), (place, (place + 1) % len(session.proposals))
    for each in places:
        session.decide(Decision((each,), Verdict.REJECTED, stroke=number))


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "reject", "edit", "choose", "alike", "stroke", "undo", "undo", "redo", "back", "again", "leave"]
        ),
        st.integers(0, 8),
    ),
    max_size=30,
)


class TestReplay:
    @settings(max_examples=60, deadline=None)
    @given(ACTS)
    def test_any_sequence_of_keys_is_replayed_to_the_same_rulings(self, acts):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.jsonl"
            ledger, session, _ = resumed(path)
            for act, place in acts:
                if act == "leave":
                    ledger.close()
                    before, could = session, session.undone
                    ledger, session, _ = resumed(path)
                    self.same(before, session)
                    assert session.undone == could
                else:
                    self.press(session, act, place % len(session.proposals))
            ledger.close()
            ledger, again, _ = resumed(path)
            ledger.close()
            self.same(session, again)

    @settings(max_examples=40, deadline=None)
    @given(ACTS)
    def test_whoever_only_looks_sees_the_same_after_every_key(self, acts):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.jsonl"
            ledger, session, _ = resumed(path)
            with closing(ledger):
                looking = Elsewhere(path).session(session.transcript, session.proposals)
                for act, place in acts:
                    if act != "leave":
                        self.press(session, act, place % len(session.proposals))
                    looking.record.follow(looking)
                    self.same(session, looking)

    @staticmethod
    def press(session, act, place):
        {
            "accept": lambda: session.accept((place,)),
            "reject": lambda: session.reject((place,)),
            "edit": lambda: session.edit((place,), "words \ud800 of\tmy own"),
            "choose": lambda: session.accept((place,), "other"),
            "alike": lambda: session.accept(session.alike(place)),
            "stroke": lambda: stroke(session, place),
            "undo": session.undo,
            "redo": session.redo,
            "back": lambda: take_back(session),
            "again": lambda: let_stand(session),
        }[act]()

    @staticmethod
    def same(one, other):
        assert rulings(one) == rulings(other)
        assert one.decisions == other.decisions
        assert one.result() == other.result()


class TestReadingOnly:
    def test_a_ledger_that_is_in_use_is_read_and_not_touched(self, path):
        ledger, session, _ = resumed(path)
        with closing(ledger):
            session.accept((0,))
            before = path.read_bytes()
            seen, report = session_at(path, session.transcript)
            assert seen.result() == session.result()
            assert (path.read_bytes(), report.replayed) == (before, 1)

    def test_where_there_is_none_none_is_begun(self, path):
        assert session_at(path, read(TEXT)) is None
        assert not path.exists()

    def test_a_torn_last_line_is_counted_and_left(self, path):
        reviewed(path)
        path.write_bytes(path.read_bytes()[:-5])
        torn = path.read_bytes()
        _, report = session_at(path, read(TEXT))
        assert report.damaged == 1
        assert path.read_bytes() == torn

    def test_another_file_is_no_ledger(self, path):
        path.write_text(TEXT)
        with pytest.raises(LedgerError, match="this is not a ledger; name another"):
            session_at(path, read(TEXT))

    def test_a_folder_in_its_place_is_named(self, tmp_path):
        with pytest.raises(UnreadableError, match="this is a folder"):
            session_at(tmp_path, read(TEXT))


def test_a_digest_is_of_the_source():
    assert digest(read("a b")) == digest(read("a b")) != digest(read("a  b"))

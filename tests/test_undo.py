"""What was mended in place can be given back byte for byte, and what was changed by hand since is not lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.errors import LedgerError
from mondegreen.proposal import Kind, Proposal
from mondegreen.recording import mend, settle
from mondegreen.sessions.ledger import Ledger, ledger_path
from mondegreen.sessions.undo import undo
from mondegreen.transcripts.edits import Edit, inverse, replaced
from mondegreen.transcripts.reading import transcript_at

CAPTIONS = """\
\ufeffWEBVTT\r
\r
00:01.000 --> 00:02.000\r
<v Al>with Elia &amp; um\r
\r
00:03.000 --> 00:04.000\r
um\r
""".encode()
WORDS = {"Elia": "Ilya & co", "um": "", "York": "Yolk"}


def proposals(text):
    for heard, meant in WORDS.items():
        start = text.find(heard)
        while start >= 0:
            yield Proposal(start, start + len(heard), heard, meant, 0.95, Kind.TERM, "by-heart", "known")
            start = text.find(heard, start + 1)


def mended(path: Path, least=0.9, by_hand=()) -> Path:
    """The file with all that is proposed accepted; the ledger."""
    heard = transcript_at(str(path))
    with Ledger(ledger_path(path)) as ledger:
        session, _ = ledger.resume(heard, sorted(proposals(heard.text)))
        for place in by_hand:
            session.accept((place,))
        settle(session, least)
        mend(str(path), session, path, ledger)
    return ledger_path(path)


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_bytes(CAPTIONS)
    return path


@given(
    st.text("ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xy", max_size=3)))
)
def test_edits_have_an_inverse(text, wanted):
    edits, last = [], 0
    for start, length, new in sorted(wanted):
        if last <= start <= len(text):
            last = min(start + length, len(text))
            edits.append(Edit(start, last, new))
    new = replaced(text, edits)
    assert replaced(new, inverse(text, edits)) == text


def test_the_very_bytes_come_back(talk):
    kept = mended(talk)
    assert b"Ilya &amp; co" in talk.read_bytes()
    assert undo(talk, kept).changes == 3
    assert talk.read_bytes() == CAPTIONS


@pytest.mark.parametrize("codec", ["utf-16", "cp1252"])
def test_in_whatever_encoding(tmp_path, codec):
    path = tmp_path / "x.txt"
    raw = "voilà Elia um\r\n".encode(codec)
    path.write_bytes(raw)
    heard = transcript_at(str(path), encoding="" if codec == "utf-16" else codec)
    with Ledger(ledger_path(path)) as ledger:
        session, _ = ledger.resume(heard, sorted(proposals(heard.text)))
        settle(session, 0.9)
        mend(str(path), session, path, ledger) if codec == "utf-16" else _mend(path, session, ledger)
    assert path.read_bytes() != raw
    undo(path, ledger_path(path))
    assert path.read_bytes() == raw


def _mend(path, session, ledger):
    edits = session.source_edits()
    ledger.mended(session.result(), session.transcript, edits)
    path.write_bytes(session.result().encode(session.transcript.codec))


def test_step_by_step_where_it_was_mended_twice(talk):
    mended(talk)
    once = talk.read_bytes()
    talk_text = once.replace(b"co", b"co York")
    talk.write_bytes(talk_text)
    kept = mended(talk)
    assert b"Yolk" in talk.read_bytes()
    undo(talk, kept)
    assert talk.read_bytes() == talk_text
    with pytest.raises(LedgerError, match="it has been changed since it was mended"):
        undo(talk, kept)


def test_once_more_is_one_too_many(talk):
    kept = mended(talk)
    undo(talk, kept)
    with pytest.raises(LedgerError, match="nothing in it was mended in place; it is as it was"):
        undo(talk, kept)
    with pytest.raises(LedgerError, match="there is no ledger beside it"):
        undo(talk.with_name("other.vtt"), ledger_path(talk.with_name("other.vtt")))


def test_what_a_hand_decided_stays_decided_and_what_was_decided_unattended_is_forgotten(talk):
    kept = mended(talk, by_hand=(0,))
    undo(talk, kept)
    heard = transcript_at(str(talk))
    with Ledger(kept) as ledger:
        session, _ = ledger.resume(heard, sorted(proposals(heard.text)))
        assert [session.ruling(place) is not None for place in range(3)] == [True, False, False]
    mended(talk)
    undo(talk, kept)
    assert talk.read_bytes() == CAPTIONS


def test_edits_made_since_are_kept_and_what_finds_no_place_is_told(talk):
    kept = mended(talk)
    edited = talk.read_bytes().replace(b"with ", b"together with ")
    talk.write_bytes(edited)
    with pytest.raises(LedgerError, match="say --keep-edits"):
        undo(talk, kept)
    assert talk.read_bytes() == edited
    undone = undo(talk, kept, around_edits=True)
    assert undone.changes == 3
    assert talk.read_bytes() == CAPTIONS.replace(b"with ", b"together with ")


def test_a_change_that_was_written_over_stays_and_is_named(talk):
    kept = mended(talk)
    talk.write_bytes(talk.read_bytes().replace(b"Ilya &amp; co", b"the gang"))
    undone = undo(talk, kept, around_edits=True)
    assert undone.lost == ("Ilya &amp; co", " um")
    assert b"with the gang" in talk.read_bytes()


def test_a_ledger_that_was_tampered_with_changes_nothing(talk):
    from mondegreen.disk.journal import line_of, record_of

    kept = mended(talk)
    lines = kept.read_bytes().splitlines(keepends=True)
    record = record_of(lines[-1])
    record["back"][0][4] = "something else"
    kept.write_bytes(b"".join([*lines[:-1], line_of(record)]))
    before = talk.read_bytes()
    with pytest.raises(LedgerError, match="does not lead back to the text that was"):
        undo(talk, kept)
    assert talk.read_bytes() == before

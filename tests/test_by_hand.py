"""Words that an editor writes where nothing was proposed, and proposals that come while the editor decides."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.errors import LedgerError
from mondegreen.formats.txt import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.session import Session
from mondegreen.sessions.slate import BY_HAND
from reviews import TEXT, proposals_for, resumed


def session(text=TEXT):
    transcript = read(text)
    return Session(transcript, proposals_for(transcript.text))


READING = read(TEXT).text


def span(words):
    start = READING.index(words)
    return start, start + len(words)


def test_words_can_be_written_where_nothing_is_proposed():
    talk = session()
    talk.write(*span("rainy"), "sunny")
    assert "on a sunny morning" in talk.reading()
    assert talk.proposals[talk.places[3]].rule == BY_HAND


def test_what_was_written_by_hand_is_gone_when_it_is_undone_and_back_when_it_is_redone():
    talk = session()
    before = talk.places
    talk.write(*span("rainy"), "sunny")
    talk.undo()
    assert talk.places == before
    assert talk.reading() == READING
    talk.redo()
    assert "sunny" in talk.reading()


def test_what_lies_under_written_words_is_not_seen_until_they_are_undone():
    talk = session()
    place = talk.places[1]
    talk.accept((place,))
    talk.write(*span("met Elia at"), "saw Ilya in")
    assert place not in talk.places
    assert "I saw Ilya in york station" in talk.reading()
    talk.undo()
    assert place in talk.places
    assert "I met Ilya at york" in talk.reading()


def test_what_cannot_be_kept_was_not_written():
    class Full:
        def decided(self, session, decision):
            raise LedgerError("no space left on device")

    talk = session()
    talk.record = Full()
    with pytest.raises(LedgerError):
        talk.write(*span("rainy"), "sunny")
    assert len(talk.proposals) == len(proposals_for(READING))


@pytest.mark.parametrize(
    ("heard", "written", "kind"),
    [
        ("rainy", "Rainy", Kind.CASING),
        ("rainy", "rainy,", Kind.PUNCTUATION),
        ("rainy", "grainy", Kind.MISHEARING),
        ("a", "", Kind.MISHEARING),
    ],
)
def test_the_letters_tell_of_which_kind_it_is(heard, written, kind):
    talk = session()
    decision = talk.write(*span(heard), written)
    assert talk.proposals[decision.places[0]].kind is kind


def test_written_words_outlive_a_restart_with_what_they_cover(tmp_path):
    ledger, talk, _ = resumed(tmp_path / "l.jsonl")
    with closing(ledger):
        talk.accept((talk.places[1],))
        talk.write(*span("met Elia at"), "saw Ilya in")
        talk.write(*span("rainy"), "sunny")
        talk.undo()
    ledger, again, report = resumed(tmp_path / "l.jsonl")
    with closing(ledger):
        assert not report.unplaced
        assert again.reading() == talk.reading()
        again.redo()
        assert "sunny" in again.reading()
        again.undo()
        again.undo()
        assert "I met Ilya at york" in again.reading()


def test_written_words_find_their_place_in_a_changed_text(tmp_path):
    ledger, talk, _ = resumed(tmp_path / "l.jsonl")
    with closing(ledger):
        talk.write(*span("rainy"), "sunny")
    ledger, again, _ = resumed(tmp_path / "l.jsonl", "A line more.\n" + TEXT)
    with closing(ledger):
        assert "on a sunny morning" in again.reading()


def test_proposals_that_come_later_leave_decisions_and_their_numbers_alone():
    transcript = read(TEXT)
    found = proposals_for(transcript.text)
    talk = Session(transcript, found[:4])
    talk.accept((1,))
    talk.renew([*found[2:], Proposal(2, 12, "co-founder", "founder", 0.5, Kind.TERM, "rule", "Because.")])
    assert talk.ruling(1)
    assert [talk.proposals[place].text for place in talk.places][:3] == ["co-founder", found[1].text, found[2].text]
    talk.undo()
    assert 1 not in talk.places


def test_what_is_found_anew_is_not_seen_where_something_else_was_decided():
    transcript = read(TEXT)
    found = proposals_for(transcript.text)
    talk = Session(transcript, found)
    talk.reject((0,))
    start = found[0].start
    wider = Proposal(
        start - 2, found[0].end, READING[start - 2 : found[0].end], "x", 0.9, Kind.TERM, "rule", "Because."
    )
    talk.renew([wider, *found[1:]])
    assert len(talk.places) == len(found)
    talk.undo()
    assert talk.proposals[talk.places[0]] == wider


ACTS = st.tuples(
    st.sampled_from(["accept", "reject", "write", "undo", "redo", "renew"]), st.integers(0, 90), st.integers(0, 12)
)


@settings(deadline=None)
@given(st.lists(ACTS, max_size=12))
def test_whatever_is_done_nothing_overlaps_and_undo_leads_back(acts):
    talk = session()
    found = list(talk.proposals)
    for act, number, length in acts:
        if act in ("accept", "reject"):
            getattr(talk, act)((talk.places[number % len(talk.places)],))
        elif act == "write":
            talk.write(number, number + length, "own words" if number % 3 else "")
        elif act == "renew":
            talk.renew(found[number % 5 :])
        else:
            getattr(talk, act)()
        spans = [(talk.proposals[place].start, talk.proposals[place].end) for place in talk.places]
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        talk.result()
    while talk.undo():
        pass
    assert talk.result() == TEXT

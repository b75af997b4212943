"""What became of a change before in a show bears on what is proposed there."""

import subprocess
import sys
import threading
from dataclasses import replace

from episodes import FIRST, decided, proposal, session

from mondegreen import Kind
from mondegreen.sessions.decision import By
from mondegreen.shows.past import NOTHING
from mondegreen.shows.show import Show


def test_what_was_decided_is_counted_by_change_and_only_once_for_a_transcript(episode):
    held = session(FIRST, proposal("Elia", "Ilya", FIRST), proposal("Jan lacun", "Yann LeCun", FIRST))
    held.accept([0])
    held.reject([1])
    for _ in range(3):
        show = Show.near(episode(1))
        show.note(held)
    past = Show.near(episode(2)).history(proposal("Elia's", "Ilya's", "Elia's work"))
    assert (past.seen, past.accepted, past.rejected, past.rules) == (1, 1, 0, ("sound-alike",))
    assert len(past.last) == len("2026-01-31")
    assert Show.near(episode(2)).history(held.proposals[1]).rejected == 1
    assert Show.near(episode(1)).history(held.proposals[1]) == NOTHING  # its own ledger says it


def test_what_was_undone_no_longer_counts(episode):
    held = decided(FIRST, "Elia", "Ilya", "reject")
    show = Show.near(episode(1))
    show.note(held)
    held.undo()
    show.note(held)
    assert Show.near(episode(2)).history(held.proposals[0]).rejected == 0


def test_what_was_mended_in_place_still_counts(episode):
    show = Show.near(episode(1))
    held = decided(FIRST, "Elia", "Ilya", "accept")
    show.note(held)
    show.note(decided(FIRST, "Jan lacun", "Yann LeCun", "reject"))  # the first is in the text now
    assert Show.near(episode(2)).history(held.proposals[0]).accepted == 1


def test_what_policy_accepted_says_nothing(episode):
    held = session(FIRST, proposal("Elia", "Ilya", FIRST))
    held.accept([0], by=By.POLICY)
    show = Show.near(episode(1))
    show.note(held)
    assert not show.offers(held)
    assert not show.history(held.proposals[0]).seen


def test_a_rejection_lowers_the_confidence_and_two_end_the_question(episode):
    ask = proposal("Elia", "Ilya", FIRST)
    Show.near(episode(1)).note(decided(FIRST, "Elia", "Ilya", "reject"))
    (once,) = Show.near(episode(2)).remembered([ask])
    assert once.confidence < ask.confidence
    assert once.candidates[0] == (once.replacement, once.confidence)
    assert "rejected once before in this show" in once.reason
    Show.near(episode(2)).note(decided(FIRST, "Elia", "Ilya", "reject"))
    assert not list(Show.near(episode(3)).remembered([ask]))
    assert list(Show.near(episode(3)).remembered([proposal("Elias", "Ilya", "Elias too")]))


def test_whether_a_stumble_stays_is_another_question_each_time(episode):
    stumble = replace(proposal("the the", "the", "so the the end"), kind=Kind.REPEAT)
    for number in (1, 2, 3):
        held = session("so the the end", stumble)
        held.reject([0])
        Show.near(episode(number)).note(held)
    assert list(Show.near(episode(4)).remembered([stumble])) == [stumble]


def test_two_names_that_are_two_are_two_whichever_is_asked_about(episode):
    for number in (1, 2):
        Show.near(episode(number)).note(decided(FIRST, "Elia", "Ilya", "reject"))
    turned = proposal("Ilya", "Elia", "Ilya came")
    assert list(Show.near(episode(3)).remembered([turned])) == [turned]
    assert not list(Show.near(episode(3)).remembered([replace(turned, group="one name")]))


def test_an_acceptance_after_rejections_opens_the_question_again(episode):
    for number, verdict in enumerate(("reject", "reject", "accept")):
        Show.near(episode(number)).note(decided(FIRST, "Elia", "Ilya", verdict))
    (again,) = Show.near(episode(4)).remembered([proposal("Elia", "Ilya", FIRST)])
    assert "accepted once and rejected twice" in again.reason


def test_what_is_accepted_again_and_again_becomes_sure_but_never_certain(episode):
    for number in range(40):
        Show.near(episode(number)).note(decided(FIRST, "Elia", "Ilya", "accept"))
    (sure,) = Show.near(episode(99)).remembered([proposal("Elia", "Ilya", FIRST, 0.4)])
    assert 0.9 < sure.confidence < 0.99


def test_two_programs_can_note_at_once(tmp_path, episode):
    program = (
        "import sys; from mondegreen.shows.show import Show; from mondegreen.formats import read;"
        "from mondegreen import Kind, Proposal; from mondegreen.sessions.session import Session;"
        "p = Proposal(0, 4, 'Elia', 'Ilya', 0.8, Kind.TERM, 'x', 'y');"
        "s = Session(read('Elia', 'txt'), [p]); s.accept([0]); Show.near(sys.argv[1]).note(s)"
    )
    runs = [
        threading.Thread(
            target=subprocess.run, args=([sys.executable, "-c", program, episode(n)],), kwargs={"check": True}
        )
        for n in range(4)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert Show.near(episode(9)).history(proposal("Elia", "Ilya", FIRST)).accepted == 4


def test_a_damaged_memory_loses_no_more_than_the_damaged_line(episode):
    for number in (1, 2):
        Show.near(episode(number)).note(decided(FIRST, "Elia", "Ilya", "accept"))
    memory = Show.near(episode(1)).memory.path
    raw = memory.read_bytes().split(b"\n")
    memory.write_bytes(b"\n".join([raw[0], raw[1].replace(b"Ilya", b"Ilyx"), *raw[2:]]))
    assert Show.near(episode(3)).history(proposal("Elia", "Ilya", FIRST)).accepted == 1

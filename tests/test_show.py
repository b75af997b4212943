"""What a show remembers: terms, changes that are never wanted, and what became of those that were proposed."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from mondegreen import Corrector, Kind, Proposal
from mondegreen.errors import MalformedError
from mondegreen.formats import read
from mondegreen.sessions.decision import By
from mondegreen.sessions.session import Session
from mondegreen.shows.glossary import NAME, own_terms
from mondegreen.shows.past import NOTHING
from mondegreen.shows.show import Show

FIRST = "Today we talk to Elia about the lab. The work of Elia is deep. I asked Jan lacun as well."
GUESTS = ("Ilya Sutskever", "Yann LeCun")


@pytest.fixture
def episode(tmp_path):
    """Paths of episodes of one show."""
    return lambda number: str(tmp_path / f"{number}.txt")


def proposal(heard, becomes, text, confidence=0.8, target=""):
    start = text.index(heard)
    return Proposal(
        start, start + len(heard), heard, becomes, confidence, Kind.TERM, "sound-alike", "It sounds so.", target=target
    )


def session(text, *proposals):
    return Session(read(text, "txt"), proposals)


def decided(text, heard, becomes, verdict, target=""):
    held = session(text, proposal(heard, becomes, text, target=target))
    held.edit([0], verdict) if verdict not in ("accept", "reject") else getattr(held, verdict)([0])
    return held


def said(show, text):
    return [(p.text, p.replacement) for p in Corrector(show=show, kinds=["term", "casing"], packs=[]).propose(text)]


def test_a_glossary_is_found_in_the_nearest_folder_above(tmp_path):
    (tmp_path / NAME).write_text('[terms]\nperson = ["Ilya Sutskever"]\n')
    (tmp_path / "2026" / "may").mkdir(parents=True)
    show = Show.near(str(tmp_path / "2026" / "may" / "1.txt"))
    assert (show.path, show.text) == (tmp_path / NAME, "2026/may/1.txt")
    assert said(show, "a talk with ilya sutskever") == [("ilya sutskever", "Ilya Sutskever")]


def test_where_there_is_no_glossary_nothing_is_written_before_something_is_remembered(tmp_path, episode):
    show = Show.near(episode(1))
    show.note(session(FIRST, proposal("Elia", "Ilya", FIRST)))
    assert not list(tmp_path.iterdir())
    assert show.lexicons == ()


@pytest.mark.parametrize(
    "text",
    ["[terms", 'remove = "Rust"', "[terms]\nperson = [1]", '[[entry]]\ntarget = "x"', '[[never]]\nwhy = "x"', "x = 1"],
)
def test_what_is_no_glossary_is_said_in_one_sentence_with_the_place(tmp_path, episode, text):
    (tmp_path / NAME).write_text(text)
    with pytest.raises(MalformedError, match=rf"^[^\n]*{NAME}[^\n]*$"):
        Show.near(episode(1))


def test_a_term_of_ones_own_is_known_in_every_show(episode):
    own_terms().parent.mkdir(parents=True, exist_ok=True)
    own_terms().write_text('[terms]\nproduct = ["PyTorch"]\n')
    try:
        assert said(Show.near(episode(1)), "we use pie torch and pytorch")[-1] == ("pytorch", "PyTorch")
    finally:
        own_terms().unlink()


def test_the_nearer_tier_decides_how_letters_are_written(tmp_path, episode):
    (tmp_path / NAME).write_text('[terms]\nproduct = ["GPTX"]\n')
    show = Show.near(episode(1))
    corrector = Corrector(terms=["GptX"], show=show, packs=[])
    assert [p.replacement for p in corrector.propose("we use gptx")] == ["GptX"]


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


def test_an_accepted_mishearing_is_offered_and_then_known(episode):
    show = Show.near(episode(1))
    (offer,) = show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))
    assert offer.says == "*jan lacun* for *Yann LeCun*, a new person"
    assert not show.path.exists()
    show = show.remember(offer)
    assert said(Show.near(episode(2)), "with jan lacun's help") == [("jan lacun's", "Yann LeCun's")]
    assert not show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))


def test_what_stands_for_a_part_of_a_name_is_written_as_that_part(episode):
    text = "and then swizzlekever said"
    show = Show.near(episode(1))
    (offer,) = show.offers(decided(text, "swizzlekever", "Sutskever", "accept", target="Ilya Sutskever"))
    show.remember(offer)
    assert said(Show.near(episode(2)), "so swizzlekever left") == [("swizzlekever", "Sutskever")]


def test_a_typed_correction_that_sounds_alike_is_offered_as_a_term(episode):
    text = "the tekku client is fast"
    (offer,) = Show.near(episode(1)).offers(decided(text, "tekku client", "tekku", "Teku client"))
    assert (offer.target, offer.heard, offer.new) == ("Teku", "tekku", True)


@pytest.mark.parametrize(
    ("heard", "typed"),
    [
        ("the tekku client", "our lovely Teku"),
        ("is fast", "is quick"),
        ("the tekku", "Frankfurt"),
        ("client is fast", "client. It is Fast"),
        ("the", "that"),
    ],
)
def test_a_rewording_is_not_offered(episode, heard, typed):
    text = "the tekku client is fast"
    assert not Show.near(episode(1)).offers(decided(text, heard, "x", typed))


def test_a_word_that_was_said_besides_is_no_part_of_a_mishearing(episode):
    text = "and I'm Nora actor berg, with in gozi Adayemi"
    show = Show.near(episode(1))
    assert not show.offers(decided(text, "I'm Nora actor berg", "Nora Achterberg", "accept", "Nora Achterberg"))
    (offer,) = show.offers(decided(text, "in gozi Adayemi", "Ngozi Adeyemi", "accept", "Ngozi Adeyemi"))
    assert offer.heard == "in gozi adayemi"


def test_what_was_also_rejected_is_not_offered(episode):
    held = session(FIRST, proposal("Elia", "Ilya", FIRST), proposal("Elia is", "Ilya is", FIRST))
    held.accept([0])
    held.reject([0])
    assert not Show.near(episode(1)).offers(held)


def test_a_heard_form_that_people_say_is_remembered_as_a_question(episode):
    text = "a new taco was released"
    (offer,) = Show.near(episode(1)).offers(decided(text, "taco", "Teku", "accept", target="Teku"))
    assert offer.trust == "ask"


def test_never_is_never_and_of_this_change_alone(episode):
    show = Show.near(episode(1)).never(proposal("Elia", "Ilya", FIRST))
    left = list(show.remembered([proposal("Elia", "Ilya", FIRST), proposal("Elia", "Elias", FIRST)]))
    assert [p.replacement for p in left] == ["Elias"]
    assert list(Show.near(episode(2)).remembered([proposal("Elia", "Ilya", FIRST)])) == []
    assert 'becomes = "Ilya"' in show.path.read_text()


def test_what_is_remembered_after_a_never_is_meant(episode):
    show = Show.near(episode(1)).never(proposal("Jan lacun", "Yann LeCun", FIRST))
    (offer,) = show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))
    show.remember(offer)
    assert said(Show.near(episode(2)), "with jan lacun") == [("jan lacun", "Yann LeCun")]


def test_words_that_are_right_stay_whatever_is_proposed(tmp_path, episode):
    (tmp_path / NAME).write_text('[[never]]\nheard = "Elia"\nwhy = "The producer."\n')
    assert not list(Show.near(episode(1)).remembered([proposal("Elia", "Ilya", FIRST)]))


def test_a_variant_that_is_never_meant_is_not_found_by_its_sound_either(tmp_path, episode):
    (tmp_path / NAME).write_text(
        '[[entry]]\ntarget = "Ilya Sutskever"\nkind = "person"\n'
        'variants = [{ heard = "elia", trust = "never", why = "The producer." }]\n'
    )
    assert said(Show.near(episode(1)), FIRST) == []


def test_a_term_of_a_pack_can_be_removed(tmp_path, episode):
    text = "we run kubernetes in production"
    corrector = lambda: Corrector(packs=["software"], show=Show.near(episode(1)))  # noqa: E731
    assert [p.replacement for p in corrector().propose(text)] == ["Kubernetes"]
    (tmp_path / NAME).write_text('remove = ["Kubernetes"]\n')
    assert not corrector().propose(text)


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


def test_what_is_written_into_a_glossary_leaves_all_else_as_it_stands(tmp_path, episode):
    before = '# Ours.\r\n\r\n[terms]\r\nperson = [\r\n    "Zoe Adams",  # the host\r\n]\r\n'
    (tmp_path / NAME).write_bytes(before.encode())
    show = Show.near(episode(1))
    show.remember(show.offers(decided("ada lovelace spoke", "ada lovelace", "x", "Ada Lovelace"))[0])
    after = (tmp_path / NAME).read_bytes().decode()
    assert after == before.replace('    "Zoe', '    "Ada Lovelace",\r\n    "Zoe')

"""Why a term was not proposed: every step at which a heard form can end says so, and every guard has a name."""

import pytest

from mondegreen import Corrector
from mondegreen.hearing.evidence import Evidence
from mondegreen.hearing.explained import SAYS, TOGETHER_SAYS
from mondegreen.hearing.guards import OF_PLACES, OF_WORDS, barrable, guard_of_words
from mondegreen.hearing.together import Together
from mondegreen.hearing.weighing import scene_of
from mondegreen.passage import Passage
from mondegreen.terms.stored import named

TERMS = (
    "Ilya Sutskever", "AlexNet", "Steven Rasche", "Yann LeCun", "Covenants", "GPT", "iGPT", "UBS", "Brian", "Ryan",
    "Pritchard-Rees", "Bed Bath and Beyond", "Dentsply Sirona Xray",
)  # fmt: skip


def says(text, heard, term, terms=TERMS, packs=()):
    found = Corrector(terms=terms, packs=packs).why(text, heard, term)
    return found[0].says if found else None


@pytest.mark.parametrize(
    ("text", "heard", "term", "because"),
    [
        ("we met with Jan lacun yesterday", "Jan lacun", "Yann LeCun", "it is proposed"),
        ("we met with Yann LeCun yesterday", "Yann LeCun", "Yann LeCun", "it reads so already"),
        ("one two three four five", "one two three four five", "AlexNet", "at most 4 words"),
        ("talk to Alex. Not that", "Alex. Not", "AlexNet", "across a mark"),
        ("it is and it was the one", "and it", "AlexNet", "small words"),
        ("and yes thanks derek uh happy to", "derek uh", "Derik", "sound of hesitation"),
        ("he drew a table of it", "table", "AlexNet", "too far: distance"),
        ("the covenant was made", "covenant", "Covenants", "(guard only-an-ending)"),
        ("with a covenant here", "a covenant", "Covenants", "(guard already-there)"),
        ("and Steve rashy said", "Steve rashy", "Steven Rasche", "(guard short-form)"),
        ("line of Ryan please", "Ryan", "Brian", "(guard another-term)"),
        ("asked Ann Pritchard-Rees", "Pritchard", "Pritchard-Rees", "(guard within-itself)"),
        ("at Bed Bath and Beyond a lot", "Bath and Beyond a", "Bed Bath and Beyond", "(guard within-itself)"),
        ("at Bed Bath and Beyond", "Bath and Beyond", "Bed Bath and Beyond", "(guard said-in-part)"),
        ("Dentsply Sirona", "Dentsply Sirona", "Dentsply Sirona Xray", "(guard said-in-part)"),
    ],
)
def test_each_step_says_why_it_ended_there(text, heard, term, because):
    assert because in says(text, heard, term)


@pytest.mark.parametrize(
    ("text", "term"), [("down in her silver shrin", "shrine"), ("the queen's corali spoke", "Coralie")]
)
def test_what_is_no_word_is_a_term_cut_short(text, term):
    heard = next(word for word in text.split() if term.lower().startswith(word))
    assert "guard" not in says(text, heard, term, terms=(term,))


@pytest.mark.parametrize(
    ("heard", "term"), [("leocadia", "Leocadia's"), ("zorblats", "Zorblat"), ("Zorblat's", "Zorblat")]
)
def test_an_ending_that_may_have_been_said_is_left_alone(heard, term):
    assert not Corrector(terms=(term,), packs=()).propose(f"and then {heard} came in")


def test_a_term_that_nothing_names_is_tried_all_the_same():
    assert says("he spoke of taco today", "taco", "Teku").startswith("*Teku* is no term here (name it with --term")


def test_a_term_of_a_pack_beside_known_words_is_not_sought():
    assert "only where a word stands that is none" in says(
        "he drew the pie chart by hand", "pie chart", "PyTorch", (), ("ai",)
    )


def test_what_is_itself_a_term_of_a_pack_is_not_sought():
    assert "(guard another-term)" in says("we asked Anysphere about it", "Anysphere", "AISTATS", (), ("ai",))


def test_what_was_weighed_and_lost_is_told_with_its_score_and_its_evidence():
    (answer,) = Corrector(terms=("AlexNet",), packs=()).why("and we built Alex not on it", "Alex not on", "AlexNet")
    assert answer.says.startswith("it scored 0.")
    assert "lost to *Alex not* → *AlexNet*" in answer.says
    assert "distance in sound, 0 the same" in {fact.says for fact in answer.evidence}


def test_words_that_stand_nowhere_get_no_answer():
    assert says("nothing of the kind", "Elia", "Ilya Sutskever") is None


def test_every_place_is_answered():
    answers = Corrector(terms=TERMS, packs=()).why("a table and a table", "table", "AlexNet")
    assert [(answer.start, answer.end) for answer in answers] == [(2, 7), (14, 19)]


def test_all_that_is_weighed_has_words_for_it():
    assert set(SAYS) == set(Evidence._fields)
    assert set(TOGETHER_SAYS) == set(Together._fields)


def test_guards_have_names_of_their_own():
    names = [guard.name for guard in (*OF_WORDS, *OF_PLACES)]
    assert len(set(names)) == len(names) == 9


def test_a_proposal_knows_what_was_weighed_and_is_the_same_without():
    (proposal,) = (p for p in Corrector(terms=TERMS, packs=()).propose("met Jan lacun there") if p.kind == "term")
    assert {fact.says for fact in proposal.evidence} >= {"distance in sound, 0 the same"}
    assert proposal == next(iter(Corrector(terms=TERMS, packs=()).propose("met Jan lacun there")))


def test_no_candidate_that_a_guard_bars_is_passed_over():
    said = "the covenant, a covenant and Steve rashy of Dentsply Sirona, so Ryan and brians went to bed bath and beyond"
    scene = scene_of(Passage.of(said), named(TERMS))
    barred = [bool(guard_of_words(scene, candidate)) for candidate in scene.candidates]
    seen = barrable(scene).tolist()
    assert {True, False} == set(barred) == set(seen)
    assert all(glance for glance, bars in zip(seen, barred, strict=True) if bars)

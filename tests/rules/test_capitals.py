"""When the case of letters is evidence, and when it is not."""

import pytest

from mondegreen import Corrector
from mondegreen.passage import Passage
from mondegreen.rule import all_rules

CASING = [rule for rule in all_rules() if rule.kind == "casing"]
RANDOM = "the human brain is a net of neurons and so we train Nets and learn from Human feedback"


def changed(text: str, known: tuple[str, ...] = ()) -> dict[str, str]:
    passage = Passage.of(text)
    passage = passage.knowing(index for index, token in enumerate(passage.tokens) if token.text in known)
    return {p.text: p.replacement for rule in CASING for p in rule.propose(passage)}


@pytest.mark.parametrize("text", [RANDOM.lower(), RANDOM.upper(), "we met in russia, said nasa, and i think i'm in"])
def test_a_text_in_one_case_is_left_alone(text):
    assert changed(text) == {}


def test_a_known_term_keeps_its_capital():
    assert changed(RANDOM) == {"Nets": "nets", "Human": "human"}
    assert changed(RANDOM, known=("Nets",)) == {"Human": "human"}


def test_an_unknown_capitalised_word_is_never_lowered():
    text = f"{RANDOM} as Krizhevsky and Jan Lacun and Elio said of Zyxel"
    assert changed(text) == {"Nets": "nets", "Human": "human"}


def test_a_text_with_tidy_capitals_keeps_them():
    tidy = "In the nineties the rust on the bridge was red. We wrote it in Rust. It was good. " * 20
    assert changed(tidy) == {}


def test_capitals_at_the_heads_of_lost_sentences_are_no_noise():
    text = (
        "So it goes The vision is good But it is late The Vision of it And the net The Net is wide And we know it " * 3
    )
    assert changed(text) == {}


def test_what_was_counted_stays_counted_when_terms_become_known():
    passage = Passage.of(RANDOM)
    counts = passage.counts
    assert passage.knowing([1]).counts is counts
    assert passage.knowing([1]).knowing([2]).known == {1, 2}


def test_lower_case_stands_where_the_letters_stand():
    text = "İstanbul, UM, the THE"
    passage = Passage.of(text)
    assert len(passage.lowered) == len(text)
    assert passage.lowered.endswith(", um, the the")


def test_in_a_text_of_capitals_names_are_offered_in_their_own_case_and_never_put_there_unasked():
    said = "so we met in russia with ilya sutskever of openai and talked of this and that for an hour or two more " * 2
    corrector = Corrector(terms=["Ilya Sutskever", "OpenAI"])
    offered = corrector.propose(said.upper())
    assert {"RUSSIA", "ILYA SUTSKEVER", "OPENAI"} <= {proposal.text for proposal in offered}
    assert all(proposal.confidence < 0.9 for proposal in offered)
    assert corrector.correct(said.upper()) == said.upper()
    assert "Russia with Ilya Sutskever of OpenAI" in corrector.correct(said)

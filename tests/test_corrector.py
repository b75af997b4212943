"""The engine's interface and its laws."""

import subprocess
import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen import Corrector, Proposal
from mondegreen.errors import UnknownNameError
from mondegreen.formats import read
from mondegreen.own_rules import OwnRule
from mondegreen.policies import CLEAN
from mondegreen.proposal import Kind
from mondegreen.terms.notes import terms_in

TERMS = ("Ilya Sutskever", "OpenAI", "Yann LeCun", "GPT-3", "Monro Inc.")
WORDS = st.lists(
    st.sampled_from(
        "the the uh Elia Ilya switzerberger Yann\nLeCun open Ai AI OpenAI gpt3 GPT Jan lacun's lacun monroe inks "
        "[Music] I I is in . \n \n\n very very Neuroscience you know , c r a i g 17. ’ 日本 \u202e".split(" ")
    ),
    max_size=30,
).map(" ".join)


@pytest.fixture(scope="module")
def corrector():
    return Corrector(terms=TERMS)


@settings(max_examples=60, deadline=None)
@given(text=WORDS | st.text(max_size=80))
def test_proposals_are_in_order_inside_the_text_and_never_overlap(text):
    last = 0
    for p in Corrector(terms=TERMS).propose(text):
        assert last <= p.start <= p.end <= len(text)
        assert text[p.start : p.end] == p.text
        assert p.replacement != p.text
        assert p.kind == "punctuation" or p.replacement.split() != p.text.split()  # a new line is no misspelling
        assert 0 < p.confidence <= 1
        assert p.candidates[0] == (p.replacement, p.confidence)
        last = max(p.end, p.start)


@settings(max_examples=30, deadline=None)
@given(text=WORDS)
def test_what_was_mended_is_not_unmended(text):
    corrector = Corrector(terms=TERMS)
    once = corrector.correct(text)
    undone = {(p.replacement, p.text) for p in corrector.propose(text) if p.confidence >= 0.9}
    assert not [p for p in corrector.propose(once) if p.confidence >= 0.9 and (p.text, p.replacement) in undone]


def test_the_same_text_gets_the_same_proposals_in_any_process():
    program = (
        "from mondegreen import Corrector; import sys;"
        "print(Corrector(terms=['Ilya Sutskever','OpenAI']).propose('Elia switzerberger of open Ai and the the team'))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "HOME": "/nonexistent"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_the_names_of_a_recording_are_mended(corrector):
    text = "Ilya switzerberger co-founder of open Ai talked to Jan lacun about gpt3"
    assert corrector.correct(text) == "Ilya Sutskever co-founder of OpenAI talked to Yann LeCun about GPT-3"


def test_a_name_that_is_spelled_aloud_is_not_said_to_have_been_named_beforehand():
    text = "It was called Scraping Hub. Now it's Zite, Z-Y-T-E. I like Zite."
    reasons = [p.reason for p in Corrector(packs=[]).propose(text) if p.replacement == "Zyte" and p.text == "Zite"]
    assert reasons
    assert all("spelled out in this recording" in reason for reason in reasons)


def test_a_pack_mends_no_part_of_what_may_be_a_term_of_the_recording():
    text = "Our front end is next js with Tailwind, said Jo. We like it."
    assert [p.replacement for p in Corrector(packs=["software"]).propose(text)] == ["JS"]
    assert "JS" not in [p.replacement for p in Corrector(["Next.js"], packs=["software"]).propose(text)]


def test_a_transcript_is_proposed_for_by_its_reading_text(corrector):
    transcript = read("1\n00:00:01,000 --> 00:00:02,000\nof open\n\n2\n00:00:02,000 --> 00:00:03,000\nAi today\n")
    assert corrector.propose(transcript) == corrector.propose(transcript.text) != ()


def test_only_the_kinds_asked_for_are_proposed():
    found = Corrector(terms=TERMS, kinds=["repeat"]).propose("the the open Ai [Music]")
    assert {p.kind for p in found} == {"repeat"}


@pytest.mark.parametrize("wrong", [{"kinds": ["nonsense"]}, {"packs": ["nonsense"]}])
def test_an_unknown_name_is_said_with_those_that_there_are(wrong):
    with pytest.raises(UnknownNameError, match=r"nonsense.*there are"):
        Corrector(**wrong)


def test_an_empty_text_gets_nothing(corrector):
    assert corrector.propose("") == ()
    assert corrector.correct("") == ""


@pytest.mark.parametrize("size", [3, 17])
def test_a_text_that_is_looked_at_in_stretches_gets_what_it_gets_whole(monkeypatch, size):
    talk = (
        "so Elia switzerberger and Jan lacun's team at open AI read it again . and neural nets work and neural nets "
        "learn but neural nuts are new , we met Elia at Munro inks . I do not want to get bogged out in history with "
        "the benefit of highs that , we spoke of it in a pre this episode and gpt3 wrote the the rezults for illia . "
    )
    whole = Corrector(TERMS).propose(talk * 4)
    for place in (
        "passage.AT_A_TIME", "hearing.windows.AT_A_TIME", "hearing.least.AT_A_TIME", "hearing.sounds.AT_A_TIME",
        "hearing.distance.AT_A_TIME", "hearing.together.AT_A_TIME", "hearing.judge.AT_A_TIME",
        "mishearings.search.STRETCH", "mishearings.search.AT_A_TIME", "mishearings.swaps.PLACES",
        "mishearings.swaps.AT_A_TIME", "mishearings.document.AT_A_TIME",
    ):  # fmt: skip
        monkeypatch.setattr(f"mondegreen.{place}", size)
    assert {"sound-alike", "misheard", "known-term"} <= {each.rule for each in whole}
    assert Corrector(TERMS).propose(talk * 4) == whole


def test_a_word_of_many_thousand_letters_takes_no_longer_than_other_words(corrector):
    began = process_time()
    assert corrector.propose(f"so Elia {'aeb' * 70_000} and open AI")
    assert process_time() - began < 10


def test_a_key_does_not_depend_on_the_place():
    one = Proposal(0, 4, "Elia", "Ilya", 0.9, "term", "sound-alike", "")
    assert one.key == Proposal(9, 13, "elia", "Ilya", 0.5, "term", "known-term", "").key
    assert one.key != Proposal(0, 4, "Elia", "Elijah", 0.9, "term", "sound-alike", "").key


@pytest.mark.parametrize(
    ("notes", "terms"),
    [
        ("Guest: Ilya Sutskever, co-founder of OpenAI.", {"Ilya Sutskever", "OpenAI"}),
        ("We talk about Geoff Hinton's lab at the University of Toronto.", {"Geoff Hinton", "University of Toronto"}),
        ("# Eye on AI: the news", {"Eye on AI"}),
        ('the paper "Attention Is All You Need"', {"Attention Is All You Need"}),
        ("joint embedding predictive architecture (JEPA)", {"joint embedding predictive architecture", "JEPA"}),
        ("Alex Krizhevsky and AlexNet", {"Alex Krizhevsky", "AlexNet"}),
        ("see https://example.org/Some_Page.html", set()),
        ("In this episode we talk. Welcome.", set()),
    ],
)
def test_terms_are_drawn_from_notes(notes, terms):
    found = set(terms_in(notes))
    assert terms <= found
    if not terms:
        assert found == set()


def test_the_capital_of_a_product_that_a_closed_pack_knows_is_not_surely_taken():
    nouns = ("human", "brain", "neuron", "model", "teacher", "garden", "kitchen", "window")
    text = " ".join(f"It saw the {noun} and then one {noun.capitalize()} was there." for noun in nouns)
    found = {p.text: p for p in Corrector(kinds=("casing",), packs=()).propose(f"{text} We ran on Azure.")}
    assert found["Window"].confidence > 0.9
    assert found["Azure"].confidence == found["Azure"].candidates[0].confidence == 0.85


def test_a_rule_of_ones_own_takes_the_capital_of_a_product_as_surely_as_any():
    own = OwnRule("sky", "azure", pattern=r"\bAzure\b", kind=Kind.CASING)
    policy = CLEAN.with_rules(own.everywhere())
    (found,) = Corrector(kinds=("casing",), packs=(), policy=policy).propose("the sky was Azure")
    assert (found.replacement, found.confidence) == ("azure", 0.97)

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen import Corrector
from mondegreen.alternative import Alternative
from mondegreen.detectors.alternatives import alternatives
from mondegreen.formats import read
from mondegreen.mishearings.hypotheses import CERTAIN, readings
from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched

TEXT = "we train neural nuts on the gpu and they learn"


def offered(*texts, text=TEXT):
    passage = Passage.of(text)
    return passage.offered(Alternative(0, len(text), other) for other in texts)


def stretches(*texts, text=TEXT):
    passage = offered(*texts, text=text)
    return {
        (passage.text[passage.tokens[each.first].start : passage.tokens[each.last].end], each.text)
        for each in readings(passage)
    }


def changes(transcript, **known):
    found = Corrector(kinds=("term", "mishearing"), **known).propose(transcript)
    return {(each.text, each.replacement): each for each in found if each.rule == "alternative"}


def google(stands, *others, words=()):
    """A result of Google's with its other guesses; `words` are confidences."""
    spoken = [
        {"word": word, "startTime": f"{at}s", "endTime": f"{at + 1}s", "confidence": sure}
        for at, (word, sure) in enumerate(zip(stands.split(), words, strict=False))
    ]
    best = {"transcript": stands, "confidence": 0.8, **({"words": spoken} if spoken else {})}
    guesses = [{"transcript": text, "confidence": sure} for text, sure in others]
    return json.dumps({"results": [{"alternatives": [best, *guesses], "languageCode": "en-us"}]})


def test_of_another_guess_only_what_differs_is_a_reading():
    assert stretches("we train neural nets on the gpu and they learn") == {("nuts", "nets")}


def test_a_word_more_or_fewer_stands_with_the_one_beside_it():
    assert stretches("we train neural nuts on the big gpu and they learn") == {("gpu", "big gpu")}
    assert stretches("we train nuts on the gpu and they learn") == {("neural nuts", "nuts")}


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        "We train neural nuts, on the GPU, and they learn.",
        "we train um neural nuts on the gpu and uh they learn",
        "we train neural nuts on the gpu and they 2 learn",
        "nothing of this has to do with what was said before at all",
        "",
    ],
)
def test_marks_hesitations_figures_and_another_sentence_are_no_readings(other):
    assert stretches(other) == set()


@given(st.lists(st.text(alphabet="ab c'1.", max_size=20), max_size=4), st.text(alphabet="ab c'1.", max_size=20))
def test_every_reading_has_words_on_both_sides_and_lies_in_the_text(others, text):
    passage = offered(*others, text=text)
    for each in readings(passage):
        assert 0 <= each.first <= each.last < len(passage.tokens)
        assert each.words
        assert each.words != passage.words[each.first : each.last + 1]


def test_what_a_recogniser_held_possible_is_proposed_and_says_so():
    found = changes(read(google("we saw the wait of it", ("we saw the weight of it", 0.7))))
    assert "The recogniser held *weight* possible" in found["wait", "weight"].reason


def test_what_was_weighed_is_told_in_words():
    found = changes(read(google("we saw the wait of it", ("we saw the weight of it", 0.7))))["wait", "weight"]
    told = {fact.says: fact.value for fact in found.evidence}
    assert told["distance in sound, 0 the same"] == pytest.approx(0, abs=0.01)
    assert told["how much surer it was of the other words, in nats; 0 where it does not say"] < 0


def test_low_confidence_raises_suspicion_and_high_lowers_it():
    stands, other = "we saw the wait of it all", ("we saw the weight of it all", 0.7)
    low, plain, high = (
        changes(read(google(stands, other, words=words))).get(("wait", "weight"))
        for words in ([0.9, 0.9, 0.9, 0.2, 0.9, 0.9, 0.9], (), [0.9, 0.9, 0.9, 1.0, 0.9, 0.9, 0.9])
    )
    assert low.confidence > plain.confidence
    assert high is None or high.confidence < plain.confidence


def test_the_surer_the_recogniser_is_of_a_guess_the_surer_are_we():
    first, second = (
        changes(read(google("we saw the wait", ("we saw the weight", sure))))["wait", "weight"] for sure in (0.75, 0.5)
    )
    assert first.confidence > second.confidence


def test_a_guess_that_is_a_term_of_the_recording_is_proposed_as_that_term():
    passage = offered("i spoke to ilya today", text="i spoke to elia today")
    lexicon = Lexicon([Term(entry_for("Ilya Sutskever"), Tier.RECORDING)])
    named, plain = (next(alternatives(passage, lexicons)) for lexicons in ([lexicon], []))
    assert (named.replacement, named.kind, named.target) == ("Ilya", Kind.TERM, "Ilya Sutskever")
    assert named.confidence > plain.confidence


def test_what_is_a_term_as_it_stands_is_left_alone():
    assert not changes(read(google("i spoke to Ilya today", ("i spoke to Elia today", 0.7))), terms=("Ilya",))


def test_nothing_of_the_kind_is_sure_enough_to_be_applied_unattended():
    found = changes(
        read(google("we saw the wait of it", ("we saw the weight of it", 1.0), words=[0.9, 0.9, 0.9, 0.01, 0.9, 0.9]))
    )
    assert 0 < found["wait", "weight"].confidence <= CERTAIN


def test_to_accept_a_guess_changes_the_best_one_alone():
    source = google("we saw the wait", ("we saw the weight", 0.7), words=[0.9, 0.9, 0.9, 0.4])
    transcript = read(source)
    found = changes(transcript)["wait", "weight"]
    mended = patched(transcript, [Edit(found.start, found.end, found.replacement)])
    assert mended == source.replace('"we saw the wait"', '"we saw the weight"').replace('"wait"', '"weight"')


def test_without_the_kinds_it_is_about_nothing_is_proposed():
    transcript = read(google("we saw the wait", ("we saw the weight", 0.7)))
    assert Corrector(kinds=("casing",)).propose(transcript) == ()


def test_a_guess_by_what_stands_around_it_is_likelier_where_the_recogniser_held_it_possible():
    text = "and our business is screwed towards the summer"
    alone = {each.replacement: each for each in Corrector(kinds=("mishearing",)).propose(text)}["skewed"]
    passage = read(google(text, ("and our business is skewed towards the summer", 0.7)))
    found = {each.replacement: each for each in Corrector(kinds=("mishearing",)).propose(passage)}["skewed"]
    assert alone.confidence < found.confidence <= CERTAIN
    assert "the recogniser itself held possible" in found.reason
    assert "held possible" not in alone.reason


def test_a_guess_at_more_words_than_memory_has_room_for_is_left_alone():
    text = "we train neural nuts " * 6_000
    assert readings(offered(text.replace("nuts", "nets", 1), text=text)) == ()

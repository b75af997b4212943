"""How far each policy goes, and what none of them touches."""

import pytest

from mondegreen.errors import UnknownNameError
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN, POLICIES, READING, STRICT, Span, outside, policy_named, seen_in, switched_off
from mondegreen.proposal import Kind
from mondegreen.transcripts.transcript import Run, Segment, Transcript

SAID = "So, um, it is, you know, the the best [Music] in russia. It is ,, good."


def found(policy, text):
    passage = Passage.of(text)
    every = (proposal for rule in policy.rules for proposal in rule.propose(passage))
    return {proposal.rule for proposal in outside(every, policy.off_limits(text))}


def test_each_policy_wants_what_the_one_before_it_wants():
    names = [{rule.name for rule in policy.rules} for policy in POLICIES.values()]
    assert names[0] < names[1] < names[2]


def test_strict_mends_only_what_the_recogniser_did_wrong():
    assert found(STRICT, SAID) == {"lost-capital", "space-before-mark"} or "filler-sound" not in found(STRICT, SAID)
    assert not {"filler-sound", "repeated-word", "sound-tag", "filler-you-know"} & found(STRICT, SAID)


def test_clean_takes_noises_and_stumbles_away():
    assert {"filler-sound", "repeated-word", "sound-tag"} <= found(CLEAN, SAID)
    assert "filler-you-know" not in found(CLEAN, SAID)


def test_reading_takes_away_what_is_said_only_to_keep_talking():
    assert {"filler-sound", "filler-you-know"} <= found(READING, SAID)


def test_no_policy_writes_numbers_in_digits_unasked():
    assert not any(rule.kind == "number" for policy in POLICIES.values() for rule in policy.rules)
    assert {rule.kind for rule in CLEAN.with_kinds([Kind.NUMBER]).rules} == {"number"}


def test_a_recording_in_another_language_has_the_rules_that_need_none():
    names = {rule.name for rule in CLEAN.in_language("de").rules}
    assert {"sound-tag", "speaker-arrow", "looped-line"} <= names
    assert not {"filler-sound", "repeated-word", "stray-capital"} & names


def test_a_single_rule_can_be_switched_off():
    assert "repeated-word" not in found(CLEAN.without("repeated-word"), SAID)
    with pytest.raises(UnknownNameError, match="There is no rule no-such"):
        CLEAN.without("no-such")


def test_a_policy_is_found_by_its_name():
    assert policy_named("reading") is READING
    with pytest.raises(UnknownNameError, match="there are strict, clean, reading"):
        policy_named("rough")


class TestOffLimits:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("he wrote teh [sic] here", ["teh [sic]"]),
            ("[sic] the the", ["[sic]"]),
            (
                "and (inaudible) then [00:12:03 inaudible] so [unclear?]",
                ["(inaudible)", "[00:12:03 inaudible]", "[unclear?]"],
            ),
            ("this is it (guess what) and [Music]", []),
        ],
    )
    def test_an_editors_marks_are_respected(self, text, kept):
        assert [text[start:end] for start, end in CLEAN.off_limits(text)] == kept

    def test_the_word_before_sic_is_left_alone(self):
        assert found(CLEAN, "so the the [sic] cat") == set()
        assert found(CLEAN, "so the the cat") == {"repeated-word"}

    def test_a_switched_off_passage_is_left_alone(self):
        text = "the the <!-- mondegreen: off --> um, the the <!-- Mondegreen: ON --> um, so"
        assert [text[start:end] for start, end in switched_off(text)] == [text[8:68]]
        assert found(CLEAN, text) == {"repeated-word", "filler-sound"}
        assert found(CLEAN, text[8:]) == {"filler-sound"}

    def test_a_passage_that_is_never_switched_on_again_ends_with_the_text(self):
        text = "so <!-- mondegreen: off --> um um"
        assert list(switched_off(text)) == [Span(3, len(text))]

    def test_ignored_words_are_left_alone_in_any_case_unless_they_have_one(self):
        text = "the the Bye um Um bye\nbye"
        assert [text[s:e] for s, e in CLEAN.ignoring(["um", "bye bye"]).off_limits(text)] == ["um", "Um", "bye\nbye"]
        assert [text[s:e] for s, e in CLEAN.ignoring(["Um"]).off_limits(text)] == ["Um"]
        assert CLEAN.ignoring(["", " "]).ignore == frozenset()

    def test_what_touches_is_one(self):
        text = "one two three"
        assert CLEAN.ignoring(["one two", "two three"]).off_limits(text) == (Span(0, 7),)
        assert CLEAN.off_limits("") == ()

    def test_what_a_comment_switches_off_in_the_source_is_off_in_the_reading_text(self):
        source = "um <!-- mondegreen: off -->um &amp; um<!-- mondegreen: on --> um"
        runs = (Run(0, 3, 0), Run(27, 30, 3), Run(30, 35, 6, "&"), Run(35, 38, 7), Run(61, 64, 10))
        transcript = Transcript(source, "um um & um um", (Segment(0, 13),), runs)
        assert seen_in(transcript, switched_off(source)) == (Span(3, 10),)
        assert seen_in(transcript, ()) == ()

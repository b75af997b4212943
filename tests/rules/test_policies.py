"""How far each policy goes."""

import pytest

from mondegreen.errors import UnknownNameError
from mondegreen.limits import outside
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN, POLICIES, READING, STRICT, policy_named
from mondegreen.proposal import Kind

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

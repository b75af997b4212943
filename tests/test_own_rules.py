"""Rules of the user's own: data that mends, spares, and can never hang the program."""

import time

import pytest

from mondegreen import Corrector
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.own_rules import Failure, OwnRule, chained, failures, mended
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN, STRICT
from mondegreen.proposal import Kind
from mondegreen.transcripts.transcript import Segment


def by(heard="open eye", becomes="OpenAI", **more):
    return OwnRule("mine", becomes, heard, **more)


def pattern(pattern, becomes, **more):
    return OwnRule("mine", becomes, pattern=pattern, **more)


class TestWords:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("at open eye, and Open Eye", "at OpenAI, and OpenAI"),
            ("at open\neye and OPEN  EYE.", "at OpenAI and OpenAI."),
            ("open eyes, reopen eye, open-eye", "open eyes, reopen eye, open-eye"),
            ("open eye's", "open eye's"),
            ("at open\n\neye", "at open\n\neye"),
            ("open open eye open eye", "open OpenAI OpenAI"),
            ("İ open eye", "İ OpenAI"),
        ],
    )
    def test_are_whole_words_in_any_case_with_any_space_between(self, before, after):
        assert mended(by(), before) == after

    def test_take_the_capitals_of_what_was_heard_where_the_rule_has_none(self):
        rule = by("all intensive purposes", "all intents and purposes")
        assert mended(rule, "All intensive purposes") == "All intents and purposes"
        assert mended(rule, "ALL INTENSIVE PURPOSES") == "ALL INTENTS AND PURPOSES"

    def test_of_either_apostrophe_are_the_same(self):
        assert mended(by("can't", "cannot"), "I can’t, can I?") == "I cannot, can I?"

    def test_are_not_read_as_a_pattern(self):
        assert mended(by("a.b (c", "x"), "axb (c, a.b (c") == "axb (c, x"

    def test_that_become_nothing_go_with_their_space(self):
        assert mended(by("you see", ""), "so you see it") == "so it"

    def test_stay_in_a_text_of_one_word_again_and_again(self):
        started = time.monotonic()
        assert mended(by("a a a a a b", "x"), "a " * 50_000) == "a " * 50_000
        assert time.monotonic() - started < 5


class TestConditions:
    def test_a_word_must_be_near_or_must_not(self):
        rule = by(near=["founder", "San Francisco"], not_near=["wide"], within=4)
        assert mended(rule, "a founder of open eye") == "a founder of OpenAI"
        assert mended(rule, "open eye in San  Francisco") == "OpenAI in San  Francisco"
        for text in ("an open eye", "a founder of it all, a man with an open eye", "a founder of open eye, wide"):
            assert mended(rule, text) == text

    def test_a_rule_may_be_for_some_files_only(self):
        rule = by(files=["talks/*", "*.srt"])
        assert rule.concerns("talks/a.txt")
        assert rule.concerns("x/y.srt")
        assert not rule.concerns("a.txt")
        assert not rule.concerns("-")
        assert by().concerns("-")

    def test_a_rule_may_be_for_one_speaker_only(self):
        text = "open eye\nopen\neye\n\nopen eye"
        segments = (
            Segment(0, 8, "Craig"),
            Segment(9, 13, "craig "),
            Segment(14, 17, "craig "),
            Segment(19, 27, "Ilya"),
        )
        found = by(speaker=["CRAIG"]).among(segments).propose(Passage.of(text))
        assert [(p.start, p.end) for p in found] == [(0, 8), (9, 17)]
        assert len(list(by().among(segments).propose(Passage.of(text)))) == 3


class TestPatterns:
    def test_put_groups_where_they_are_asked_for_and_nothing_else(self):
        rule = pattern(r"(?i)\bversion (\d+) point (?P<minor>\d+)(x)?", r"v\1.\g<minor>\3\n")
        assert mended(rule, "Version 2 point 5") == r"v2.5\n"

    def test_see_one_stretch_between_empty_lines_at_a_time(self):
        assert mended(pattern(r"^a[\s\S]*c$", "x"), "a b\nc\n\na\n\nc") == "x\n\na\n\nc"

    def test_that_match_nothing_find_nothing(self):
        assert mended(pattern("x*", "y"), "axxa") == "aya"

    @pytest.mark.parametrize(
        ("given", "becomes", "said"),
        [
            ("(a", "", "pattern: it cannot be read"),
            ("a" * 1001, "", "more than 1,000 characters"),
            ("(?:a{1000}){1000}", "", "counted repeats"),
            ("(((a{99}){99}){99}){" + "9" * 900 + "}", "", "counted repeats"),
            ("(" * 400 + ")" * 400, "", "nested too deeply"),
            ("(a)", r"\2", "no group 2"),
            ("(?P<n>a)", r"\g<m>", "no group m"),
        ],
    )
    def test_that_cannot_be_used_are_refused_with_a_reason(self, given, becomes, said):
        with pytest.raises(MalformedError, match=said):
            pattern(given, becomes)

    @pytest.mark.parametrize(
        ("given", "text"),
        [
            ("(a+)+$", "a" * 5000 + "b"),
            ("(a|aa)+$", "a" * 60 + "b"),
            (r"(?:\w+\s?)*?(?:\w+\s?)*?(?:\w+\s?)*?\d$", "some words " * 2000 + "!"),
            (r"\s+$", " " * 100_000 + "x"),
            ("(a|aa)+$", ("a" * 26 + "b\n\n") * 2000),
        ],
    )
    def test_that_are_hostile_cannot_hang_the_program(self, given, text):
        started = time.monotonic()
        rule = pattern(given, "x")
        assert mended(rule, text) == text
        assert time.monotonic() - started < 6

    def test_that_take_too_long_rest_from_then_on(self):
        rule = pattern("(a|aa)+$|b", "x")
        assert mended(rule, "b") == "x"
        assert mended(rule, "a" * 60 + "b c") == "a" * 60 + "b c"
        assert rule.watch.overran
        assert mended(rule, "b") == "b"


class TestTests:
    def test_that_come_out_are_no_failures(self):
        rule = by(fixes=(("at open eye", "at OpenAI"),), stays=("open eyes",))
        assert list(failures(rule)) == []

    def test_that_do_not_come_out_are_told(self):
        rule = by("so", "so so", fixes=(("so it", "so so it"), ("no", "yes")), stays=("so",))
        assert list(failures(rule)) == [
            Failure("so so it", "so so it", "so so so so it"),
            Failure("no", "yes", "no"),
            Failure("so", "so", "so so"),
        ]

    def test_tell_chains_and_circles(self):
        one, two = OwnRule("one", "b", "a"), OwnRule("two", "a", "b")
        assert list(chained([one])) == []
        assert list(chained([one, two])) == [(one, two), (two, one)]


class TestInThePolicy:
    def text(self, text, *rules, policy=CLEAN):
        corrector = Corrector(policy=policy.with_rules(*(rule.everywhere() for rule in rules)), packs=())
        return [(p.text, p.replacement, p.confidence, p.rule) for p in corrector.propose(text)]

    def test_they_run_beside_the_shelf_in_one_pass_over_the_text_as_it_was(self):
        first, second = OwnRule("one", "taco", "tack oh"), OwnRule("two", "Teku", "taco", level="ask")
        assert self.text("the the tack oh and taco", first, second) == [
            ("the", "", 0.95, "repeated-word"),
            ("tack oh", "taco", 0.97, "one"),
            ("taco", "Teku", 0.6, "two"),
        ]

    def test_they_leave_alone_what_the_policy_leaves_alone(self):
        assert self.text("open eye [sic] here", OwnRule("one", "x", "eye")) == []
        assert self.text("an open eye", by(), policy=CLEAN.ignoring(["open eye"])) == []
        assert self.text("well then", OwnRule("one", "", "well", kind=Kind.FILLER), policy=STRICT) == []

    def test_they_are_switched_off_by_name_like_any_other(self):
        policy = CLEAN.with_rules(by().everywhere())
        assert "mine" not in {rule.name for rule in policy.without("mine").rules}
        with pytest.raises(UnknownNameError):
            CLEAN.without("mine")

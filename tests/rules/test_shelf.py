"""Every rule on the shelf proves itself by its own examples; this file never needs to be touched for a new one."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from rules_page import PAGE, page

from mondegreen import rules
from mondegreen.passage import Passage
from mondegreen.rule import Rule, all_rules
from mondegreen.settle import settled
from mondegreen.transcripts.edits import Edit, closed_up, replaced

SHELF = all_rules()
FIXES = [(rule, before, after) for rule in SHELF for before, after in rule.fixes.items()]
SPARES = [(rule, text) for rule in SHELF for text in rule.spares]
WRONGLY = [(rule, text) for rule in SHELF for text in rule.wrongly]
UNATTENDED = 0.9
WRITES = ("number", "spelled", "casing", "punctuation")
"""Kinds that change how words are written, not which words stand there."""
WEIGHTY = re.compile(r"\b(?:no|not|never|nor|without|left|right|\w+n['’]t|\d[\d.,]*)\b", re.IGNORECASE)


def named(value: object) -> str:
    return value.name if isinstance(value, Rule) else str(value)


def mended(rule: Rule, text: str) -> str:
    proposals = settled(rule.propose(Passage.of(text)))
    return replaced(text, closed_up(text, (Edit(p.start, p.end, p.replacement) for p in proposals)))


@pytest.mark.parametrize(("rule", "before", "after"), FIXES, ids=named)
def test_a_fix_gives_exactly_the_text(rule, before, after):
    assert mended(rule, before) == after


@pytest.mark.parametrize(("rule", "before", "after"), FIXES, ids=named)
def test_the_mended_text_is_left_alone(rule, before, after):
    assert mended(rule, after) == after


@pytest.mark.parametrize(("rule", "text"), SPARES, ids=named)
def test_what_it_spares_is_spared(rule, text):
    assert list(rule.propose(Passage.of(text))) == []


@pytest.mark.xfail(strict=True, reason="a known false alarm")
@pytest.mark.parametrize(("rule", "text"), WRONGLY, ids=named)
def test_what_it_does_wrongly_is_known(rule, text):
    assert list(rule.propose(Passage.of(text))) == []


@pytest.mark.parametrize("rule", SHELF, ids=named)
class TestEveryRule:
    def test_shows_what_it_fixes_and_what_it_spares(self, rule):
        assert rule.fixes
        assert rule.spares

    def test_says_in_one_sentence_what_is_wrong(self, rule):
        assert re.fullmatch(r"[A-Z*][^.?!]*\.", rule.says)

    def test_proposes_the_same_twice(self, rule):
        texts = [*rule.fixes, *rule.spares]
        first = [list(rule.propose(Passage.of(text))) for text in texts]
        assert first == [list(rule.propose(Passage.of(text))) for text in texts]

    def test_says_of_every_proposal_what_it_replaces_and_why(self, rule):
        for text in rule.fixes:
            for proposal in rule.propose(Passage.of(text)):
                assert text[proposal.start : proposal.end] == proposal.text != proposal.replacement
                assert 0 < proposal.confidence < 1
                assert proposal.reason.endswith(".")

    def test_finds_nothing_in_nothing(self, rule):
        for text in ("", " ", "\n\n", "-", "é"):
            assert list(rule.propose(Passage.of(text))) == []

    def test_stands_in_the_file_of_its_name(self, rule):
        module = import_module(f"{rules.__name__}.{rule.name.replace('-', '_')}")
        assert rule in vars(module).values()

    def test_is_in_the_documentation(self, rule):
        assert f"### {rule.name}\n" in PAGE.read_text("utf-8")


def test_a_file_holds_one_rule():
    files = {module.name for module in iter_modules(rules.__path__) if not module.name.startswith("_")}
    assert sorted(files) == sorted(rule.name.replace("-", "_") for rule in SHELF)


def test_the_documentation_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), f"run python {Path(__file__).parent / 'rules_page.py'}"


@pytest.mark.parametrize(
    ("rule", "before"), [(rule, before) for rule, before, _ in FIXES if rule.kind not in WRITES], ids=named
)
def test_numbers_negation_and_sides_are_never_touched_unattended(rule, before):
    for proposal in rule.propose(Passage.of(before)):
        if proposal.confidence >= UNATTENDED:
            assert WEIGHTY.findall(proposal.text) == WEIGHTY.findall(proposal.replacement)

"""Writes docs/rules.md from the rules themselves: `python tests/rules/rules_page.py`."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from mondegreen.policies import POLICIES
from mondegreen.rule import Level, Rule, all_rules

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
HEAD = """\
# The rules

What the text itself gives away. Each rule is one file of `corrections/mondegreen/rules/`, with the texts that it mends
and those that it must leave alone; this page is made of them.

A policy says how far to go:

"""


def page() -> str:
    """The whole page."""
    presets = "".join(f"- **{policy.name}**: {policy.says}\n" for policy in POLICIES.values())
    shelf = sorted(all_rules(), key=attrgetter("kind", "name"))
    kinds = (f"\n## {kind}\n{''.join(map(entry, rules))}" for kind, rules in groupby(shelf, key=attrgetter("kind")))
    return f"{HEAD}{presets}{''.join(kinds)}"


def entry(rule: Rule) -> str:
    """What the page says of one rule."""
    return f"\n### {rule.name}\n\n{rule.says} {since(rule)}\n\n{''.join(examples(rule))}"


def since(rule: Rule) -> str:
    """The policies that run it."""
    if rule.kind == "number":
        return "*Only where numbers are asked for.*"
    return {Level.STRICT: "*In every policy.*", Level.CLEAN: "*From clean on.*", Level.READING: "*In reading.*"}[
        rule.level
    ]


def examples(rule: Rule) -> Iterator[str]:
    """Its examples, a line each."""
    for before, after in rule.fixes.items():
        yield f"- {quoted(before)} → {quoted(after)}\n"
    for text in rule.spares:
        yield f"- leaves alone: {quoted(text)}\n"
    for text in rule.wrongly:
        yield f"- wrongly changes: {quoted(text)}\n"


def quoted(text: str) -> str:
    """A text as code, its line breaks shown."""
    return f"`{text.replace(chr(10), ' ⏎ ')}`"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

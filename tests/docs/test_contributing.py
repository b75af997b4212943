"""The ladder of CONTRIBUTING.md holds what it promises."""

import re
import textwrap
from pathlib import Path

from mondegreen.passage import Passage
from mondegreen.rule import Rule

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAMED = re.compile(r"(?:corrections|dictionaries|tests|tui|docs)/[\w/.-]+")


def test_every_file_and_folder_that_it_names_is_there():
    assert [name for name in NAMED.findall(PAGE) if not (ROOT / name.rstrip(".")).exists()] == []


def test_the_rule_that_it_shows_is_a_rule_that_proves_itself():
    source = textwrap.dedent(re.search(r"^  ```python\n(.*?)^  ```$", PAGE, re.MULTILINE | re.DOTALL)[1])
    shown: dict[str, object] = {}
    exec(source, shown)
    rule = shown["would_have"]
    assert isinstance(rule, Rule)
    for before, after in rule.fixes.items():
        (proposal,) = rule.propose(Passage.of(before))
        assert f"{before[: proposal.start]}{proposal.replacement}{before[proposal.end :]}" == after
    assert not any(list(rule.propose(Passage.of(text))) for text in rule.spares)

"""Spaces before a comma or a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SPACED = re.compile(r" (?=[,;.!?](?:[\s\"”’')\]]|\Z))")


@rule(
    Kind.PUNCTUATION,
    fixes={"It works , she said . Really ?": "It works, she said. Really?"},
    spares=["we use .NET here", "it costs .5 of that", "and then ... nothing", "a, b"],
)
def space_before_mark(passage: Passage) -> Iterator[Change]:
    """A mark follows its word without a space."""
    for match in SPACED.finditer(passage.text):
        if match.start() and passage.text[match.start() - 1].isalnum():
            yield Change(match.start(), match.end(), "", 0.96, "No space stands before this mark.")

"""Arrows that captions write where another speaker begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule

ARROW = re.compile(r">>>?(?= ?[\w\"“'‘\[(]) ?")


@rule(
    Kind.TAG,
    Level.CLEAN,
    language="",
    fixes={">> Hello. >> Hi there.": "Hello. Hi there.", ">>I know": "I know"},
    spares=["x>>y", "a > b", "-> this"],
    wrongly=["shift it with n >> m"],
)
def speaker_arrow(passage: Passage) -> Iterator[Change]:
    """An arrow marks another speaker; nobody said it."""
    for match in ARROW.finditer(passage.text):
        if not passage.text[match.start() - 1 : match.start()].strip():
            yield Change(match.start(), match.end(), "", 0.96, "An arrow marks another speaker.")

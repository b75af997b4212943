"""Sounds of hesitation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

FILLER = re.compile(r"(?<![\w'’-])(?:u+h+m*|u+m+|e+r+m+|h+m+m+)(?![\w'’-])(?P<comma>,?)", re.IGNORECASE)


@rule(
    Kind.FILLER,
    fixes={
        "your excitement about uh the breakthroughs": "your excitement about the breakthroughs",
        "So, um, we did": "So, we did",
        "Um, we did": "We did",
    },
    spares=["uh-huh, I see", "the ER was full", "an um-brella", "he said err on the side of caution"],
)
def filler_sound(passage: Passage) -> Iterator[Change]:
    """A sound of hesitation carries no meaning."""
    for match in FILLER.finditer(passage.text):
        start, end = match.span()
        after = passage.text[end : end + 2]
        if passage.text[start].isupper() and after[:1] == " " and after[1:].islower():
            yield Change(start, end + 2, after[1:].upper(), 0.95, f"{match.group()!r} is a hesitation.")
        else:
            yield Change(start, end, "", 0.95, f"{match.group()!r} is a hesitation.")

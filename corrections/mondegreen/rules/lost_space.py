"""Words that stick together at a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import is_word

MARK = re.compile(r"[,;?!.](?=[^\W\d_]{2})")
LEFT = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}$")
RIGHT = re.compile(r"[^\W\d_]{2,}(?![\w/@]|\.\w)")


@rule(
    Kind.PUNCTUATION,
    fixes={"It works,she said.Then it did not": "It works, she said. Then it did not"},
    spares=[
        "see example.com or Node.js, ASP.Net",
        "1,000 and e.g.this, a U.S.company",
        "https://example.com/a,b",
    ],
)
def lost_space(passage: Passage) -> Iterator[Change]:
    """A space follows this mark."""
    text = passage.text
    for mark in MARK.finditer(text):
        left = LEFT.search(text, max(0, mark.start() - 40), mark.start())
        right = RIGHT.match(text, mark.end())
        if not left or not right or not is_word(left.group().lower()) or not is_word(right.group().lower()):
            continue
        full = mark.group() == "."
        if not full or (left.group().islower() and right.group().istitle()):
            yield Change(*mark.span(), f"{mark.group()} ", 0.9 if full else 0.94, "A space follows this mark.")

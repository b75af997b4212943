"""*Like*, where nothing is likened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import opens, taken_out

LIKE = re.compile(r"like(?=,)")


@rule(
    Kind.FILLER,
    Level.READING,
    fixes={"It is, like, the best. Like, really the best.": "It is the best. Really the best."},
    spares=[
        "People like, say, you and me",
        "He was like, no way",
        "It looks like, I think, a cat",
        "I like, as you know, cats",
    ],
    wrongly=["There are animals here, like, cats and dogs."],
)
def filler_like(passage: Passage) -> Iterator[Change]:
    """*Like* between commas likens nothing."""
    text = passage.text
    for match in LIKE.finditer(passage.lowered):
        start, end = match.span()
        head = opens(text, start)
        if head or text[start - 2 : start] == ", ":
            yield Change(*taken_out(text, start, end), 0.85 if head else 0.72, "*like* likens nothing here.")

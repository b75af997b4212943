"""*I mean*, said to gain time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import opens, taken_out

I_MEAN = re.compile(r"i mean(?=,)")


@rule(
    Kind.FILLER,
    Level.READING,
    fixes={"I mean, it works. It is, I mean, good": "It works. It is good"},
    spares=["That is what I mean, and I mean it", "I mean that it works"],
    wrongly=["Meet on Tuesday, I mean, Thursday."],
)
def filler_i_mean(passage: Passage) -> Iterator[Change]:
    """*I mean* between commas gains time, where it does not correct what was said."""
    text = passage.text
    for match in I_MEAN.finditer(passage.lowered):
        start, end = match.span()
        if text[start - 2 : start] == ", " or opens(text, start):
            yield Change(*taken_out(text, start, end), 0.64, "*I mean* is said to gain time.")

"""Lines that a recogniser wrote again and again, caught in a loop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

LINE = re.compile(r"[^\n]+")
NOTES = ("", "♪", "♫")
"""What a line of a song begins with: choruses come again."""
FEWEST, MANY = 3, 9
SHORTEST = 12
"""Characters of a line below which it may well be said again and again: *No.*, *Thank you.*, unless for very long."""


@rule(
    Kind.REPEAT,
    language="",
    fixes={
        "I'm going to the shop.\nI'm going to the shop.\nI'm going to the shop.\nand so": (
            "I'm going to the shop.\nand so"
        ),
    },
    spares=[
        "No.\nNo.\nNo.\nNo.",
        "I'm going to the shop.\nI'm going to the shop.\nNow.",
        "♪ All you need is love\n♪ All you need is love\n♪ All you need is love",
    ],
)
def looped_line(passage: Passage) -> Iterator[Change]:
    """The same line stands here again and again."""
    every = passage.text.split("\n")
    if not any(one == other and one for one, other in pairwise(every)):
        return
    for line, group in groupby(LINE.finditer(passage.text), key=lambda match: match.group().strip().casefold()):
        lines = list(group)
        if len(lines) < FEWEST or line[:1] in NOTES or (len(line) < SHORTEST and len(lines) < MANY):
            continue
        confidence = 0.95 if len(lines) > 5 else 0.9 if len(lines) > FEWEST else 0.75
        for match in lines[1:]:
            yield Change(*match.span(), "", confidence, f"This line stands here {len(lines)} times in a row.")

"""*You know*, said to keep the listener."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import opens, taken_out

YOU_KNOW = re.compile(r"you know(?=[,.?!])")


@rule(
    Kind.FILLER,
    Level.READING,
    fixes={
        "It was, you know, a good day": "It was a good day",
        "You know, it was. It was great, you know.": "It was. It was great.",
    },
    spares=["Do you know, or not?", "as you know, it works", "I want you to know, and you know it", "you know what"],
    wrongly=["The one who did it, you know, he said."],
)
def filler_you_know(passage: Passage) -> Iterator[Change]:
    """*You know* between commas tells the listener nothing."""
    text = passage.text
    for match in YOU_KNOW.finditer(passage.lowered):
        start, end = match.span()
        if text[start - 2 : start] == ", " or (opens(text, start) and text[end] == ","):
            yield Change(*taken_out(text, start, end), 0.95, "*you know* is said to keep the listener.")

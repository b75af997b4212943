"""Words broken off and begun again."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import taken_out

BREAK = pattern(r"[-–—],?\s(?=\w)")
FRAGMENT = pattern(r"(?<![\w'’.@/-])[^\W\d_]+$")
NOT_UNATTENDED = frozenset("can four five hundred left nine no non not one right seven six ten three two".split())
"""Numbers, negation and sides, and what begins like them: no machine takes them away alone."""


@rule(
    Kind.REPEAT,
    Level.CLEAN,
    fixes={
        "I was w- watching th- the race": "I was watching the race",
        "But- but the press is here. W- we are here.": "But the press is here. We are here.",
    },
    spares=[
        "pre- and post-war art",
        "a well-known word, and he said wait- What?",
        "it mentions it in the ti- Yeah.",
        "one- one hundred",
    ],
    wrongly=["he is the co- coordinator of two- or three-year plans, on- online"],
)
def broken_word(passage: Passage) -> Iterator[Change]:
    """A word is broken off and begun again."""
    text, low = passage.text, passage.lowered
    for gap in BREAK.finditer(text):
        fragment = FRAGMENT.search(low, max(0, gap.start() - 30), gap.start())
        if fragment and low.startswith(fragment.group(), gap.end()) and fragment.group() not in NOT_UNATTENDED:
            yield Change(
                *taken_out(text, *fragment.span()), 0.9, f"*{fragment.group()}* is broken off and begun again."
            )

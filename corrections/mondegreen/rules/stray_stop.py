"""Full stops that a recogniser put behind a number in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

STOP = re.compile(r"(?<=\d)\.(?= [^\W\d_])")

FEW = 100
"""Words below which so rare a mark is no sign of punctuation."""


@rule(
    Kind.PUNCTUATION,
    fixes={
        "and so it came that when I was 17. we moved and in 2003. today it works": (
            "and so it came that when I was 17 we moved and in 2003 today it works"
        )
    },
    spares=["I was 17. We moved. It was good. It was far.", "it is 17.5 and 3. Then it is four. And so on."],
    wrongly=["it all was over in 2003. now we know"],
)
def stray_stop(passage: Passage) -> Iterator[Change]:
    """A full stop behind a number ends no sentence in a text without full stops."""
    found = list(STOP.finditer(passage.text))
    if (passage.punctuated and len(passage.tokens) > FEW) or passage.text.count(". ") > 2 * len(found):
        return
    for stop in found:
        if passage.text[stop.end() + 1].islower():
            yield Change(*stop.span(), "", 0.4, "The number before it may have asked for this full stop.")

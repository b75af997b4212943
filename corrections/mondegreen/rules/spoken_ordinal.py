"""Ordinals beyond the tenth that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import ORDINALS, SCALES, TENS, as_ordinal, span


@rule(
    Kind.NUMBER,
    fixes={
        "the twenty-first century, her thirteenth, the thirty second one": "the 21st century, her 13th, the 32nd one"
    },
    spares=[
        "the first, the second and the tenth",
        "give me twenty seconds",
        "a fiftieth of it",
        "the two thousand twenty third quarter",
    ],
)
def spoken_ordinal(passage: Passage) -> Iterator[Change]:
    """An ordinal beyond the tenth is written in words."""
    words = passage.words
    for index in [index for index, word in enumerate(words) if word in ORDINALS]:
        tens = TENS.get(words[index - 1], 0) if index and passage.between(index - 1) in (" ", "-") else 0
        tens = tens if ORDINALS[words[index]] < 10 else 0
        value, first = tens + ORDINALS[words[index]], index - (tens > 0)
        before = words[first - 1] if first else ""
        if value > 10 and before not in ("a", "an", "one") and before not in TENS | SCALES:
            yield Change(*span(passage, first, index), as_ordinal(value), 0.85, "Ordinals beyond the tenth are digits.")

"""*Sort of* and *kind of*, where no sort is named."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import taken_out

SORT_OF = pattern(r", (?P<said>(?:sort|kind) of)(?=,)")


@rule(
    Kind.FILLER,
    Level.READING,
    fixes={"It is, sort of, done and, kind of, good": "It is done and good"},
    spares=["what sort of, and what kind of, a thing", "a kind of cheese", "it sort of works"],
)
def filler_sort_of(passage: Passage) -> Iterator[Change]:
    """*Sort of* between commas takes back what was said without a reason."""
    for match in SORT_OF.finditer(passage.lowered):
        yield Change(*taken_out(passage.text, *match.span("said")), 0.55, f"*{match['said']}* names no sort.")

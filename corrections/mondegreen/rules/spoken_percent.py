"""Percentages that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import ranges, span, stands_alone


@rule(
    Kind.NUMBER,
    fixes={
        "it grew by five percent, then by fifteen point two per cent": "it grew by 5%, then by 15.2%",
        "five to ten percent": "5 to 10%",
    },
    spares=["a percentage of five", "twenty thirty percent"],
)
def spoken_percent(passage: Passage) -> Iterator[Change]:
    """A percentage is written in words."""
    for numeral, lead in ranges(passage) if "percent" in passage.counts or "cent" in passage.counts else ():
        after = passage.words[numeral.last + 1 : numeral.last + 3]
        length = 1 if after[:1] == ("percent",) else 2 if after == ("per", "cent") else 0
        if length and stands_alone(passage, numeral):
            start, end = span(passage, lead.first if lead else numeral.first, numeral.last + length)
            start_of = f"{lead.digits} {passage.words[numeral.first - 1]} " if lead else ""
            yield Change(start, end, f"{start_of}{numeral.digits}%", 0.97, "A percentage is written with its sign.")

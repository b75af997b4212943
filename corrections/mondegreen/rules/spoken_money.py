"""Sums of money that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import ranges, span, stands_alone

SIGNS = {"dollars": "$", "euros": "€", "pounds": "£"}


@rule(
    Kind.NUMBER,
    fixes={
        "it cost fifteen dollars and three point two million euros": "it cost $15 and €3.2 million",
        "between five and ten dollars": "between $5 and $10",
    },
    spares=["a hundred dollars", "dollars and cents", "twenty thirty dollars"],
    wrongly=["it weighs ten pounds"],
)
def spoken_money(passage: Passage) -> Iterator[Change]:
    """A sum of money is written in words."""
    for numeral, lead in ranges(passage) if not SIGNS.keys().isdisjoint(passage.counts) else ():
        sign = SIGNS.get("".join(passage.words[numeral.last + 1 : numeral.last + 2]))
        vague = numeral.last == numeral.first + 1 and passage.words[numeral.first] == "a"
        if sign and stands_alone(passage, numeral) and not vague:
            start, end = span(passage, lead.first if lead else numeral.first, numeral.last + 1)
            start_of = f"{sign}{lead.digits} {passage.words[numeral.first - 1]} " if lead else ""
            sure = 0.7 if sign == "£" else 0.95
            yield Change(
                start, end, f"{start_of}{sign}{numeral.digits}", sure, "A sum of money is written with its sign."
            )

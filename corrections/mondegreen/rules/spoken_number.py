"""Numbers from ten on that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import INDEFINITE, Numeral, ranges, span, stands_alone


@rule(
    Kind.NUMBER,
    fixes={
        "we saw a hundred and fifty of them": "we saw 150 of them",
        "about twenty-five basis points": "about 25 basis points",
        "it grew to three point five billion": "it grew to 3.5 billion",
        "some fifteen thousand two hundred people": "some 15,200 people",
    },
    spares=[
        "one or two of nine",
        "call nine one one",
        "a couple of hundred, a hundred, half a million and thousands",
        "Twenty of us went",
        "on the twenty first",
        "five to ten of them",
    ],
)
def spoken_number(passage: Passage) -> Iterator[Change]:
    """A number from ten on is written in words."""
    for numeral, lead in ranges(passage):
        small = lead is not None and lead.value < 10 and not lead.scale
        if not small and _is_worth_digits(passage, numeral) and stands_alone(passage, numeral):
            yield Change(
                *span(passage, numeral.first, numeral.last), numeral.digits, 0.9, "Numbers from ten on are digits."
            )


def _is_worth_digits(passage: Passage, numeral: Numeral) -> bool:
    opens = passage.opens_sentence(numeral.first) and passage.tokens[numeral.first].text[0].isupper()
    vague = numeral.last == numeral.first + 1 and passage.words[numeral.first] == "a"
    hedged = not INDEFINITE.isdisjoint(passage.words[max(0, numeral.first - 2) : numeral.first])
    year = 2000 < numeral.value < 2100 and not numeral.decimals
    return (numeral.value >= 10 or bool(numeral.decimals or numeral.scale)) and not (opens or vague or hedged or year)

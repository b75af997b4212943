"""Years that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import SMALL, TENS, UNITS, numerals, span

BEFORE_A_YEAR = frozenset(
    "after before by calendar during early fall fiscal for from full in into january february march april may june "
    "july august september october november december late mid of quarter since spring summer through till to until "
    "versus winter year".split()
)
CENTURIES = range(15, 21)


@rule(
    Kind.NUMBER,
    fixes={
        "in nineteen ninety-nine and since twenty twenty": "in 1999 and since 2020",
        "by two thousand and eight, in nineteen oh five": "by 2008, in 1905",
    },
    spares=["nineteen of ninety", "twenty twenty vision", "two thousand and eight people", "he is twenty"],
)
def spoken_year(passage: Passage) -> Iterator[Change]:
    """A year is written in words."""
    found = list(numerals(passage))
    for numeral in found:
        year, last = _year(passage, numeral.first, numeral.last, numeral.value)
        before = passage.words[numeral.first - 1] if numeral.first else ""
        if year and before in BEFORE_A_YEAR and not _counts_things(passage, last):
            yield Change(*span(passage, numeral.first, last), str(year), 0.97, "A year is written in digits.")


def _year(passage: Passage, first: int, last: int, value: int) -> tuple[int, int]:
    """The year that begins with this token and its last token, or 0."""
    words = passage.words
    if words[first : first + 2] == ("two", "thousand") and 2000 <= value < 2100:
        return value, last
    if first != last or value not in CENTURIES or last + 1 >= len(words) or passage.between(last) not in (" ", "-"):
        return 0, last
    if words[last + 1] == "oh" and words[last + 2 : last + 3] and words[last + 2] in UNITS:
        return 100 * value + UNITS[words[last + 2]], last + 2
    rest = SMALL.get(words[last + 1], 0)
    if rest < 10:
        return 0, last
    unit = UNITS.get("".join(words[last + 2 : last + 3]), 0) if words[last + 1] in TENS else 0
    return 100 * value + rest + unit, last + 1 + (unit > 0)


def _counts_things(passage: Passage, last: int) -> bool:
    """Whether what follows is counted: *two thousand and eight people*."""
    after = "".join(passage.words[last + 1 : last + 2])
    tied = last + 1 < len(passage.words) and passage.between(last) == " "
    return tied and (
        after in ("vision", "hindsight", "percent", "dollars", "point") or (after.endswith("s") and len(after) > 4)
    )

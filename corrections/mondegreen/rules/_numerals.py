"""Numbers said in words, British (*a hundred and five*) or American (*a hundred five*), and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mondegreen.passage import Passage

UNITS = {word: value for value, word in enumerate("zero one two three four five six seven eight nine".split())}
TEENS = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SMALL = UNITS | TEENS | TENS
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LARGE = ("million", "billion", "trillion")
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {f"{word[:-1]}ieth": value for word, value in TENS.items() if word != "twenty"}
INDEFINITE = frozenset("couple few half several".split())
"""Words that make the number behind them a manner of speaking: *a couple of hundred*."""


class Numeral(NamedTuple):
    """Tokens `first` to `last` say a number: `value`, then `decimals` behind the point, then `scale` kept as a word."""

    first: int
    last: int
    value: int
    decimals: str = ""
    scale: str = ""

    @property
    def digits(self) -> str:
        """How it is written."""
        whole = f"{self.value:,}" + (f".{self.decimals}" if self.decimals else "")
        return f"{whole} {self.scale}" if self.scale else whole


def numerals(passage: Passage) -> Iterator[Numeral]:
    """Every number said in words, the longest at each place."""
    words, after = passage.words, 0
    for index in [at for at, word in enumerate(words) if word in SMALL or word in SCALES]:
        if index < after:
            continue
        first = index - (words[index] in SCALES)
        if first < index and (first < after or words[first] != "a" or not _tied(passage, first)):
            continue
        numeral = _read(passage, first)
        after = numeral.last + 1
        yield numeral


def _read(passage: Passage, first: int) -> Numeral:
    words = passage.words
    value, last = _whole(passage, first)
    decimals, end = _decimals(passage, last)
    if words[end] in LARGE and end == last:
        return _scaled(passage, Numeral(first, last, value))
    if decimals and words[end + 1 : end + 2] and words[end + 1] in LARGE and _tied(passage, end):
        return Numeral(first, end + 1, value, decimals, words[end + 1])
    return Numeral(first, end, value, decimals)


def _scaled(passage: Passage, numeral: Numeral) -> Numeral:
    """Millions without a remainder keep the word: *125 million*."""
    scale = passage.words[numeral.last]
    return numeral._replace(value=numeral.value // SCALES[scale], scale=scale)


def _whole(passage: Passage, first: int) -> tuple[int, int]:
    """The whole number that begins here, and its last token."""
    total, current, ceiling, last = 0, SMALL.get(passage.words[first], 1), 10**15, first
    while (step := _next(passage, last)) < len(passage.words):
        word = passage.words[step]
        if word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in SCALES and word != "hundred" and current and SCALES[word] < ceiling:
            ceiling = SCALES[word]
            total, current = total + current * ceiling, 0
        elif word in SMALL and _fits(current, SMALL[word], last, passage):
            current += SMALL[word]
        else:
            break
        last = step
    return total + current, last


def _fits(current: int, more: int, last: int, passage: Passage) -> bool:
    """Whether a small number goes on the number so far: *twenty* and *five*, *hundred* and *twelve*."""
    if passage.words[last] in SCALES:
        return more > 0
    return current % 100 >= 20 and current % 10 == 0 and 0 < more < 10


def _next(passage: Passage, last: int) -> int:
    """The token that may continue the number; past *and* where a remainder follows."""
    words, step = passage.words, last + 1
    if not _tied(passage, last):
        return len(words)
    if words[last] in SCALES and words[step] == "and" and _tied(passage, step) and words[step + 1] in SMALL:
        return step + 1
    return step


def _decimals(passage: Passage, last: int) -> tuple[str, int]:
    """The digits behind *point*, and the last token of the number with them."""
    words, digits, end = passage.words, "", last + 1
    if words[end : end + 1] != ("point",) or not _tied(passage, last):
        return "", last
    while end + 1 < len(words) and _tied(passage, end) and words[end + 1] in SMALL | {"oh": 0}:
        value = SMALL.get(words[end + 1], 0)
        digits = digits[:-1] + str(value) if value < 10 and words[end] in TENS and digits else digits + str(value)
        end += 1
    return (digits, end) if digits else ("", last)


def _tied(passage: Passage, index: int) -> bool:
    return index + 1 < len(passage.tokens) and passage.between(index) in (" ", "-")


def stands_alone(passage: Passage, numeral: Numeral) -> bool:
    """Whether no other number stands beside it: *nine one one* and *twenty twenty* are not what they add up to."""
    before = passage.words[numeral.first - 1] if numeral.first and _tied(passage, numeral.first - 1) else ""
    after = passage.words[numeral.last + 1] if _tied(passage, numeral.last) else ""
    numbers = SMALL.keys() | SCALES.keys() | ORDINALS.keys() | {"oh"}
    return before not in numbers and after not in numbers and before not in INDEFINITE


def ranges(passage: Passage) -> Iterator[tuple[Numeral, Numeral | None]]:
    """Every number, with the number that it closes a range from: *five to ten*, *between five and ten*."""
    before: Numeral | None = None
    for numeral in numerals(passage):
        yield numeral, before if before and _closes(passage, before, numeral) else None
        before = numeral


def _closes(passage: Passage, before: Numeral, numeral: Numeral) -> bool:
    if before.last != numeral.first - 2:
        return False
    link = passage.words[before.last + 1]
    between = "".join(passage.words[before.first - 1 : before.first]) if before.first else ""
    return link in ("to", "or") or (link == "and" and between == "between")


def as_ordinal(value: int) -> str:
    """How an ordinal is written: 1st, 12th, 23rd."""
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def span(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The characters of these tokens."""
    return passage.tokens[first].start, passage.tokens[last].end

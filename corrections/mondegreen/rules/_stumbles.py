"""Words said again: where a run of one to four words starts anew, hesitations left out of account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice, pairwise
from operator import eq
from typing import NamedTuple

from mondegreen.passage import HESITATION, Passage

WITH_A_SOUND = 0.97
"""How sure a repetition is that holds a hesitation: surer than the hesitation alone, which goes with it."""
BREAK = re.compile(rf"(?:(?:,|…|\.\.\.|[-–—]{{1,2}})?\s++(?:(?:{HESITATION.pattern})\b)?)++", re.IGNORECASE)
"""What stands between a word and its repetition: a space, a comma or a dash, and hesitations."""


class Echo(NamedTuple):
    """The words at `tokens` are said, and said again by the tokens of each of `again`.

    `runs_on` says that the words after them begin once more: *promises and promises and promises*.
    """

    tokens: tuple[int, ...]
    again: tuple[tuple[int, ...], ...]
    runs_on: bool

    @property
    def last(self) -> int:
        """The last token of the last repetition."""
        return self.again[-1][-1]

    @property
    def hesitates(self) -> bool:
        """Whether a sound of hesitation stands amid the words: *and, uh, and*."""
        return self.last - self.tokens[0] >= len(self.tokens) * (1 + len(self.again))


def echoes(passage: Passage, period: int) -> Iterator[Echo]:
    """Every place where `period` words are said twice or more in a row."""
    spoken, words = passage.spoken
    same = list(compress(count(), map(eq, words, islice(words, period, None))))
    for first, many in _stretches(same):
        copies = many // period
        if copies:
            ends = [spoken[at : at + period] for at in range(first, first + period * (copies + 1), period)]
            if all(_flows(passage, one[-1], other[0]) for one, other in pairwise(ends)):
                yield Echo(tuple(ends[0]), tuple(map(tuple, ends[1:])), bool(many % period))


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive numbers, each as its first and its length."""
    first, count = -2, 0
    for place in places:
        if place == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = place, 1
    if count:
        yield first, count


def _flows(passage: Passage, one: int, other: int) -> bool:
    return bool(BREAK.fullmatch(passage.text, passage.tokens[one].end, passage.tokens[other].start))


def heard_twice(passage: Passage, echo: Echo) -> bool:
    """Whether the repetition is written like the first: *There There* is a title, *Will will* a name and a verb."""
    opens = passage.opens_sentence(echo.tokens[0])
    for copy in echo.again:
        for one, other in zip(echo.tokens, copy, strict=True):
            first, second = passage.tokens[one].text, passage.tokens[other].text
            raised = second[0].isupper() and not second.startswith("I")
            if raised or (first != second and not (opens and one == echo.tokens[0])):
                return False
    return True

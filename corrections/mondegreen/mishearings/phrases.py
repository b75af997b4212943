"""Fixed phrases with one place wrong: *by and lodge* is *by and large* but for one word, which sounds like it.

The phrases are in `phrases.txt`, written from knowledge of the language. All but one or two words of a phrase must
stand as they should; the others must sound like what stands in their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import product
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import heard_as
from mondegreen.mishearings.guesses import Guesses
from mondegreen.mishearings.language import NONE, language
from mondegreen.mishearings.track import Joint, Track
from mondegreen_dictionaries import data_file

SHORTEST = 3
"""Words of a phrase that is looked for."""
FAR = 0.36
"""Distance in sound up to which other words stand for those of a phrase."""
COMMON = -7.5
"""The log-probability from which a word is too common to be called misheard."""
FIRM = 13.0
"""How improbable, in nats, the words that stand as they should must be together: *in a* alone proves nothing."""
OPEN, HEARD = (1, 2), (1, 2, 3)
"""How many words of a phrase may be missing, and how many stand in their place."""
HEAD = 18
"""Bits of a hash by which it is looked at before it is sought."""
SEED = 20_270_205


class Row(NamedTuple):
    """Words `first` to `last` stand where a phrase has `one` and `other`; what stands around them is so firm."""

    first: int
    last: int
    one: int
    other: int
    firm: float


@dataclass(frozen=True)
class Frame:
    """Phrases of one shape: `before` words stand, then an open place, then `after` words.

    `codes` are sorted hashes of the standing words; `missing` the numbers of the words that belong into the place.
    """

    before: int
    after: int
    codes: np.ndarray
    missing: np.ndarray

    @cached_property
    def heads(self) -> np.ndarray:
        """Which heads the codes have, for a quick look."""
        heads = np.zeros(1 << HEAD, bool)
        heads[self.codes >> np.uint64(64 - HEAD)] = True
        return heads


def phrases() -> Iterator[tuple[str, ...]]:
    """The shipped phrases, in lower case."""
    for line in data_file("phrases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.lower().split())


@cache
def frames() -> tuple[Frame, ...]:
    """The shipped phrases by every place that may be open in them."""
    known = language()
    shapes: dict[tuple[int, int], list[tuple[int, list[int]]]] = defaultdict(list)
    for words in phrases():
        numbers = known.ids(words)
        if len(words) < SHORTEST or (numbers < 0).any():
            continue
        for size, at in product(OPEN, range(len(words))):
            standing = np.delete(numbers, np.s_[at : at + size])
            if at + size <= len(words) and -known.alone[standing].sum() >= FIRM:
                missing = [*numbers[at : at + size], *[NONE] * (max(OPEN) - size)]
                shapes[at, len(words) - at - size].append((_code(standing), missing))
    return tuple(_frame(before, after, rows) for (before, after), rows in shapes.items())


def _frame(before: int, after: int, rows: Sequence[tuple[int, list[int]]]) -> Frame:
    ordered = sorted(rows)
    codes = np.array([code for code, _ in ordered], np.uint64)
    return Frame(before, after, codes, np.array([missing for _, missing in ordered], np.int64))


@cache
def _factors() -> np.ndarray:
    return np.random.default_rng(SEED).integers(1, 2**63, 16, dtype=np.uint64) | np.uint64(1)


def _code(numbers: np.ndarray) -> int:
    return int(((numbers.astype(np.uint64) + np.uint64(7)) * _factors()[: len(numbers)]).sum(dtype=np.uint64))


def in_phrases(track: Track) -> Guesses:
    """What would make a fixed phrase of what stands in a track."""
    numbers = track.numbers.astype(np.uint64) + np.uint64(7)
    broken = np.concatenate([[0], np.cumsum(track.joints >= Joint.GLUE)])
    rows: list[Row] = []
    for frame, size in product(frames(), HEARD):
        whole = frame.before + size + frame.after
        starts = np.arange(max(0, len(numbers) - whole + 1))
        starts = starts[broken[starts + whole - 1] == broken[starts]]
        rows += _fitting(track, frame, size, starts, numbers)
    return _sounding(track, rows)


def _fitting(track: Track, frame: Frame, size: int, starts: np.ndarray, numbers: np.ndarray) -> Iterator[Row]:
    """What stands in the open place of a phrase, and what belongs there."""
    places = [*range(frame.before), *range(frame.before + size, frame.before + size + frame.after)]
    code = np.zeros(len(starts), np.uint64)
    for factor, place in zip(_factors(), places, strict=False):
        code += numbers[starts + place] * factor
    maybe = np.flatnonzero(frame.heads[code >> np.uint64(64 - HEAD)])
    low, high = (np.searchsorted(frame.codes, code[maybe], side) for side in ("left", "right"))
    firsts = starts[maybe] + frame.before
    free = np.concatenate([[0], np.cumsum(track.plain)])
    rare = np.concatenate([[0], np.cumsum(track.rare(track.numbers, COMMON))])
    telling = (free[firsts + size] - free[firsts] == size) & (rare[firsts + size] > rare[firsts])
    for hit in np.flatnonzero((high > low) & telling):
        first = int(firsts[hit])
        stands = track.numbers[first : first + size].tolist()
        wanted = frame.missing[low[hit] : high[hit]].tolist()
        if [*stands, *[NONE] * (2 - size)] not in wanted:
            firm = float(-track.language.alone[track.numbers[starts[maybe[hit]] + np.array(places)]].sum())
            yield from (Row(first, first + size - 1, new[0], new[1], firm) for new in wanted if _differ(stands, new))


def _differ(stands: Sequence[int], new: Sequence[int]) -> bool:
    """Whether the words differ at both ends: otherwise a smaller place is enough."""
    last = new[0] if new[-1] == NONE else new[-1]
    return stands[0] != new[0] and stands[-1] != last


def _sounding(track: Track, rows: Sequence[Row]) -> Guesses:
    """Those whose words sound like what stands in their place."""
    if not rows:
        return Guesses.of([])
    words = track.language.words
    heard = [track.words[row.first : row.last + 1] for row in rows]
    wanted = [[words[number] for number in (row.one, row.other) if number != NONE] for row in rows]
    said = heard_as({word for each in (*heard, *wanted) for word in each})
    ones, others = (["".join((said[word] or ("",))[0] for word in each) for each in side] for side in (heard, wanted))
    apart = distances(ones, others)
    near = apart <= FAR
    plain = Guesses.of([(*row[:4], float(far)) for row, far in zip(rows, apart, strict=True) if far <= FAR])
    return replace(plain, firm=np.array([row.firm for row in rows], np.float32)[near])

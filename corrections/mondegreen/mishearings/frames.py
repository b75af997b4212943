"""The fixed phrases, by every place that may be open in them.

They are in `phrases.txt`, written from knowledge of the language; what is made of them is kept in a store.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np

from mondegreen.disk.store import code_of, kept, seal_of
from mondegreen.hearing.arrays import scattered
from mondegreen.mishearings.language import NONE, language
from mondegreen_dictionaries import data_file

SHORTEST, LONGEST = 3, 16
"""Words of a phrase that is looked for."""
FIRM = 13.0
"""How improbable, in nats, the words that stand as they should must be together: *in a* alone proves nothing."""
OPEN = (1, 2)
"""How many words of a phrase may be missing."""
FEW = 1_000
"""Hashes that are sought sooner than it is noted which heads there are."""
BITS = 18
HEAD = np.uint64(64 - BITS)
"""All but so many bits of a hash are left out of its head, by which it is looked at before it is sought."""


@dataclass(frozen=True)
class Frame:
    """Phrases of one shape: `before` words stand, then an open place, then `after` words.

    `codes` are sorted hashes of the standing words; `missing` the numbers of the words that belong into the place.
    """

    before: int
    after: int
    codes: np.ndarray
    missing: np.ndarray

    def likely(self, codes: np.ndarray) -> np.ndarray:
        """The places of those of these hashes that may be among `codes`; where there are few, all of them may."""
        return np.flatnonzero(self._heads[codes >> HEAD]) if len(codes) > FEW else np.arange(len(codes))

    @cached_property
    def _heads(self) -> np.ndarray:
        """Which heads the codes have, for a quick look."""
        heads = np.zeros(1 << BITS, bool)
        heads[self.codes >> HEAD] = True
        return heads


def phrases() -> Iterator[tuple[str, ...]]:
    """The shipped phrases, in lower case."""
    for line in data_file("phrases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.lower().split())


@cache
def frames() -> tuple[Frame, ...]:
    """The shipped phrases by every place that may be open in them."""
    sources = (data_file("phrases.txt").read_bytes(), seal_of(data_file("language.npz")))
    sections = kept("phrases", (code_of("mishearings/frames.py"), *sources), _made)
    codes = np.frombuffer(sections["codes"], np.uint64)
    missing = np.frombuffer(sections["missing"], np.int64).reshape(-1, max(OPEN))
    return tuple(
        Frame(before, after, codes[low:high], missing[low:high])
        for before, after, low, high in json.loads(bytes(sections["shapes"]))
    )


def _made() -> dict[str, bytes]:
    """What `frames` reads."""
    shapes: dict[tuple[int, int], list[tuple[int, list[int]]]] = defaultdict(list)
    for shape, row in _rows():
        shapes[shape].append(row)
    ends: list[tuple[int, int, int, int]] = []
    codes: list[int] = []
    missing: list[list[int]] = []
    for (before, after), rows in shapes.items():
        ends.append((before, after, len(codes), len(codes) + len(rows)))
        for code, words in sorted(rows):
            codes.append(code)
            missing.append(words)
    return {
        "shapes": json.dumps(ends).encode(),
        "codes": np.array(codes, np.uint64).tobytes(),
        "missing": np.array(missing, np.int64).tobytes(),
    }


def _rows() -> Iterator[tuple[tuple[int, int], tuple[int, list[int]]]]:
    """For each phrase and each open place: how many words stand before and after it, their hash, what is missing."""
    known = language()
    for words in phrases():
        numbers = known.ids(words)
        if not SHORTEST <= len(words) <= LONGEST or (numbers < 0).any():
            continue
        for size, at in product(OPEN, range(len(words))):
            standing = np.concatenate([numbers[:at], numbers[at + size :]])
            if at + size <= len(words) and -known.alone[standing].sum() >= FIRM:
                missing = [*numbers[at : at + size].tolist(), *[NONE] * (max(OPEN) - size)]
                code = int((shifted(standing) * factors()[: len(standing)]).sum(dtype=np.uint64))
                yield (at, len(words) - at - size), (code, missing)


def shifted(numbers: np.ndarray) -> np.ndarray:
    """Numbers of words as hashes want them: none of them 0."""
    return numbers.astype(np.uint64) + np.uint64(7)


@cache
def factors() -> np.ndarray:
    """What the number of each word of a phrase is multiplied by."""
    return scattered(np.arange(1, LONGEST + 1, dtype=np.uint64)) | np.uint64(1)

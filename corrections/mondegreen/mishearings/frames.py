"""The fixed phrases, by every place that may be open in them.

They are in `phrases.txt`, written from knowledge of the language; what is made of them is kept in a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np

from mondegreen.disk.store import code_of, kept, seal_of, sum_of
from mondegreen.mishearings.language import NONE, language
from mondegreen_dictionaries import data_file

SHORTEST, LONGEST = 3, 16
"""Words of a phrase that is looked for."""
FIRM = 13.0
"""How improbable, in nats, the words that stand as they should must be together: *in a* alone proves nothing."""
OPEN = (1, 2)
"""How many words of a phrase may be missing."""


@dataclass(frozen=True, eq=False)
class Frames:
    """Phrases with an open place, a row each, in the order of their rarest standing word.

    Attributes:
        standing: The numbers of the words that stand, filled up with `NONE`.
        before: How many of them stand before the open place.
        many: How many there are.
        rarest: Which of them is the rarest.
        alike: A number that rows share in which the same words stand around the same place.
        missing: The numbers of the words that belong into the place, filled up with `NONE`.
        firm: How improbable, in nats, the standing words are together.
    """

    standing: np.ndarray
    before: np.ndarray
    many: np.ndarray
    rarest: np.ndarray
    alike: np.ndarray
    missing: np.ndarray
    firm: np.ndarray

    def having(self, words: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows whose rarest word stands at one of these places, and the one beside it too: the place, and the row."""
        keys = self.standing[np.arange(len(self.rarest)), self.rarest]
        low, high = (np.searchsorted(keys, words[places], side) for side in ("left", "right"))
        count = np.where(words[places] >= 0, high - low, 0)
        rows = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
        places = np.repeat(places, count)
        beside, wanted = self._beside
        near = np.clip(places + beside[rows], 0, len(words) - 1)
        kept = words[near] == wanted[rows]
        return places[kept], rows[kept]

    @cached_property
    def _beside(self) -> tuple[np.ndarray, np.ndarray]:
        """On which side of the rarest word another stands right beside it, -1 or 1, and which; 0 and itself if none."""
        count = np.arange(len(self.rarest))
        after = self.rarest >= self.before
        left = self.rarest - np.where(after, self.before, 0) > 0
        right = self.rarest + 1 < np.where(after, self.many, self.before)
        side = np.where(left, -1, np.where(right, 1, 0))
        return side, self.standing[count, self.rarest + side]


def phrases() -> Iterator[tuple[str, ...]]:
    """The shipped phrases, in lower case."""
    for line in data_file("phrases.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.lower().split())


@cache
def frames() -> Frames:
    """The shipped phrases by every place that may be open in them."""
    sources = (sum_of(data_file("phrases.txt").read_bytes()), seal_of(data_file("language.npz")))
    sections = kept("phrases", (code_of("mishearings/frames.py"), *sources), _made)
    return Frames(*(np.frombuffer(sections[name], kind).reshape(shape) for name, (kind, shape) in COLUMNS.items()))


COLUMNS: dict[str, tuple[type[np.generic], tuple[int, ...]]] = {
    "standing": (np.int32, (-1, LONGEST)),
    "before": (np.int32, (-1,)),
    "many": (np.int32, (-1,)),
    "rarest": (np.int32, (-1,)),
    "alike": (np.int32, (-1,)),
    "missing": (np.int32, (-1, max(OPEN))),
    "firm": (np.float32, (-1,)),
}
"""What is kept of the frames."""


def _made() -> dict[str, bytes]:
    """What `frames` reads."""
    rows = sorted(_rows(), key=lambda row: row[0][row[3]])
    columns = zip(COLUMNS.items(), zip(*rows, strict=True), strict=True)
    return {name: np.array(column, kind).tobytes() for (name, (kind, _)), column in columns}


def _rows() -> Iterator[tuple[list[int], int, int, int, int, list[int], float]]:
    """For each phrase and each open place a row of the columns."""
    known, alike = language(), dict[tuple[int, ...], int]()
    for words in phrases():
        numbers = known.ids(words)
        if not SHORTEST <= len(words) <= LONGEST or (numbers < 0).any():
            continue
        for size, at in product(OPEN, range(len(words))):
            standing = np.concatenate([numbers[:at], numbers[at + size :]])
            firm = float(-known.alone[standing].sum())
            if at + size <= len(words) and firm >= FIRM:
                missing = [*numbers[at : at + size].tolist(), *[NONE] * (max(OPEN) - size)]
                filled = [*standing.tolist(), *[NONE] * (LONGEST - len(standing))]
                number = alike.setdefault((at, *filled), len(alike))
                yield filled, at, len(standing), int(known.alone[standing].argmin()), number, missing, firm

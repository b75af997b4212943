"""How people speak in one field: words counted by twos and threes in the clean texts of a user or a show.

The shipped language knows spoken English and no field. What was counted is mixed with it as Witten and Bell (1991)
mix: the more often a word was seen, and the fewer different ones followed it, the less the shipped one has to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from mondegreen.disk.files import bytes_of, written
from mondegreen.errors import MalformedError
from mondegreen.mishearings.confusions import confusions
from mondegreen.mishearings.language import NONE, STEP, Language, Table, hashed, language
from mondegreen.mishearings.track import Joint, Track
from mondegreen.passage import Passage

LEAST = 2
"""Times a pair or triple must have been seen to be kept."""
TOGETHER = 2.0
"""How much more probable, in nats, a row must be than chance says, to be one that goes together."""
SIZES = (1, 2, 3)
SHIFT = 17
"""Bits for the number of a word."""
MERGED = 2_000_000
"""Rows that are gathered before they are counted: what is held in memory."""
FORM = 1
"""Which form of file this is."""


Rows = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Something for each row of one, of two and of three words."""


@dataclass(frozen=True, eq=False)
class Field:
    """Rows of one, two and three words, how often each was seen, and how many different words followed it.

    Words are numbered by their place in `words`; every array of rows is sorted.
    """

    words: tuple[str, ...]
    rows: Rows
    counts: Rows
    followers: Rows

    @property
    def total(self) -> int:
        """How many words were counted, the edges of sentences included."""
        return int(self.counts[0].sum())

    @classmethod
    def of(cls, texts: Iterable[str]) -> Field:
        """What is counted in these texts; in which order they come makes no difference."""
        tallies = [_Tally() for _ in SIZES]
        for text in texts:
            for tally, codes in zip(tallies, _codes(Passage.of(text)), strict=True):
                tally.add(codes)
        every = [tally.counted() for tally in tallies]
        known = language().words
        place = np.full(len(known), NONE)
        place[every[0][0]] = np.arange(len(every[0][0]))
        words = tuple(known[number] for number in every[0][0])
        parts: list[list[np.ndarray]] = [[], [], []]
        for size, (codes, counts), (longer, _) in zip(SIZES, every, [*every[1:], every[-1]], strict=True):
            own = counts >= (LEAST if size > 1 else 1)
            columns = (place[_numbers(codes[own], size)], counts[own], _followers(codes[own], longer))
            for part, column in zip(parts, columns, strict=True):
                part.append(column)
        return cls(words, *((one, two, three) for one, two, three in parts))

    def save(self, path: Path) -> None:
        """Write it, whole or not at all; the same counts are always the same bytes.

        Raises:
            UnwritableError: The place cannot be written to.
        """
        raw = BytesIO()
        np.savez_compressed(
            raw,
            allow_pickle=False,
            form=np.array([FORM]),
            words=np.frombuffer("\n".join(self.words).encode(), np.uint8),
            **{
                f"{name}_{size}": each.astype(np.uint32)
                for name, parts in (("rows", self.rows), ("counts", self.counts), ("followers", self.followers))
                for size, each in enumerate(parts)
            },
        )
        written(path, raw.getvalue())

    @classmethod
    def at(cls, path: Path) -> Field:
        """What `save` wrote.

        Raises:
            UnreadableError: It cannot be read.
            MalformedError: It is something else, or damaged.
        """
        try:
            with np.load(BytesIO(bytes_of(str(path))), allow_pickle=False) as arrays:
                return cls(*_read(arrays))
        except (ValueError, KeyError, EOFError, OSError, BadZipFile, AttributeError) as error:
            raise MalformedError(f"{path}: this is not what mondegreen train writes; train once more.") from error

    def mixed(self, known: Language) -> Language:
        """A language that speaks of this field as well; its words have the same numbers."""
        numbers = known.ids(self.words)
        ones, twos, threes = (numbers[rows] for rows in self.rows)
        alone = known.alone.copy()
        first = ones[:, 0]
        share = _mixed(self.counts[0], np.full(len(first), self.total), np.full(len(first), len(first)), alone[first])
        alone[first] = np.maximum(alone[first], share)
        wider = replace(known, alone=alone)
        seen, followed = np.zeros((2, len(known.words)))
        seen[first], followed[first] = self.counts[0], self.followers[0]
        shorter = wider.after_one(twos[:, 0], twos[:, 1])
        logs = _mixed(self.counts[1], seen[twos[:, 0]], followed[twos[:, 0]], shorter.logs)
        pairs = _joined(wider.pairs, twos, logs, shorter.paired | (logs >= _chance(wider, twos) + TOGETHER))
        wider = replace(wider, pairs=pairs)
        context = _places(self.rows[1], self.rows[2][:, :2])
        here = context >= 0
        threes, counts, context = threes[here], self.counts[2][here], context[here]
        longer = wider.after_two(threes[:, 0], threes[:, 1], threes[:, 2])
        logs = _mixed(counts, self.counts[1][context], self.followers[1][context], longer.logs)
        after = wider.after_one(threes[:, 1], threes[:, 2]).logs
        return replace(wider, triples=_joined(wider.triples, threes, logs, longer.tripled | (logs >= after + TOGETHER)))


def _read(arrays: Mapping[str, np.ndarray]) -> tuple[tuple[str, ...], Rows, Rows, Rows]:
    """The parts of a field in the arrays that were saved."""
    words = tuple(arrays["words"].tobytes().decode().split("\n"))
    rows, counts, followers = (
        tuple(arrays[f"{name}_{size}"].astype(np.int64) for size in range(3))
        for name in ("rows", "counts", "followers")
    )
    fits = all(len(each) == len(other) for each, other in zip((*rows, *rows), (*counts, *followers), strict=True))
    if arrays["form"].tolist() != [FORM] or not fits or any((each >= len(words)).any() for each in rows):
        raise ValueError("another form")
    one, two, three = ((each[0], each[1], each[2]) for each in (rows, counts, followers))
    return words, one, two, three


class _Tally:
    """How often each code came, counted now and then so that a large corpus fits into memory."""

    def __init__(self) -> None:
        self._codes, self._counts = np.zeros((2, 0), np.int64)
        self._waiting: list[np.ndarray] = []
        self._size = 0

    def add(self, codes: np.ndarray) -> None:
        """Take these."""
        self._waiting.append(codes)
        self._size += len(codes)
        if self._size > MERGED:
            self.counted()

    def counted(self) -> tuple[np.ndarray, np.ndarray]:
        """All codes so far, sorted, and how often each came."""
        every = np.concatenate([self._codes, *self._waiting])
        weights = np.concatenate([self._counts, np.ones(self._size, np.int64)])
        self._codes, inverse = np.unique(every, return_inverse=True)
        self._counts = np.bincount(inverse, weights, len(self._codes)).astype(np.int64)
        self._waiting, self._size = [], 0
        return self._codes, self._counts


def _codes(passage: Passage) -> Iterator[np.ndarray]:
    """The words of a text, their pairs and their triples, none across the end of a sentence; unknown words in none.

    The edges of a sentence are words as well.
    """
    track = Track.of(passage, language(), confusions())
    far, left, right, _ = track.around.T
    ends = np.column_stack([left, track.numbers, right])[track.joints == Joint.END]
    every = np.concatenate([np.column_stack([far, left, track.numbers]), ends])
    first = np.concatenate([every[:, 1], right[track.joints == Joint.END]])
    for size, row in zip(SIZES, (first[:, None], every[:, 1:], every), strict=True):
        rows = row[(row >= 0).all(1)]
        code = rows[:, 0]
        for column in range(1, size):
            code = (code << SHIFT) + rows[:, column]
        yield code


def _numbers(codes: np.ndarray, size: int) -> np.ndarray:
    """Rows of the numbers that codes of so many words are made of."""
    shifts = SHIFT * np.arange(size - 1, -1, -1)
    return np.asarray((codes[:, None] >> shifts) & ((1 << SHIFT) - 1))


def _followers(shorter: np.ndarray, longer: np.ndarray) -> np.ndarray:
    """How many of the longer codes begin with each of the shorter ones."""
    return np.searchsorted(longer, (shorter + 1) << SHIFT) - np.searchsorted(longer, shorter << SHIFT)


def _mixed(counts: np.ndarray, seen: np.ndarray, followed: np.ndarray, logs: np.ndarray) -> np.ndarray:
    """The log-probability of what came `counts` of the `seen` times, mixed with what is known of it beside."""
    return np.asarray(np.log((counts + followed * np.exp(logs)) / np.maximum(1, seen + followed)))


def _chance(known: Language, rows: np.ndarray) -> np.ndarray:
    """How probable the second word of a pair is by itself."""
    return np.asarray(known.alone[rows[:, 1]] + known.backoff[rows[:, 0]])


def _places(rows: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where each of these pairs stands among sorted rows; `NONE` where it does not."""
    codes, sought = ((each[:, 0] << SHIFT) + each[:, 1] for each in (rows, wanted))
    if not len(codes):
        return np.full(len(sought), NONE)
    at = np.minimum(np.searchsorted(codes, sought), len(codes) - 1)
    return np.where(codes[at] == sought, at, NONE)


def _joined(table: Table, rows: np.ndarray, logs: np.ndarray, telling: np.ndarray) -> Table:
    """A table with these rows as well; what it has of them already is written anew."""
    keys, order = np.unique(hashed(*rows[telling].T), return_index=True)
    values = np.clip(np.rint(-logs[telling][order] / STEP), 0, 255).astype(np.uint8)
    at = np.searchsorted(table.keys, keys)
    here = at < len(table.keys)
    here[here] = table.keys[at[here]] == keys[here]
    old = table.values.copy()
    old[at[here]] = values[here]
    return Table(np.insert(table.keys, at[~here], keys[~here]), np.insert(old, at[~here], values[~here]))

"""What usually follows what in spoken English: pairs and triples of words that go together.

The table was drawn by `draw_language.py` from the trigram model of CMU Sphinx (Carnegie Mellon, BSD-like licence; see
NOTICE). It keeps what stands together much more often than chance; everything else backs off to the single word
(Katz, 1987).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mondegreen.disk.store import Table as Words
from mondegreen.disk.store import table as table_of
from mondegreen.hearing.arrays import Bits, shipped
from mondegreen.terms.vocabulary import KEPT

STEP = 0.0625
"""A log-probability is kept in steps of this, in nats."""
UNKNOWN = -17.0
"""The log-probability of a word that the table does not know."""
FEW = 10_000
"""Rows that are found sooner than it is noted which heads there are."""
HEAD = 8
"""Bits of a key that are left out of its head."""
BUCKET = 12
"""Bits of a key that are left out of the number of its bucket."""
WIDE = 0xFFFF
"""The widest step between keys that is written as one."""
NONE = -1
"""The number of a word that the table does not know."""
OPENING, CLOSING = "<s>", "</s>"
"""What stands before the first and after the last word of a sentence."""
MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


class Scores(NamedTuple):
    """Log-probabilities in nats, and whether the pair and the triple are in the table."""

    logs: np.ndarray
    paired: np.ndarray
    tripled: np.ndarray


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of words by a hash of their numbers: one in thousands is taken for another, which evidence can bear."""

    keys: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray, logs: np.ndarray) -> Table:
        """The table of these rows of word numbers and their log-probabilities."""
        keys, first = np.unique(hashed(*rows.T), return_index=True)
        return cls(keys, np.clip(np.rint(-logs[first] / STEP), 0, 255).astype(np.uint8))

    def find(self, *words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The log-probability of each row, given as columns, and whether it is here at all."""
        wanted = hashed(*words)
        logs, here = np.zeros(len(wanted), np.float32), np.zeros(len(wanted), bool)
        if not len(self.keys):
            return logs, here
        known = np.logical_and.reduce([column >= 0 for column in words])
        maybe = np.flatnonzero(known & self._heads.having(wanted >> HEAD) if len(wanted) > FEW else known)
        at = self._at(wanted[maybe])
        found = self.keys[at] == wanted[maybe]
        here[maybe[found]] = True
        logs[maybe[found]] = self.values[at[found]].astype(np.float32) * -STEP
        return logs, here

    def _at(self, wanted: np.ndarray) -> np.ndarray:
        """Where each of these keys stands, if it is here. Of many, each is sought in its bucket alone."""
        last = len(self.keys) - 1
        if len(wanted) <= FEW:
            return np.asarray(np.minimum(np.searchsorted(self.keys, wanted), last))
        begin, deepest = self._buckets
        at = np.minimum(begin.take(wanted >> BUCKET), last)
        for _ in range(deepest):
            at += (self.keys.take(at) < wanted) & (at < last)
        return np.asarray(at)

    @cached_property
    def _buckets(self) -> tuple[np.ndarray, int]:
        """How many keys stand before those of each bucket, and how many the fullest one has."""
        counts = np.bincount(self.keys >> BUCKET, minlength=1 << (32 - BUCKET))
        return (np.cumsum(counts) - counts).astype(np.int32), int(counts.max())

    @cached_property
    def _heads(self) -> Bits:
        """The heads that the keys have: most rows are not here, and this tells so without a search."""
        return Bits(self.keys >> HEAD, 32 - HEAD)


def hashed(*words: np.ndarray) -> np.ndarray:
    """A number of 32 bits for each row of word numbers, which are given as columns."""
    parts = zip(words, MULTIPLIERS, strict=False)
    mixed = sum(((column.astype(np.uint64) + np.uint64(1)) * factor for column, factor in parts), np.uint64(0))
    mixed = mixed ^ (mixed >> np.uint64(29))
    return np.asarray((mixed * MULTIPLIERS[0]) >> np.uint64(32)).astype(np.uint32)


@dataclass(frozen=True, eq=False)
class Language:
    """Which words there are, how probable each is alone, after another and after two others.

    `alone` and `backoff` are log-probabilities in nats by word number: of the word, and of going on from it as nobody
    expects.
    `bound` has rows of a word and the one that nearly always follows it: *bogged*, *down*.
    """

    words: tuple[str, ...] | Words
    alone: np.ndarray
    backoff: np.ndarray
    pairs: Table
    triples: Table
    bound: np.ndarray

    @cached_property
    def number(self) -> Callable[[str], int]:
        """Gives the number of a lower-case word, `NONE` for one that is unknown."""
        words = self.words
        numbers = words.number if isinstance(words, Words) else {word: n for n, word in enumerate(words)}.get
        return Numbers(numbers).__getitem__

    def ids(self, words: Iterable[str]) -> np.ndarray:
        """The numbers of lower-case words, `NONE` for those that are unknown."""
        return np.fromiter(map(self.number, words), np.int64)

    def after_one(self, before: np.ndarray, word: np.ndarray) -> Scores:
        """How probable each word is after the one before it."""
        alone = np.where(word >= 0, self.alone[word], UNKNOWN)
        logs, paired = self.pairs.find(before, word)
        chance = alone + np.where(before >= 0, self.backoff[before], 0)
        return Scores(np.where(paired, logs, chance), paired, np.zeros(len(word), bool))

    def after_two(self, first: np.ndarray, before: np.ndarray, word: np.ndarray) -> Scores:
        """How probable each word is after the two before it."""
        shorter = self.after_one(before, word)
        logs, tripled = self.triples.find(first, before, word)
        return Scores(np.where(tripled, logs, shorter.logs), shorter.paired, tripled)

    def save(self, path: Path) -> None:
        """Write it; keys as the steps between them, which are small."""
        np.savez_compressed(
            path,
            allow_pickle=False,
            words=np.frombuffer("\n".join(self.words).encode(), np.uint8),
            alone=self.alone.astype(np.float16),
            backoff=self.backoff.astype(np.float16),
            bound=self.bound.astype(np.uint16),
            **{
                f"{name}_{part}": array
                for name, table in (("pair", self.pairs), ("triple", self.triples))
                for part, array in (("steps", _steps(table.keys)), ("logs", table.values))
            },
        )

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> Language:
        """The language in the arrays that `unfolded` made."""
        pairs, triples = (Table(arrays[f"{name}_keys"], arrays[f"{name}_logs"]) for name in ("pair", "triple"))
        words = Words({name: array.data for name, array in arrays.items()}, "words")
        return cls(words, arrays["alone"], arrays["backoff"], pairs, triples, arrays["bound"])


class Numbers(dict[str, int]):
    """The numbers of words, looked up once: a text has few different ones; those of a whole archive are forgotten."""

    def __init__(self, number: Callable[[str], int | None]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, word: str) -> int:
        number = self._number(word)
        if len(self) >= KEPT:
            self.clear()
        found = self[word] = NONE if number is None else number
        return found


def unfolded(arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What `save` wrote, as it is looked up: to make it of 65,000 words and two million rows takes 20 ms."""
    words = arrays["words"].tobytes().decode().split("\n")
    return {
        **{name: np.frombuffer(section, np.uint8) for name, section in table_of("words", words).items()},
        **{name: arrays[name].astype(np.float32) for name in ("alone", "backoff")},
        **{f"{name}_keys": _keys(arrays[f"{name}_steps"]) for name in ("pair", "triple")},
        **{f"{name}_logs": arrays[f"{name}_logs"] for name in ("pair", "triple")},
        "bound": arrays["bound"].astype(np.int64),
    }


def _steps(keys: np.ndarray) -> np.ndarray:
    """The differences of sorted keys in 16 bits; one too wide for them stands as 65,535s and the rest."""
    wide = np.diff(keys.astype(np.int64), prepend=np.int64(0))
    repeats, rest = np.divmod(wide, WIDE)
    out = np.full(int((repeats + 1).sum()), WIDE, np.uint16)
    out[np.cumsum(repeats + 1) - 1] = rest
    return out


def _keys(steps: np.ndarray) -> np.ndarray:
    places = np.cumsum(steps, dtype=np.uint32)
    return np.asarray(places[steps != WIDE])


@cache
def language() -> Language:
    """The shipped table."""
    return Language.of(shipped("language.npz", unfolded, "mishearings/language.py"))

"""What several modules do with arrays. `numpy.unique` and `numpy.random` would cost a command 40 ms to import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from mondegreen.disk.store import code_of, kept, seal_of
from mondegreen_dictionaries import data_file

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""Multiplication by it scatters numbers (Knuth)."""
HALF = np.uint64(32)
SPARSE, WIDEST = 64, 20
"""How many times as many bits a sieve has as there are keys, and the bits of a key that it goes by at the most."""
Arrays = Mapping[str, np.ndarray]
Columns = dict[str, np.ndarray]
"""For each name of evidence an array, with a number for each candidate or each place."""


class Groups:
    """Numbers in groups, each group in its order: where it begins is in `begin`, and at its end where the last ends."""

    def __init__(self, numbers: np.ndarray, begin: np.ndarray) -> None:
        self.numbers, self.begin = numbers, begin

    def __len__(self) -> int:
        return len(self.begin) - 1

    def __getitem__(self, group: int) -> np.ndarray:
        return self.numbers[self.begin[group] : self.begin[group + 1]]

    def only(self, kept: np.ndarray) -> Groups:
        """The groups at which this is true."""
        groups = np.flatnonzero(kept)
        return Groups(self.chained(groups), np.append(0, np.cumsum(self.sizes(groups))))

    def sizes(self, groups: np.ndarray) -> np.ndarray:
        """How many numbers each of these groups has."""
        return np.asarray(self.begin[groups + 1] - self.begin[groups])

    def chained(self, groups: np.ndarray) -> np.ndarray:
        """The numbers of these groups, one group after the other."""
        many = self.sizes(groups)
        ends = np.cumsum(many)
        shifts = self.begin[groups] - ends + many
        return np.asarray(self.numbers[np.arange(ends[-1] if len(ends) else 0) + np.repeat(shifts, many)])


def scattered(numbers: np.ndarray) -> np.ndarray:
    """The numbers, of 64 bits, in such disorder that any bits of them are as good as drawn."""
    mixed = numbers * GOLDEN
    mixed ^= mixed >> HALF
    mixed *= GOLDEN
    return np.asarray(mixed ^ (mixed >> HALF))


def table(lines: Sequence[Sequence[int]], filling: int = 0) -> np.ndarray:
    """Numbers as rows, filled up with another."""
    rows = np.full((len(lines), max(map(len, lines), default=1)), filling)
    for row, line in zip(rows, lines, strict=True):
        row[: len(line)] = line
    return rows


def numbered(texts: Iterable[str]) -> np.ndarray:
    """A number for each text; the same texts have the same."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)


def portions(values: np.ndarray, size: int) -> Iterator[np.ndarray]:
    """The values, so many at a time: what is worked out for each of them is then small."""
    return (values[low : low + size] for low in range(0, len(values), size))


def sorted_alike(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The order in which the values stand sorted, equal ones as they stood, and where in it each new value begins."""
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    return order, np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)])


def alike(rows: np.ndarray) -> Groups:
    """The numbers of the rows, those of the same ones together.

    Two are taken for the same where the numbers of 64 bits are into which what stands in them is mixed.
    """
    codes = np.zeros(len(rows), np.uint64)
    for column in rows.T:
        codes = scattered(codes + column.astype(np.uint64))
    order, begin = sorted_alike(codes)
    return Groups(order, np.append(begin, len(order)))


def distinct(values: np.ndarray) -> np.ndarray:
    """The values in order, each once."""
    ranked = np.sort(values)
    return np.asarray(ranked[np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)]])


class Bits:
    """Some numbers below `1 << width`, a bit for each that might be one: the answers stay in a processor's cache."""

    def __init__(self, numbers: np.ndarray, width: int) -> None:
        here = np.zeros(1 << width, bool)
        here[numbers] = True
        self._bytes = np.packbits(here, bitorder="little")

    def having(self, numbers: np.ndarray) -> np.ndarray:
        """Which of these numbers are among them."""
        return np.asarray((self._bytes.take(numbers >> 3) >> (numbers & 7).astype(np.uint8)) & 1).view(bool)


class Sieve:
    """Tells of most keys that are not among some known ones that they are not, so that few need be searched for."""

    def __init__(self, keys: np.ndarray) -> None:
        width = min(WIDEST, (len(keys) * SPARSE).bit_length())
        self._shift = np.uint64(64 - width)
        self._bits = Bits(self._place(keys), width)

    def passes(self, keys: np.ndarray) -> np.ndarray:
        """Which of these keys may be known: all that are, and a few that are not."""
        return self._bits.having(self._place(keys))

    def _place(self, keys: np.ndarray) -> np.ndarray:
        return np.asarray(((keys.view(np.uint64) * GOLDEN) >> self._shift).view(np.int64))


def shipped(name: str, unfold: Callable[[Arrays], Arrays] = dict, *makers: str) -> dict[str, np.ndarray]:
    """The arrays of a data file, `NAME.npz`; it is unpacked once, and then they are mapped into memory.

    So is what `unfold` makes of them, where they are not used as they are packed; `makers` are the modules that do it.
    """
    packed = data_file(name)
    made_by = code_of("hearing/arrays.py", *makers), seal_of(packed)
    sections = kept(packed.stem, made_by, lambda: _sections(unfold(_unpacked(name))))
    about = json.loads(bytes(sections["about"]))
    return {each: np.frombuffer(sections[each], kind).reshape(shape) for each, (kind, shape) in about.items()}


def _unpacked(name: str) -> dict[str, np.ndarray]:
    with np.load(data_file(name), allow_pickle=False) as data:
        every = {each: data[each] for each in data.files}
    return {each: array.astype(np.float32) if array.dtype == np.float16 else array for each, array in every.items()}


def _sections(every: Arrays) -> dict[str, bytes]:
    about = {each: (array.dtype.str, array.shape) for each, array in every.items()}
    return {"about": json.dumps(about).encode(), **{each: array.tobytes() for each, array in every.items()}}

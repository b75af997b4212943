"""Draw `language.npz` from the trigram model of US English that CMU Sphinx publishes.

    pip download --no-deps pocketsphinx && unzip pocketsphinx-*.whl
    python -m mondegreen.mishearings.draw_language pocketsphinx/model/en-us/en-us.lm.bin

The file is Sphinx's own binary: unigrams, then a trie of pairs and triples, last word first, in packed bits with
probabilities quantised in tables. Kept are pairs and triples that are far more probable than the shorter context says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from math import log
from pathlib import Path

import numpy as np

from mondegreen.mishearings.language import CLOSING, OPENING, Language, Table
from mondegreen_dictionaries import data_file

MAGIC = b"Trie Language Model"
BASE = log(1.0001)
"""Sphinx counts logarithms to this base."""
LEVELS = 1 << 16
"""Levels of a quantised probability."""
VOCABULARY = 65_000
TOGETHER = 2.0
"""How much more probable, in nats, a pair must be than its word alone, a triple than its pair, to be kept."""
NEARLY_ALWAYS = log(0.3)
"""The log-probability from which a word is bound to the one before it."""
UNIGRAM = np.dtype([("log", "<f4"), ("backoff", "<f4"), ("next", "<u4")])


class Trie:
    """The model in the bytes of Sphinx's file.

    Raises:
        ValueError: They are of another kind.
    """

    def __init__(self, raw: bytes) -> None:
        if not raw.startswith(MAGIC) or raw[len(MAGIC)] != 3:
            raise ValueError("This is no trigram model of CMU Sphinx in its binary form.")
        at = len(MAGIC) + 1
        words, pairs, triples = (int(count) for count in np.frombuffer(raw, "<u4", 3, at))
        at += 16
        self.levels = np.frombuffer(raw, "<f4", 3 * LEVELS, at).reshape(3, LEVELS)
        at += 12 * LEVELS
        self.unigrams = np.frombuffer(raw, UNIGRAM, words + 1, at)
        at += UNIGRAM.itemsize * (words + 1)
        self._bits = np.frombuffer(raw, np.uint8, len(raw) - at, at)
        self._width, self._next = words.bit_length(), triples.bit_length()
        self._pair, self._triple = self._width + 32 + self._next, self._width + 16
        self._triples_at = ((1 + pairs) * self._pair + 7) // 8 + 8
        names_at = at + self._triples_at + ((1 + triples) * self._triple + 7) // 8 + 8
        self.words = raw[names_at + 4 :].decode("latin-1").split("\0")[:words]

    def _field(self, at: int, rows: int, size: int, offset: int, width: int) -> np.ndarray:
        """A field of every row of a packed table that begins at a byte."""
        bits = np.arange(rows, dtype=np.int64) * size + offset
        found = np.zeros(rows, np.uint64)
        for byte in range(8):
            place = np.minimum(at + (bits >> 3) + byte, len(self._bits) - 1)
            found |= self._bits[place].astype(np.uint64) << np.uint64(8 * byte)
        mask = np.uint64((1 << width) - 1)
        return np.asarray((found >> (bits & 7).astype(np.uint64)) & mask).astype(np.int64)

    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows of two word numbers in the order they are said, and their log-probabilities."""
        starts = self.unigrams["next"].astype(np.int64)
        rows = int(starts[-1])
        before = self._field(0, rows, self._pair, 0, self._width)
        word = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        logs = self.levels[0][self._field(0, rows, self._pair, self._width + 16, 16)]
        return np.column_stack([before, word]), logs * BASE

    def triples(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows of three word numbers, their log-probabilities, and the number of the pair that each ends in."""
        rows = int(self.unigrams["next"][-1])
        starts = self._field(0, rows + 1, self._pair, self._width + 32, self._next)
        starts[-1] = starts.max()
        pair = np.repeat(np.arange(rows), np.diff(starts))
        count = len(pair)
        first = self._field(self._triples_at, count, self._triple, 0, self._width)
        logs = self.levels[2][self._field(self._triples_at, count, self._triple, self._width, 16)]
        return np.column_stack([first, self.pairs()[0][pair]]), logs * BASE, pair


def drawn(trie: Trie) -> Language:
    """The part of a model that is kept."""
    alone, backoff = trie.unigrams["log"][:-1] * BASE, trie.unigrams["backoff"][:-1] * BASE
    kept = np.argsort(-alone, kind="stable")[:VOCABULARY]
    edges = [trie.words.index(edge) for edge in (OPENING, CLOSING)]
    kept = np.unique([*kept, *edges])
    number = np.full(len(trie.words), -1)
    number[kept] = np.arange(len(kept))
    pairs, logs = trie.pairs()
    triples, triple_logs, pair = trie.triples()
    telling = logs - alone[pairs[:, 1]] - backoff[pairs[:, 0]] >= TOGETHER
    words = tuple(trie.words[each] for each in kept)
    return Language(
        words,
        alone[kept],
        backoff[kept],
        Table.of(*_within(number[pairs], logs, telling)),
        Table.of(*_within(number[triples], triple_logs, triple_logs - logs[pair] >= TOGETHER)),
        next(_within(number[pairs], logs, (logs >= NEARLY_ALWAYS) & telling)),
    )


def _within(rows: np.ndarray, logs: np.ndarray, telling: np.ndarray) -> Iterator[np.ndarray]:
    """The telling rows whose words are all in the vocabulary, and their logs."""
    wanted = telling & (rows >= 0).all(1)
    yield rows[wanted]
    yield logs[wanted]


def main() -> None:
    """Read Sphinx's model, write ours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    found = drawn(Trie(parser.parse_args().model.read_bytes()))
    found.save(data_file("language.npz"))
    sizes = len(found.words), len(found.pairs.keys), len(found.triples.keys)
    sys.stdout.write("{:,} words, {:,} pairs, {:,} triples\n".format(*sizes))


if __name__ == "__main__":
    main()

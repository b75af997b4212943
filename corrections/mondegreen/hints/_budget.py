"""How many tokens a text takes, without the tokenizer, on the safe side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from mondegreen.hints import Hint
from mondegreen.terms.vocabulary import zipf

COMMON = 4.5
"""Zipf frequency from which a word is one piece."""
LETTERS, CAPITALS = 2.5, 4 / 3
"""Letters of a piece of other words, and of words in capitals."""
PIECE = re.compile(r"[^\W\d_]+|\d|[^\w\s]|_")


def tokens(text: str) -> int:
    """A cautious estimate of the tokens that a byte-pair tokenizer of 50,000 pieces makes of a text.

    A common word is one piece, or two where it is long; of other words every two and a half letters are one, of
    capitals every one and a third; each digit and each mark is one; letters beyond ASCII are as many as their bytes.
    `docs/decisions` has how far that is from Whisper's own tokenizers.
    """
    return sum(map(_pieces, PIECE.findall(text)))


def _pieces(piece: str) -> int:
    if not piece.isascii():
        return len(piece.encode())
    if piece.islower() and zipf(piece) >= COMMON:
        return 1 + len(piece) // 10
    return ceil(len(piece) / (CAPITALS if piece.isupper() else LETTERS))


def within(hints: Sequence[Hint], budget: int, between: str) -> Iterator[Hint]:
    """The hints that fit together into so many tokens, the first ones first."""
    left = budget
    for hint in hints:
        cost = tokens(hint.text + between)
        if cost <= left:
            left -= cost
            yield hint

"""How many tokens a text takes, without the tokenizer and never fewer than it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mondegreen.hints import Hint
from mondegreen.vocabulary import is_ordinary

PIECE = re.compile(r"[^\W\d_]+|\d|[^\w\s]|_")


def tokens(text: str) -> int:
    """An upper estimate of the tokens that a byte-pair tokenizer of 50,000 pieces makes of a text.

    An ordinary word in lower case is one piece or two; of other words a piece has two letters or more, of capitals
    one; each digit and each mark is one; letters beyond ASCII are as many as their bytes.
    """
    return sum(map(_pieces, PIECE.findall(text)))


def _pieces(piece: str) -> int:
    if not piece.isascii():
        return len(piece.encode())
    if piece.islower() and is_ordinary(piece):
        return 1 + len(piece) // 8
    if len(piece) > 1 and piece.isupper():
        return len(piece)
    return (len(piece) + 1) // 2


def within(hints: Sequence[Hint], budget: int, between: str) -> Iterator[Hint]:
    """The hints that fit together into so many tokens, the first ones first."""
    left = budget
    for hint in hints:
        cost = tokens(hint.text + between)
        if cost <= left:
            left -= cost
            yield hint

"""Amazon Transcribe's custom vocabulary: a table with tabs, in which digits are spelled and letters have full stops.

Source: Amazon Transcribe, "Creating a custom vocabulary using a table".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mondegreen.hints import Hint

TITLE = "Amazon Transcribe"
SAMPLE = (
    "Phrase\tSoundsLike\tIPA\tDisplayAs\n"
    "Ilya-Sutskever\t\t\tIlya Sutskever\n"
    "G.P.T.-three\t\t\tGPT-3\n"
    "Eye-on-A.I.\t\t\tEye on AI\n"
    "back-propagation\t\t\tback-propagation\n"
)
DIGITS = "zero one two three four five six seven eight nine".split()
PIECE = re.compile(r"[A-Z]{2,}(?=s(?![a-z]))|[A-Z]{2,}(?![a-z])|[A-Z]?[a-z']+|[A-Z]|\d")
ALLOWED = re.compile(r"[A-Za-z'.-]+")
LONGEST, ALL = 256, 50_000
LIMITS = f"{ALL // 1000} kB of terms of {LONGEST} characters, in letters of English alone."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Those that can be written in its letters, as many as it takes."""
    left = ALL - len(written([]))
    for hint in hints:
        phrase = _phrase(hint.text)
        left -= len(written([hint]).encode()) - len(written([]))
        if left >= 0 and ALLOWED.fullmatch(phrase) and len(phrase) < LONGEST and hint.text.isascii():
            yield hint


def written(hints: Iterable[Hint]) -> str:
    """The table. Of four columns two are no longer read, and must be there."""
    rows = [("Phrase", "SoundsLike", "IPA", "DisplayAs"), *((_phrase(hint.text), "", "", hint.text) for hint in hints)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _phrase(text: str) -> str:
    """How it is said: words with hyphens between them, letters one by one with full stops, digits as words."""
    return "-".join(map(_said, PIECE.findall(text)))


def _said(piece: str) -> str:
    if piece.isdigit():
        return DIGITS[int(piece)]
    return "".join(f"{letter}." for letter in piece) if piece.isupper() else piece

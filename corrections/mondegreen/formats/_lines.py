"""The lines of a cue as they are seen: without markup, and each piece knows where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mondegreen.formats._entities import unescaped
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Piece, Span, new

LINE = pattern(r"[^\r\n]+")
ENTITY = r"&(?:\w{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
UNSEEN = frozenset("\u200b\u200e\u200f\u2060\ufeff")
"""Marks of direction and of where a word may break: they would only stand between a word and its match."""

NO_BREAK = "\u00a0"


class Line(NamedTuple):
    """A line as it is seen, and where its pieces stand.

    `turn` says who speaks from here on: a name, or nothing where it is somebody else who is not named; None where
    nobody says so; `label` where their name stands.
    """

    text: str
    pieces: Sequence[Piece]
    turn: str | None = None
    label: Span | None = None

    def cut(self, low: int, high: int) -> Line:
        """The characters `low` to `high` of it."""
        return cut(self, low, high)

    def trimmed(self) -> Line:
        """The line without the white space around it."""
        seen = self.text.strip()
        if len(seen) == len(self.text):
            return self
        low = self.text.index(seen)
        return cut(self, low, low + len(seen))


def shown_lines(source: str, spans: Iterable[Span], markup: re.Pattern[str]) -> list[Line]:
    """The lines at these places of the source, without the white space around them; a line may be blank.

    Args:
        source: The decoded file.
        spans: Where each line starts and ends.
        markup: Matches what is not seen and then, in group 1 plain text, in group 2 one character in other
            clothes (an entity), or in group 3 the name of who speaks from there on.
    """
    lines: list[Line] = []
    for low, high in spans:
        text = source[low:high]
        if "<" in text or "&" in text or "{" in text:
            lines += _marked(source, low, high, markup)
        else:
            lines.append(new(Line, (text, ((low, high, None),), None, None)).trimmed())
    return lines


def _marked(source: str, start: int, end: int, markup: re.Pattern[str]) -> Iterator[Line]:
    """A line with markup: one line, or one for each voice in it."""
    pieces: list[Piece] = []
    texts: list[str] = []
    voice: str | None = None
    label: Span | None = None
    for token in markup.finditer(source, start, end):
        kind = token.lastindex
        if kind == 1:
            low, high = token.span(1)
            pieces.append((low, high, None))
            texts.append(source[low:high])
        elif kind == 2 and (shown := _seen(token[2])):
            pieces.append((*token.span(2), shown))
            texts.append(shown)
        elif kind == 3:
            if pieces:
                yield Line(*apart(texts, pieces), voice, label).trimmed()
            pieces, texts, voice = [], [], unescaped(token[3]).strip()
            label = _stripped(source, *token.span(3))
    yield new(Line, (*apart(texts, pieces), voice, label)).trimmed()


def apart(texts: Sequence[str], pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The text of these pieces, in which a space in other clothes does not make two of the one beside it.

    It was set there on purpose (`went&nbsp; home`, `went <br>home`): as a no-break space it is no slip of the keys.
    """
    text = "".join(texts)
    if "  " not in text:
        return text, list(pieces)
    shown = [NO_BREAK if each == " " and piece[2] else each for each, piece in zip(texts, pieces, strict=True)]
    kept = [(low, high, each if told else None) for each, (low, high, told) in zip(shown, pieces, strict=True)]
    return "".join(shown), kept


def _stripped(source: str, start: int, end: int) -> Span:
    """A stretch of the source without the white space around it."""
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _seen(entity: str) -> str:
    """What a person sees for an entity, or for the tag of a line break."""
    text = " " if entity[0] == "<" else unescaped(entity)
    return "" if text in UNSEEN else " " if text.isspace() else text


def placed(line: Line, low: int, high: int) -> Span:
    """Where the characters `low` to `high` of a line stand in the source."""
    pieces = line.pieces
    if len(pieces) == 1 and pieces[0][2] is None:
        return pieces[0][0] + low, pieces[0][0] + high
    pieces = cut(line, low, high).pieces
    return pieces[0][0], pieces[-1][1]


def cut(line: Line, low: int, high: int) -> Line:
    """The characters `low` to `high` of a line."""
    pieces: list[Piece] = []
    at = 0
    if len(line.pieces) == 1 and line.pieces[0][2] is None:  # as nearly always
        at = line.pieces[0][0]
        return new(Line, (line.text[low:high], ((at + low, at + high, None),), line.turn, line.label))
    for start, end, shown in line.pieces:
        length = end - start if shown is None else len(shown)
        left, right = max(low - at, 0), min(high - at, length)
        if left < right:
            # An entity that shows several characters cannot be cut; it is seen whole or not at all.
            pieces.append((start + left, start + right, None) if shown is None else (start, end, shown[left:right]))
        at += length
    return Line(line.text[low:high], pieces, line.turn, line.label)

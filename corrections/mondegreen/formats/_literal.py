"""The words in the strings of a JSON text: where each character stands, and how new words are written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mondegreen.formats._json import Node
from mondegreen.formats._lines import Line
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Piece

TEXT_PART = pattern(r"(?P<plain>[^\\]+)|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u.{4}|\\.")


def line_of(source: str, node: Node) -> Line:
    """The words of a string without the white space around them; a line break in it is seen as a space."""
    lines = list(lines_of(source, node, breaks=False))
    return lines[0] if lines else Line("", ())


def lines_of(source: str, node: Node, *, breaks: bool = True, trimmed: bool = True) -> Iterator[Line]:
    """The lines of a string, without empty ones and, if `trimmed`, without the white space around them."""
    if not node.is_text:
        return
    texts: list[str] = []
    pieces: list[Piece] = []
    for found in TEXT_PART.finditer(source, node.start + 1, node.end - 1):
        shown = None if found["plain"] else json.loads(f'"{found[0]}"')
        if shown == "\n" and breaks:
            yield from _trimmed(texts, pieces)
            texts, pieces = [], []
            continue
        if shown is not None and (shown.isspace() or not shown.isprintable()):
            shown = " "
        pieces.append((*found.span(), shown))
        texts.append(found[0] if shown is None else shown)
    if trimmed:
        yield from _trimmed(texts, pieces)
    elif texts:
        yield Line("".join(texts), pieces)


def _trimmed(texts: list[str], pieces: list[Piece]) -> Iterator[Line]:
    line = Line("".join(texts), pieces)
    if line.text.strip():
        yield line.trimmed()


def escape(words: str) -> str:
    """Words as they stand within the quotes of a JSON string."""
    return json.dumps(words, ensure_ascii=False)[1:-1]

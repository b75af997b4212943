"""Markdown: lines and bullets are read; front matter, headings, labels, links and times are not."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.formats._entities import unescaped
from mondegreen.formats._labels import LABEL
from mondegreen.formats._lines import ENTITY, Line
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Piece, Row, Transcript

TITLE = "Markdown"
SUFFIXES = (".md", ".markdown")
CHANGES = "The line has other words; a bullet that loses all of them goes."

SAMPLE = """\
---
title: Ilya switzerberger
---

# Ilya switzerberger on nets
**Craig Smith:** [August 31](https://example.org/watch?v=1)
*  I talked to *Ilya* switzerberger
*  of open \\*Ai\\* &amp; [a paper](https://example.org) nets

**Ilya** (00:01:07): The biggest, see https://example.org/x_y now
[00:02:10] of **all**, snake_case

```
code that nobody says
```
"""
READS = """\
I talked to Ilya switzerberger
of open *Ai* & nets

The biggest, see now
of all, snake_case"""

FRONT = pattern(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:[^\r\n]*(?:\r\n|\n|\r))*?(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
BOLD = r"(?:\*\*|__)"
CLOCK = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?"
STAMP = rf"[\[(]{CLOCK}(?:[ \t]*[-–][ \t]*{CLOCK})?[\])]"
LABEL_END = rf":{BOLD}|{BOLD}:|{BOLD}[ \t]*(?:{STAMP}|{CLOCK})[ \t]*:?"
BOLD_LABEL = pattern(rf"{BOLD}([^*_:\r\n][^*:\r\n]{{0,63}}?)(?:{LABEL_END})(?:[ \t]+|(?=[\r\n]|\Z))")
RECOGNISED = pattern(rf"\ufeff?\s*(?:#{{1,6}}[ \t]+\S|{BOLD_LABEL.pattern})")
LINE = pattern(r"[^\s\ufeff](?:[^\r\n]*\S)?")
BLANK = pattern(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]")
FENCE = pattern(r"```|~~~")
UNREAD = pattern(r"#{1,6}(?:[ \t]|\Z)|\||(?:[-*_=][ \t]*){3,}\Z|\[[^\]]+\]:[ \t]")
"""Headings, tables, rules, and where links lead."""
BULLET = pattern(r"(?:(?:[*+-]|[0-9]{1,3}[.)])(?:[ \t]+|\Z)|>[ \t]?)+")
START = pattern(rf"(?:{BOLD}?(?:{STAMP}|{CLOCK}){BOLD}?(?:\([^()\s]*\))?[ \t]*[-–—:]?(?:[ \t]+|\Z))+")
INNER = pattern(
    rf"(?P<hidden>(?:!?\[[^\[\]]*\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)|<[/a-zA-Z!][^<>]*>|https?://\S*[^\s.,;:!?)\]]|{STAMP})"
    rf"[ \t]*)|(?P<mark>\*+(?=\S)|(?<=\S)\*+|(?<!\w)_{{1,3}}(?=\S)|(?<=\S)_{{1,3}}(?!\w)|~~|`+)"
    rf"|\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<entity>{ENTITY})|(?P<plain>(?:[^\s\w]|(?:(?!https?://)[^\W_])+|_|\s+))"
)
TO_ESCAPE = pattern(rf"[\\*`\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?={ENTITY[1:]})|\A[-+>#]+(?=\s|\Z)")


def recognises(source: str) -> bool:
    """Whether it starts with front matter, a heading or a label in bold."""
    return bool(FRONT.match(source) or RECOGNISED.match(source))


def read(source: str) -> Transcript:
    """The transcript in a Markdown text. Nothing is malformed."""
    draft = Draft(source)
    front = FRONT.match(source)
    last, speaker, fenced = front.end() if front else 0, "", False
    for found in LINE.finditer(source, last):
        if BLANK.search(source, last, found.start()):
            draft.gap()
        last = found.end()
        if FENCE.match(found[0]):
            fenced = not fenced
        elif not fenced and not UNREAD.match(found[0]):
            line = _line(source, *found.span())
            speaker = speaker if line.turn is None else line.turn
            if line.label:
                draft.label(*line.label, speaker)
            draft.segment(speaker)
            if line.text:
                draft.words(line.text, line.pieces)
                if line.turn is None and BULLET.match(found[0]):
                    draft.rows([_row(source, *found.span())])
    return draft.finish("md")


def _row(source: str, start: int, end: int) -> Row:
    """A line with its end."""
    while start and source[start - 1] in " \t":
        start -= 1
    return Row(start, end + (2 if source.startswith("\r\n", end) else source[end : end + 1] in ("\r", "\n")))


def _line(source: str, start: int, end: int) -> Line:
    """What is read of a line, and who says so on it."""
    for mark in (BULLET, START):
        if found := mark.match(source, start, end):
            start = found.end()
    turn, place = None, None
    if label := BOLD_LABEL.match(source, start, end) or LABEL.match(source, start, end):
        turn, place = label[1].strip(), label.span(1)
        start = label.end()
        if found := START.match(source, start, end):
            start = found.end()
    pieces = list(_pieces(source, start, end))
    text = "".join(source[low:high] if shown is None else shown for low, high, shown in pieces)
    return Line(text, pieces, turn, place).trimmed()


def _pieces(source: str, start: int, end: int) -> Iterator[Piece]:
    low = start
    for token in INNER.finditer(source, start, end):
        if token["plain"] is not None:
            continue
        if low < token.start():
            yield low, token.start(), None
        low = token.end()
        shown = token["escaped"] or (unescaped(token["entity"]) if token["entity"] else "")
        if shown:
            yield *token.span(), " " if shown.isspace() else shown
    if low < end:
        yield low, end, None


def escape(words: str) -> str:
    """Words in which nothing is markup."""
    return TO_ESCAPE.sub(lambda mark: f"\\{mark[0]}", words)

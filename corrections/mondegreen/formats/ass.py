"""Advanced SubStation Alpha and its elder, SSA."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.errors import MalformedError
from mondegreen.formats._lines import Line
from mondegreen.formats._screen import Screen
from mondegreen.formats._times import LINE_END, Cue, seconds
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Piece, Transcript

TITLE = "Advanced SubStation Alpha"
SUFFIXES = (".ass", ".ssa")
CUES = True
CHANGES = "The event keeps its times, also where it loses all its words."

SAMPLE = """\
[Script Info]
; a comment
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,nobody says this
Dialogue: 0,0:00:01.00,0:00:03.50,Default,Craig Smith,0,0,0,,I talked to {\\i1}Ilya{\\i0} switzerberger\\Nof open
Dialogue: 0,0:00:03.50,0:00:07.00,Default,,0,0,0,,{\\an8}Ai, of neural\\hnets
Dialogue: 0,0:00:03.50,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
"""
READS = """\
I talked to Ilya switzerberger of open

Ai, of neural nets"""

HEAD = pattern(r"\ufeff?\s*\[Script Info\]", re.IGNORECASE)
EVENT = pattern(r"(?<![^\r\n\ufeff])(Format|Dialogue|\[[^\]\r\n]*\])(?::[ \t]*|(?=[ \t]*[\r\n]))([^\r\n]*)")
INNER = pattern(r"(?P<break>\\[Nn])|(?P<space>\\h)|\{(?P<tags>[^{}]*)\}|(?P<plain>[^\\{]+|[\\{])")
DRAWS = pattern(r"\\p([0-9]+)")
COLUMNS = "layer start end style name marginl marginr marginv effect text".split()


def recognises(source: str) -> bool:
    """Whether it starts with the section that every such file starts with."""
    return bool(HEAD.match(source))


def read(source: str) -> Transcript:
    """The transcript in it: the text of each dialogue event, without overrides and drawings.

    Raises:
        MalformedError: An event has not its columns, or breaks off in its times.
    """
    draft = Draft(source)
    Screen(draft).play(_shown(source))
    return draft.finish("ass")


def _shown(source: str) -> Iterator[tuple[Cue, list[Line]]]:
    columns, events = COLUMNS, False
    for found in EVENT.finditer(source):
        if found[1].startswith("["):
            events = found[1].lower() == "[events]"
        elif events and found[1] == "Format":
            columns = [name.strip().lower() for name in found[2].split(",")]
        elif events:
            yield _event(source, found, columns)


def _event(source: str, found: re.Match[str], columns: list[str]) -> tuple[Cue, list[Line]]:
    cells = found[2].split(",", len(columns) - 1)
    known = dict(zip(columns, cells, strict=False))
    try:
        begins, ends = (seconds(known[name].strip()) for name in ("start", "end"))
        start = found.end() - len(known["text"])
    except (KeyError, ValueError) as error:
        number = 1 + sum(1 for _ in LINE_END.finditer(source, 0, found.start()))
        raise MalformedError(
            f"Line {number}: this event has not all of its {len(columns)} columns; mend it."
        ) from error
    lines = list(_lines(source, start, found.end()))
    if name := known.get("name", "").strip():
        before = found.start(2) + sum(len(cell) + 1 for cell in cells[: columns.index("name")])
        at = source.index(name, before)
        lines[0] = lines[0]._replace(turn=name, label=(at, at + len(name)))
    return Cue(start, found.end(), begins, ends), lines


def _lines(source: str, start: int, end: int) -> Iterator[Line]:
    pieces: list[Piece] = []
    texts: list[str] = []
    draws = False
    for token in INNER.finditer(source, start, end):
        if token["tags"] is not None:
            scales = DRAWS.findall(token["tags"])
            draws = bool(int(scales[-1][:9])) if scales else draws
        elif token["break"]:
            yield Line("".join(texts), pieces).trimmed()
            pieces, texts = [], []
        elif not draws:
            shown = " " if token["space"] else None
            pieces.append((*token.span(), shown))
            texts.append(shown or token[0])
    yield Line("".join(texts), pieces).trimmed()


def escape(words: str) -> str:
    """Words without what would be an override or a line break."""
    return words.replace("{", "(").replace("}", ")").replace("\\", "/")

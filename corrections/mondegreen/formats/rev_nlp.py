"""Rev's .nlp table: a token a line, its speaker, times, punctuation and case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mondegreen.errors import MalformedError
from mondegreen.formats._lines import Line
from mondegreen.formats._speech import Said, say
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Label, Piece, Row, Span, Transcript

TITLE = "Rev .nlp table"
SUFFIXES = (".nlp",)
CHANGES = "Of several words that become one, the first line takes it and lasts as long as all; the others go."

SAMPLE = """\
token|speaker|ts|endTs|punctuation|case|tags
Mhm|1|0.64|0.85|.||
I|1|3.14|3.36||UC|
talked|1|3.36|3.71|||
to|1|3.71|3.83|||
Ilya|1|3.83|4.11|,|UC|['0']
of|2|4.11|4.23|||
open|2|4.23|4.33|||
Ai|2|4.33|4.62|.||
"""
READS = """\
Mhm.
I talked to Ilya,

of open Ai."""

NEEDED = frozenset(("token", "speaker", "ts", "endTs", "punctuation"))
ROW = pattern(r"([^\r\n]*)(?:\r\n|\n|\r)?")
FIGURE = pattern(r"[0-9]+(?:\.[0-9]+)?\Z")


def _columns(source: str) -> list[str]:
    return re.split(r"[\r\n]", source[:4096].removeprefix("\ufeff"), maxsplit=1)[0].split("|")


def recognises(source: str) -> bool:
    """Whether its first line names the columns."""
    return set(_columns(source)) >= NEEDED


def read(source: str) -> Transcript:
    """The transcript in it: tokens, each with the punctuation behind it.

    Raises:
        MalformedError: The first line does not name the columns, or a line has not all of them.
    """
    columns = _columns(source)
    if not set(columns) >= NEEDED:
        raise MalformedError(f"Line 1: the columns {', '.join(sorted(NEEDED))} must be named here; say another --from.")
    draft, rows = Draft(source), list(_rows(source, columns))
    say(draft, (_said(source, row) for _, row in rows))
    draft.rows(Row(*line, *_times(source, row)) for line, row in rows)
    return draft.finish("rev_nlp")


def labels(transcript: Transcript) -> Iterator[Label]:
    """Where each row says who speaks."""
    source = transcript.source
    for _, row in _rows(source, _columns(source)):
        start, end = row["speaker"]
        if speaker := _speaker(source[start:end]):
            yield Label(start, end, speaker)


def _speaker(cell: str) -> str:
    return f"Speaker {cell.strip()}" if cell.strip().isdigit() else cell.strip()


def _rows(source: str, columns: list[str]) -> Iterator[tuple[Span, dict[str, Span]]]:
    """Each line but the first, and where its cells stand."""
    lines = ROW.finditer(source)
    next(lines)
    for number, line in enumerate(lines, 2):
        if not line[1].strip():
            continue
        bars = [line.start() - 1, *(bar.start() for bar in re.finditer(r"\|", line[1])), line.end(1)]
        bars[1:-1] = [bar + line.start() for bar in bars[1:-1]]
        if len(bars) <= len(columns):
            raise MalformedError(f"Line {number}: {len(columns)} cells with | between them must stand here; mend it.")
        yield line.span(), dict(zip(columns, ((low + 1, high) for low, high in pairwise(bars)), strict=False))


def _said(source: str, row: dict[str, Span]) -> Said:
    cells = (row["token"], row["punctuation"])
    pieces: list[Piece] = [(*cell, None) for cell in cells if cell[0] < cell[1]]
    line = Line("".join(source[start:end] for start, end, _ in pieces), pieces).trimmed()
    begins, ends = (float(source[slice(*span)]) if span else None for span in _times(source, row))
    return Said(line, _speaker(source[slice(*row["speaker"])]), begins, ends)


def _times(source: str, row: dict[str, Span]) -> tuple[Span | None, Span | None]:
    """Where it says when the token starts and ends, if it does."""
    begins, ends = (row[name] if FIGURE.match(source[slice(*row[name])]) else None for name in ("ts", "endTs"))
    return begins, ends


def escape(words: str) -> str:
    """Words without the bar, which parts the cells."""
    return words.replace("|", "/")

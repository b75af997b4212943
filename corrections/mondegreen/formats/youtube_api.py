"""YouTube's captions as the transcript API gives them: a list of lines with their times."""

from __future__ import annotations

from mondegreen.formats import _literal
from mondegreen.formats._json import parsed, peeked
from mondegreen.formats._literal import lines_of
from mondegreen.formats._speech import seconds
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "YouTube transcript API (JSON)"
SUFFIXES = ()
CHANGES = "A line without words goes, object and all."

SAMPLE = """\
[
  {"text": "I talked to Ilya switzerberger", "start": 0.88, "duration": 4.6},
  {"text": "of open\\nAi", "start": 3.32, "duration": 5.76},
  {"text": ">> [Music] caf\\u00e9 \\"now\\"", "start": 5.48, "duration": 1}
]
"""
READS = """\
I talked to Ilya switzerberger
of open Ai

>> [Music] café "now\""""


def recognises(source: str) -> bool:
    """Whether it is a list of objects with a text, a start and a duration."""
    first = peeked(source).get(0)
    return first.get("text").is_text and first.get("start").number is not None and "duration" in first.keys


def read(source: str) -> Transcript:
    """The transcript in such a list.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, nodes = Draft(source), parsed(source).items
    for node in nodes:
        begins, lasts = seconds(node.get("start")), seconds(node.get("duration"))
        ends = None if begins is None or lasts is None else round(begins + lasts, 6)
        lines = list(lines_of(source, node.get("text")))
        if lines and lines[0].text.startswith(">>"):
            draft.gap()
        draft.segment("", begins, ends)
        for line in lines:
            draft.words(line.text, line.pieces)
            draft.line()
    draft.rows(Row(node.start, node.end) for node in nodes)
    return draft.finish("youtube_api", ascii_only=source.isascii())


escape = _literal.escape

"""The JSON of Speechmatics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import Node, parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys, Said, others, say, seconds
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "Speechmatics (JSON)"
SUFFIXES = ()
CHANGES = "Of several results that become one, the first takes it and lasts as long as all; the others go."

SAMPLE = """\
{
  "format": "2.9",
  "job": {"id": "1", "duration": 3},
  "results": [
    {"type": "word", "start_time": 0.0, "end_time": 0.2,
     "alternatives": [{"content": "I", "confidence": 0.98, "language": "en", "speaker": "S1"}]},
    {"type": "word", "start_time": 0.2, "end_time": 0.5,
     "alternatives": [{"content": "talked", "confidence": 0.97, "language": "en", "speaker": "S1"}]},
    {"type": "word", "start_time": 0.6, "end_time": 1.0,
     "alternatives": [{"content": "Ilya", "confidence": 0.4, "language": "en", "speaker": "S1"},
                      {"content": "Elia", "confidence": 0.3, "language": "en", "speaker": "S1"}]},
    {"type": "punctuation", "start_time": 1.0, "end_time": 1.0, "is_eos": true, "attaches_to": "previous",
     "alternatives": [{"content": ".", "confidence": 1.0, "language": "en", "speaker": "S1"}]},
    {"type": "word", "start_time": 2.0, "end_time": 2.2,
     "alternatives": [{"content": "The", "confidence": 0.9, "language": "en", "speaker": "S2"}]},
    {"type": "word", "start_time": 2.2, "end_time": 2.6,
     "alternatives": [{"content": "caf\\u00e9", "confidence": 0.7, "language": "en", "speaker": "S2"}]},
    {"type": "entity", "entity_class": "money", "start_time": 2.6, "end_time": 3.0,
     "alternatives": [{"content": "$20", "confidence": 0.9, "language": "en", "speaker": "S2"}],
     "spoken_form": [{"type": "word", "alternatives": [{"content": "twenty"}]}],
     "written_form": [{"type": "word", "alternatives": [{"content": "$20"}]}]}
  ]
}
"""
READS = """\
I talked Ilya.

The café $20"""


WRITTEN = Keys("content")


def recognises(source: str) -> bool:
    """Whether its results are a list of types with alternatives."""
    first = peeked(source).get("results", 0)
    return first.get("type").is_text and first.get("alternatives", 0, "content").is_text


def read(source: str) -> Transcript:
    """The transcript in it: the first alternative of each result.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, nodes = Draft(source), parsed(source).get("results").items
    say(draft, _said(source, nodes))
    draft.rows(Row(node.start, node.end, node.get("start_time").inside, node.get("end_time").inside) for node in nodes)
    _copied(Copies(source, draft), draft, nodes)
    return draft.finish("speechmatics", ascii_only=source.isascii())


def _copied(copies: Copies, draft: Draft, nodes: list[Node]) -> None:
    """Numbers, dates and sums say once more, word by word, how they are written."""
    starts = [run.start for run in draft.runs]
    for node in nodes:
        place = bisect_left(starts, node.start)
        if place < len(starts) and (parts := node.get("written_form").items):
            copies.again(draft.runs[place].at)
            copies.words([part.get("alternatives", 0) for part in parts], WRITTEN, timed=False, rows=False)


def _said(source: str, nodes: list[Node]) -> Iterator[Said]:
    for node in nodes:
        best = node.get("alternatives", 0)
        mark = node.get("type").text == "punctuation"
        times = (seconds(node.get("start_time")), seconds(node.get("end_time")))
        glued = mark and node.get("attaches_to").text != "next"
        sure = None if mark else best.get("confidence").number
        line, instead = line_of(source, best.get("content")), () if mark else others(node.get("alternatives"))
        yield Said(line, best.get("speaker").name, *times, sure, glued=glued, others=instead)


escape = _literal.escape
labels = _speech.labels

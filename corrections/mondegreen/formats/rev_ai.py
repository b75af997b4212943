"""The JSON of Rev AI: monologues in elements, of which some are words and some what stands between them."""

from __future__ import annotations

from mondegreen.formats import _literal, _speech
from mondegreen.formats._json import Node, parsed, peeked
from mondegreen.formats._literal import lines_of
from mondegreen.formats._speech import Keys
from mondegreen.transcripts.transcript import Draft, Timing, Transcript

TITLE = "Rev AI (JSON)"
SUFFIXES = ()
CHANGES = "Of several elements that become one, the first takes it and lasts as long as all; the others go."

SAMPLE = """\
{
  "monologues": [
    {"speaker": 0, "elements": [
      {"type": "text", "value": "I", "ts": 0.0, "end_ts": 0.2, "confidence": 0.98},
      {"type": "punct", "value": " "},
      {"type": "text", "value": "talked", "ts": 0.2, "end_ts": 0.5, "confidence": 0.97},
      {"type": "punct", "value": " "},
      {"type": "text", "value": "Ilya", "ts": 0.6, "end_ts": 1.0, "confidence": 0.4},
      {"type": "punct", "value": ","},
      {"type": "punct", "value": " "},
      {"type": "text", "value": "open", "ts": 1.2, "end_ts": 1.6, "confidence": 0.5},
      {"type": "punct", "value": " "},
      {"type": "text", "value": "Ai", "ts": 1.6, "end_ts": 1.9, "confidence": 0.5},
      {"type": "punct", "value": "."}
    ]},
    {"speaker": 1, "elements": [
      {"type": "text", "value": "caf\\u00e9", "ts": 2.2, "end_ts": 2.6, "confidence": 0.7},
      {"type": "punct", "value": "."}
    ]}
  ]
}
"""
READS = """\
I talked Ilya, open Ai.

café."""

ELEMENT = Keys("value", "ts", "end_ts")


def recognises(source: str) -> bool:
    """Whether it is made of monologues with elements."""
    first = peeked(source).get("monologues", 0)
    return "elements" in first.keys


def read(source: str) -> Transcript:
    """The transcript in it.

    Raises:
        MalformedError: It is not JSON.
    """
    draft = Draft(source)
    for monologue in parsed(source).get("monologues").items:
        nodes = monologue.get("elements").items
        draft.rows(ELEMENT.rows(nodes))
        times = [time for node in nodes for time in ELEMENT.times(node) if time is not None]
        ends = (times[0], times[-1]) if times else (None, None)
        draft.segment(monologue.get("speaker").name, *ends)
        for node in _seen(nodes):
            _say(draft, source, node)
    return draft.finish("rev_ai", ascii_only=source.isascii())


def _seen(nodes: list[Node]) -> list[Node]:
    """The elements without the white space around all of them."""
    words = [place for place, node in enumerate(nodes) if node.get("value").text.strip()]
    return nodes[words[0] : words[-1] + 1] if words else []


def _say(draft: Draft, source: str, node: Node) -> None:
    for line in lines_of(source, node.get("value"), breaks=False, trimmed=False):
        at = draft.words(line.text, line.pieces)
        if line.text == line.text.strip():
            sure = node.get("confidence").number
            draft.timing(Timing(at, at + len(line.text), *ELEMENT.times(node), sure))


escape = _literal.escape
labels = _speech.labels

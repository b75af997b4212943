"""A list of words with their times, `[word, start, end]` each, as scripts around Whisper leave it."""

from __future__ import annotations

from mondegreen.formats import _literal
from mondegreen.formats._json import Node, parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Said, say, seconds
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "List of words with times (JSON)"
SUFFIXES = ()
CHANGES = "Of several words that become one, the first entry takes it and lasts as long as all; the others go."

SAMPLE = """\
[[" I", 0.0, 0.2], [" talked", 0.2, 0.5], [" to", 0.5, 0.6], [" Ilya", 0.6, 1.0], [" switzerberger", 1.0, 2.0],
 [" of", 2.0, 2.2], [" open", 2.2, 2.6], [" Ai.", 2.6, 3.1], [" The", 3.1, 3.3], [" caf\\u00e9", 3.3, 4]]
"""
READS = """\
I talked to Ilya switzerberger of open Ai.
The café"""


def recognises(source: str) -> bool:
    """Whether it is a list of lists of a text and two numbers."""
    first = peeked(source).get(0)
    return len(first.items) in (3, 4) and _is_word(first)


def _is_word(node: Node) -> bool:
    return node.get(0).is_text and all(node.get(place).number is not None for place in (1, 2))


def read(source: str) -> Transcript:
    """The transcript in such a list.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, nodes = Draft(source), parsed(source).items
    say(draft, (_said(source, node) for node in nodes))
    draft.rows(Row(node.start, node.end, node.get(1).inside, node.get(2).inside) for node in nodes)
    return draft.finish("word_list", ascii_only=source.isascii())


def _said(source: str, node: Node) -> Said:
    line = line_of(source, node.get(0))
    return Said(line, "", seconds(node.get(1)), seconds(node.get(2)), node.get(3).number)


escape = _literal.escape

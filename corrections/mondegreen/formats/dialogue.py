"""Dialogues in a data set: `data`, each with a text whose lines start with who speaks, as in `[doctor] hello`."""

from __future__ import annotations

from mondegreen.formats import _literal
from mondegreen.formats._json import parsed, peeked
from mondegreen.formats._labels import LABEL
from mondegreen.formats._lines import cut, placed
from mondegreen.formats._literal import lines_of
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "Dialogues with `[speaker]` labels (JSON)"
SUFFIXES = ()
CHANGES = "The line has other words; its label stays."

SAMPLE = """\
{
    "data": [
        {
            "src": "[doctor] hey charles i am ilya switzerberger\\n[patient] sure\\ncaf\\u00e9\\n\\n[doctor] of open",
            "tgt": "A note that nobody said.",
            "file": "1-own"
        },
        {
            "src": "[doctor] next",
            "tgt": "",
            "file": "2-own"
        }
    ]
}
"""
READS = """\
hey charles i am ilya switzerberger

sure
café

of open

next"""

ROLE = pattern(r"\[([^\[\]\r\n]{1,64})\]:?(?:\s+|\Z)")


def recognises(source: str) -> bool:
    """Whether it has data with a text whose first line starts with a label."""
    return bool(ROLE.match(peeked(source).get("data", 0, "src").text))


def read(source: str) -> Transcript:
    """The transcript in the sources of all dialogues, one after the other.

    Raises:
        MalformedError: It is not JSON.
    """
    draft = Draft(source)
    for node in parsed(source).get("data").items:
        speaker = ""
        draft.gap()
        for line in lines_of(source, node.get("src")):
            label = ROLE.match(line.text) or LABEL.match(line.text)
            speaker, start = (label[1], label.end()) if label else (speaker, 0)
            if label:
                draft.label(*placed(line, *label.span(1)), speaker)
            said = cut(line, start, len(line.text))
            draft.segment(speaker)
            if said.text:
                draft.words(said.text, said.pieces)
    return draft.finish("dialogue", ascii_only=source.isascii())


escape = _literal.escape

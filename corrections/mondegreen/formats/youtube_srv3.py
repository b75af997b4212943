"""YouTube's srv3: paragraphs in milliseconds, with a time for each word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.formats import _xml
from mondegreen.formats._lines import Line
from mondegreen.formats._screen import Screen
from mondegreen.formats._stamps import Stamp, timings_of
from mondegreen.formats._times import Cue
from mondegreen.formats._xml import ATTRIBUTE, PROLOG, Paragraph, lines, paragraphs
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "YouTube srv3"
SUFFIXES = (".srv3",)
CHANGES = "Of several words that become one, the first takes it; the others go, element and all."

SAMPLE = """\
<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
<head>
<ws id="0"/>
<wp id="0"/>
</head>
<body>
<w t="0" id="1" wp="1" ws="1"/>
<p t="880" d="4600" w="1"><s ac="0">I</s><s t="320" ac="200"> talked</s><s t="520"> to</s><s t="700"> Ilya</s></p>
<p t="3310" d="2170" w="1" a="1">
</p>
<p t="3320" d="5760" w="1"><s>of</s><s t="400"> open</s><s t="800"> Ai &amp;#39;</s></p>
<p t="9080" d="1000">plain caf\u00e9</p>
</body>
</timedtext>
"""
READS = """\
I talked to Ilya
of open Ai &#39;
plain café"""

HEAD = pattern(rf"{PROLOG}<timedtext[\s>]")
WORD = pattern(r"<s(?=[\s>])([^<>]*)>([^<]*)</s>")
MILLISECOND = 0.001
SURE = 255
"""What `ac` says of a word that could not be another."""


def recognises(source: str) -> bool:
    """Whether its first element is `timedtext`."""
    return bool(HEAD.match(source))


def read(source: str) -> Transcript:
    """The transcript in it: what stands in paragraphs.

    Raises:
        MalformedError: A paragraph does not end.
    """
    draft = Draft(source)
    stamps: list[Stamp] = []
    for paragraph in paragraphs(source):
        words = list(WORD.finditer(source, paragraph.start, paragraph.end))
        draft.rows(Row(*word.span()) for word in words)
        stamps += _stamps(paragraph, words)
    Screen(draft).play(_shown(source))
    for timing in timings_of(draft.text, draft.runs, stamps):
        draft.timing(timing)
    return draft.finish("youtube_srv3")


def _shown(source: str) -> Iterator[tuple[Cue, list[Line]]]:
    for paragraph in paragraphs(source):
        seen = lines(source, paragraph)
        if any(line.text for line in seen):
            yield _cue(paragraph), seen


def _cue(paragraph: Paragraph) -> Cue:
    begins, lasts = (_number(paragraph.attributes.get(name, "")) for name in ("t", "d"))
    ends = round((begins + lasts) * MILLISECOND, 6)
    return Cue(paragraph.start, paragraph.end, round(begins * MILLISECOND, 6), ends)


def _number(figures: str) -> int:
    return int(figures) if figures.isascii() and figures.isdigit() and len(figures) < 13 else 0


def _stamps(paragraph: Paragraph, words: list[re.Match[str]]) -> Iterator[Stamp]:
    cue = _cue(paragraph)
    known = [{found[1]: found[2] or found[3] or "" for found in ATTRIBUTE.finditer(word[1])} for word in words]
    starts = [round(cue.begins + _number(word.get("t", "")) * MILLISECOND, 6) for word in known]
    until = [*starts[1:], cue.ends]
    for word, attributes, begins, ends in zip(words, known, starts, until, strict=False):
        sure = _number(attributes.get("ac", ""))
        yield Stamp(*word.span(2), begins, max(begins, ends), sure / SURE if 0 < sure <= SURE else None)


escape = _xml.escape

"""TTML, the captions of broadcasters, and its kin DFXP, IMSC and EBU-TT."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.formats import _xml
from mondegreen.formats._lines import Line
from mondegreen.formats._screen import Screen
from mondegreen.formats._times import Cue
from mondegreen.formats._xml import PROLOG, Paragraph, lines, paragraphs
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "TTML"
SUFFIXES = (".ttml", ".dfxp", ".xml")
CUES = True
CHANGES = "The paragraph keeps its times; a line that loses all its words stays empty."

SAMPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
  <head><metadata><ttm:title>This week</ttm:title></metadata></head>
  <body><div>
    <p begin="00:00:01.000" end="00:00:03.500" region="r1">Craig Smith: I talked to <span>Ilya</span><br/>
      of open</p>
    <p begin="3.5s" dur="3.5s">
      Ai &amp; of neural
      nets
    </p>
    <p begin="7s" end="9s" ttm:agent="ilya">caf\u00e9</p>
  </div></body>
</tt>
"""
READS = """\
I talked to Ilya of open
Ai & of neural nets

café"""

HEAD = pattern(rf"{PROLOG}<(?:\w+:)?tt[\s>]")
CLOCK = pattern(r"([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2}(?:\.[0-9]{1,9})?)(?::([0-9]{1,3}))?")
OFFSET = pattern(r"([0-9]{1,12}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t)")
UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
RATE = pattern(r"\b(frame|tick)Rate=[\"']([0-9]{1,9})[\"']")


def recognises(source: str) -> bool:
    """Whether its first element is `tt`."""
    return bool(HEAD.match(source))


def read(source: str) -> Transcript:
    """The transcript in it: what stands in paragraphs.

    Raises:
        MalformedError: A paragraph does not end.
    """
    draft = Draft(source)
    Screen(draft).play(_shown(source))
    return draft.finish("ttml")


def _shown(source: str) -> Iterator[tuple[Cue, list[Line]]]:
    units = UNITS | {"f": 1 / 30, "t": 1.0}
    for rate in RATE.finditer(source, 0, 4096):
        units[rate[1][0]] = 1 / max(1, int(rate[2]))
    for paragraph in paragraphs(source):
        cue = _cue(paragraph, units)
        yield cue, lines(source, paragraph)


def _cue(paragraph: Paragraph, units: dict[str, float]) -> Cue:
    """When it is seen; what says no time is seen at once."""
    times = {
        name: _seconds(paragraph.attributes[name], units)
        for name in ("begin", "end", "dur")
        if name in paragraph.attributes
    }
    begins = times.get("begin", 0.0)
    ends = times.get("end", round(begins + times.get("dur", 0.0), 6))
    return Cue(paragraph.start, paragraph.end, begins, ends)


def _seconds(time: str, units: dict[str, float]) -> float:
    """A time in seconds; nobody knows what else it may say, so that is the start."""
    if clock := CLOCK.match(time.strip()):
        whole = int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
        return round(whole + int(clock[4] or 0) * units["f"], 6)
    offset = OFFSET.match(time.strip())
    return round(float(offset[1]) * units[offset[2]], 6) if offset else 0.0


escape = _xml.escape

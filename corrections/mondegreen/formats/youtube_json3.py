"""YouTube's json3: events on the screen, in segments of a word or a line each."""

from __future__ import annotations

from mondegreen.formats import _literal
from mondegreen.formats._json import NOTHING, Node, parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import seconds
from mondegreen.transcripts.transcript import Draft, Row, Timing, Transcript

TITLE = "YouTube json3"
SUFFIXES = (".json3",)
CHANGES = "Of several words that become one, the first segment takes it; the others go."

SAMPLE = """\
{
  "wireMagic": "pb3",
  "pens": [{}],
  "wsWinStyles": [{}, {"mhModeHint": 2, "juJustifCode": 0, "sdScrollDir": 3}],
  "events": [
    {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
    {"tStartMs": 880, "dDurationMs": 4600, "wWinId": 1, "segs": [
      {"utf8": "I", "acAsrConf": 0}, {"utf8": " talked", "tOffsetMs": 320, "acAsrConf": 200},
      {"utf8": " to", "tOffsetMs": 520}, {"utf8": " Ilya", "tOffsetMs": 700}]},
    {"tStartMs": 3310, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\\n"}]},
    {"tStartMs": 3320, "dDurationMs": 5760, "wWinId": 1, "segs": [
      {"utf8": "of"}, {"utf8": " open", "tOffsetMs": 400}, {"utf8": " Ai caf\\u00e9", "tOffsetMs": 800}]}
  ]
}
"""
READS = """\
I talked to Ilya
of open Ai café"""

MILLISECOND = 0.001
SURE = 255
"""What `acAsrConf` says of a word that could not be another."""


def recognises(source: str) -> bool:
    """Whether it has events that start at a millisecond."""
    return peeked(source).get("events", 0, "tStartMs").number is not None


def read(source: str) -> Transcript:
    """The transcript in it. Events that only break a line or open a window say nothing.

    Raises:
        MalformedError: It is not JSON.
    """
    draft = Draft(source)
    events = parsed(source).get("events").items
    for event in events:
        segments = event.get("segs").items
        draft.rows(Row(node.start, node.end) for node in segments)
        begins = seconds(event.get("tStartMs"), MILLISECOND)
        lasts = seconds(event.get("dDurationMs"), MILLISECOND)
        ends = None if begins is None or lasts is None else round(begins + lasts, 6)
        draft.segment("", begins, ends)
        for node, until in zip(segments, [*segments[1:], NOTHING], strict=False):
            _say(draft, source, node, (begins, _start(begins, until) or ends))
    return draft.finish("youtube_json3", ascii_only=source.isascii())


def _start(begins: float | None, node: Node) -> float | None:
    if begins is None or node is NOTHING:
        return None
    return round(begins + (seconds(node.get("tOffsetMs"), MILLISECOND) or 0), 6)


def _say(draft: Draft, source: str, node: Node, times: tuple[float | None, float | None]) -> None:
    text = node.get("utf8").text
    if text[:1].isspace():
        draft.line()
    line = line_of(source, node.get("utf8"))
    if line.text:
        at = draft.words(line.text, line.pieces)
        sure = node.get("acAsrConf").number
        confidence = sure / SURE if sure else None
        draft.timing(Timing(at, at + len(line.text), _start(times[0], node), times[1], confidence))
    if text[-1:].isspace():
        draft.line()


escape = _literal.escape

"""Whisper's JSON, as openai-whisper, the OpenAI API, faster-whisper and WhisperX write it."""

from __future__ import annotations

from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import Node, parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys, seconds
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "Whisper (JSON)"
SUFFIXES = (".json",)
CHANGES = "The segments are read; the whole text and the lists of words follow them."

SAMPLE = """\
{
  "text": " I talked to Ilya switzerberger of open Ai. The biggest caf\\u00e9.",
  "segments": [
    {"id": 0, "seek": 0, "start": 0.0, "end": 3.5, "text": " I talked to Ilya switzerberger of open Ai.",
     "tokens": [50364, 286], "temperature": 0.0, "avg_logprob": -0.25, "speaker": "SPEAKER_00",
     "words": [
      {"word": " I", "start": 0.0, "end": 0.2, "probability": 0.98},
      {"word": " talked", "start": 0.2, "end": 0.5, "probability": 0.97},
      {"word": " to", "start": 0.5, "end": 0.6, "probability": 0.99},
      {"word": " Ilya", "start": 0.6, "end": 1.0, "probability": 0.8},
      {"word": " switzerberger", "start": 1.0, "end": 2.0, "probability": 0.31},
      {"word": " of", "start": 2.0, "end": 2.2, "probability": 0.9},
      {"word": " open", "start": 2.2, "end": 2.6, "probability": 0.6},
      {"word": " Ai.", "start": 2.6, "end": 3.1, "probability": 0.5}
    ]},
    {"id": 1, "seek": 0, "start": 3.5, "end": 5.0, "text": " The biggest caf\\u00e9.", "speaker": "SPEAKER_01",
     "words": []}
  ],
  "language": "en"
}
"""
READS = """\
I talked to Ilya switzerberger of open Ai.

The biggest café."""

WORD = Keys("word", confidence="probability")
BESIDE = frozenset(("text", "language", "duration", "task", "usage", "segments", "words", "logprobs"))
"""What stands beside the text of an answer that was asked for without times."""
SCORED = WORD._replace(confidence="score")


def recognises(source: str) -> bool:
    """Whether it has segments with a text, a start and an end, or a text with what the OpenAI API puts beside it."""
    root = peeked(source)
    first = _segments(root)[0]
    if first is not root:
        return first.get("text").is_text and first.get("start").number is not None and "end" in first.keys
    beside = root.get("words", 0, "word").is_text or root.keys <= BESIDE
    return root.get("text").is_text and beside


def _segments(root: Node) -> list[Node]:
    """The segments; faster-whisper's are often kept as a bare list, and a short answer is itself the only one."""
    return root.get("segments").items or root.items or [root]


def read(source: str) -> Transcript:
    """The transcript in it: the segments, of which the whole text and the words are copies.

    Raises:
        MalformedError: It is not JSON.
    """
    root, draft = parsed(source), Draft(source)
    starts: list[int] = []
    segments = _segments(root)
    for node in segments:
        draft.segment(node.get("speaker").name, seconds(node.get("start")), seconds(node.get("end")))
        line = line_of(source, node.get("text"))
        starts.append(draft.words(line.text, line.pieces) if line.text else -1)
    copies = Copies(source, draft)
    if segments[0] is not root:
        copies.whole(root.get("text"))
    timed = True
    for place, node in zip(starts, segments, strict=True):
        words = [] if node is root else node.get("words").items
        if place >= 0 and words:
            copies.again(place)
            copies.words(words, _keys(words))
            timed = False  # lists of all words say it once more
    for name in ("words", "word_segments"):
        copies.again()
        words = root.get(name).items
        copies.words(words, _keys(words), timed=timed)
        timed = timed and not words
    return draft.finish("whisper", ascii_only=source.isascii())


def _keys(words: list[Node]) -> Keys:
    return SCORED if words and "score" in words[0].keys else WORD


escape = _literal.escape
labels = _speech.labels

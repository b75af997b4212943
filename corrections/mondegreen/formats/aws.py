"""The JSON of Amazon Transcribe."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.alternative import Alternative
from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import NOTHING, Node, parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys, Said, others, say, seconds
from mondegreen.transcripts.transcript import Draft, Row, Transcript

TITLE = "Amazon Transcribe (JSON)"
SUFFIXES = ()
CHANGES = "Of several items that become one, the first takes it and lasts as long as all; the others go."

SAMPLE = """\
{
  "jobName": "one", "accountId": "1", "status": "COMPLETED",
  "results": {
    "transcripts": [{"transcript": "I talked to Ilya of open Ai. The caf\\u00e9."}],
    "audio_segments": [
      {"id": 0, "transcript": "I talked to Ilya of open Ai.", "start_time": "0.0", "end_time": "1.9", "items": [0, 1]},
      {"id": 1, "transcript": "The caf\\u00e9.", "start_time": "2.0", "end_time": "2.6", "items": [8, 9, 10]}
    ],
    "segments": [
      {"start_time": "2.0", "end_time": "2.6", "alternatives": [
        {"transcript": "The caf\\u00e9.", "items": [
          {"type": "pronunciation", "content": "The", "confidence": "0.9", "start_time": "2.0", "end_time": "2.2"},
          {"type": "pronunciation", "content": "caf\\u00e9", "confidence": "0.7", "start_time": "2.2",
           "end_time": "2.6"},
          {"type": "punctuation", "content": ".", "confidence": "0.0"}]},
        {"transcript": "The cafeteria.", "items": [
          {"type": "pronunciation", "content": "The", "confidence": "0.9", "start_time": "2.0", "end_time": "2.2"},
          {"type": "pronunciation", "content": "cafeteria", "confidence": "0.5", "start_time": "2.2",
           "end_time": "2.6"},
          {"type": "punctuation", "content": ".", "confidence": "0.0"}]}
      ]}
    ],
    "items": [
      {"id": 0, "type": "pronunciation", "alternatives": [{"confidence": "0.99", "content": "I"}],
       "start_time": "0.0", "end_time": "0.2", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.97", "content": "talked"}],
       "start_time": "0.2", "end_time": "0.5", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.99", "content": "to"}],
       "start_time": "0.5", "end_time": "0.6", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.4", "content": "Ilya"}],
       "start_time": "0.6", "end_time": "1.0", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.9", "content": "of"}],
       "start_time": "1.0", "end_time": "1.2", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.5", "content": "open"}],
       "start_time": "1.2", "end_time": "1.6", "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.5", "content": "Ai"}],
       "start_time": "1.6", "end_time": "1.9", "speaker_label": "spk_0"},
      {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}], "speaker_label": "spk_0"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.9", "content": "The"}],
       "start_time": "2.0", "end_time": "2.2", "speaker_label": "spk_1"},
      {"type": "pronunciation", "alternatives": [{"confidence": "0.7", "content": "caf\\u00e9"}],
       "start_time": "2.2", "end_time": "2.6", "speaker_label": "spk_1"},
      {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}], "speaker_label": "spk_1"}
    ]
  }
}
"""
READS = """\
I talked to Ilya of open Ai.

The café."""

ITEM = Keys("content", "start_time", "end_time")


def recognises(source: str) -> bool:
    """Whether its results are items with alternatives, or it has transcripts beside them."""
    results = peeked(source).get("results")
    content = results.get("items", 0, "alternatives", 0, "content")
    return content.is_text or results.get("transcripts", 0, "transcript").is_text


def read(source: str) -> Transcript:
    """The transcript in it: the items, of which the whole text is a copy.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, results = Draft(source), parsed(source).get("results")
    items = results.get("items").items
    say(draft, _said(source, items, _labels(results)))
    draft.rows(Row(node.start, node.end, node.get("start_time").inside, node.get("end_time").inside) for node in items)
    copies = Copies(source, draft)
    for node in results.get("transcripts").items:
        copies.again()
        copies.whole(node.get("transcript"))
    copies.again()
    for node in results.get("audio_segments").items:
        copies.whole(node.get("transcript"))
    _guesses(copies, draft, results.get("segments").items)
    return draft.finish("aws", ascii_only=source.isascii())


def _guesses(copies: Copies, draft: Draft, segments: list[Node]) -> None:
    """Where alternatives were asked for, each stretch stands once more, as the best guess before the others."""
    copies.again()
    for node in segments:
        best, *instead = node.get("alternatives").items or [NOTHING]
        span = copies.whole(best.get("transcript"))
        if span:
            standing = _sure(best)
            draft.alternatives(
                Alternative(*span, other.get("transcript").text, _sure(other), standing) for other in instead
            )
    copies.again()
    for node in segments:
        copies.words(node.get("alternatives", 0, "items").items, ITEM, timed=False)


def _sure(guess: Node) -> float | None:
    """How sure a guess at a stretch is: as sure as its words are on the average."""
    sure = [node.get("confidence").number for node in guess.get("items").items if node.get("start_time").is_text]
    given = [each for each in sure if each is not None]
    return sum(given) / len(given) if given else None


def _labels(results: Node) -> dict[str, str]:
    """Who speaks from which second on, where the items do not say so themselves."""
    labels = (item for part in results.get("speaker_labels", "segments").items for item in part.get("items").items)
    return {node.get("start_time").text: node.get("speaker_label").name for node in labels}


def _said(source: str, items: list[Node], labels: dict[str, str]) -> Iterator[Said]:
    speaker = ""
    for node in items:
        best = node.get("alternatives", 0)
        mark = node.get("type").text == "punctuation"
        if not mark:
            speaker = node.get("speaker_label").name or labels.get(node.get("start_time").text, speaker)
        times = (seconds(node.get("start_time")), seconds(node.get("end_time")))
        sure = None if mark else best.get("confidence").number
        line, instead = line_of(source, best.get("content")), () if mark else others(node.get("alternatives"))
        yield Said(line, speaker, *times, sure, glued=mark, others=instead)


escape = _literal.escape
labels = _speech.labels

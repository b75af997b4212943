"""The JSON of Deepgram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mondegreen.alternative import Alternative
from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import NOTHING, Node, parsed, peeked
from mondegreen.formats._labels import LABEL
from mondegreen.formats._lines import placed
from mondegreen.formats._literal import line_of, lines_of
from mondegreen.formats._speech import Keys, Said, say
from mondegreen.transcripts.transcript import Draft, Label, Run, Transcript

TITLE = "Deepgram (JSON)"
SUFFIXES = ()
CHANGES = "Of several words that become one, the first takes it and lasts as long as all; the others go."

SAMPLE = """\
{
  "metadata": {"request_id": "1", "duration": 3.0, "channels": 1},
  "results": {"channels": [{"alternatives": [{
    "transcript": "I talked to Ilya of open Ai. The caf\\u00e9.",
    "confidence": 0.9,
    "words": [
      {"word": "i", "start": 0.0, "end": 0.2, "confidence": 0.98, "speaker": 0, "punctuated_word": "I"},
      {"word": "talked", "start": 0.2, "end": 0.5, "confidence": 0.97, "speaker": 0, "punctuated_word": "talked"},
      {"word": "to", "start": 0.5, "end": 0.6, "confidence": 0.99, "speaker": 0, "punctuated_word": "to"},
      {"word": "ilya", "start": 0.6, "end": 1.0, "confidence": 0.4, "speaker": 0, "punctuated_word": "Ilya"},
      {"word": "of", "start": 1.0, "end": 1.2, "confidence": 0.9, "speaker": 0, "punctuated_word": "of"},
      {"word": "open", "start": 1.2, "end": 1.6, "confidence": 0.5, "speaker": 0, "punctuated_word": "open"},
      {"word": "ai", "start": 1.6, "end": 1.9, "confidence": 0.5, "speaker": 0, "punctuated_word": "Ai."},
      {"word": "the", "start": 2.0, "end": 2.2, "confidence": 0.9, "speaker": 1, "punctuated_word": "The"},
      {"word": "caf\\u00e9", "start": 2.2, "end": 2.6, "confidence": 0.7, "speaker": 1,
       "punctuated_word": "caf\\u00e9."}
    ],
    "paragraphs": {
      "transcript": "\\nSpeaker 0: I talked to Ilya of open Ai.\\n\\nSpeaker 1: The caf\\u00e9.\\n",
      "paragraphs": [
        {"sentences": [{"text": "I talked to Ilya of open Ai.", "start": 0.0, "end": 1.9}],
         "num_words": 7, "speaker": 0},
        {"sentences": [{"text": "The caf\\u00e9.", "start": 2.0, "end": 2.6}], "num_words": 2, "speaker": 1}
      ]
    }
  }, {"transcript": "I talked to Elia of open eye. The caf\\u00e9.", "confidence": 0.8, "words": []}]}]}
}
"""
READS = """\
I talked to Ilya of open Ai.

The café."""

SHOWN = Keys("punctuated_word")
PLAIN = Keys("word")


def recognises(source: str) -> bool:
    """Whether its results are channels with alternatives."""
    return peeked(source).get("results", "channels", 0, "alternatives", 0, "transcript").is_text


def read(source: str) -> Transcript:
    """The transcript in it: the words of each channel; transcripts, paragraphs and utterances are copies.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, results = Draft(source), parsed(source).get("results")
    channels = results.get("channels").items
    starts = [_channel(draft, source, channel) for channel in channels]
    copies = Copies(source, draft)
    for channel, place in zip(channels, starts, strict=True):
        _copied(copies, channel.get("alternatives", 0), place)
    copies.again()
    utterances = results.get("utterances").items
    for node in utterances:
        copies.whole(node.get("transcript"))
    copies.again()
    for node in utterances:
        words = node.get("words").items
        copies.words(words, SHOWN if _punctuated(words) else PLAIN, timed=False)
    return draft.finish("deepgram", ascii_only=source.isascii())


def _channel(draft: Draft, source: str, channel: Node) -> int:
    """Add what is said in a channel, and what else may have been; where it starts in the reading text."""
    best, *instead = channel.get("alternatives").items or [NOTHING]
    start, words, count = len(draft.text), best.get("words").items, len(draft.runs)
    draft.gap()
    shown = SHOWN if _punctuated(words) else PLAIN
    if words:
        say(draft, (shown.said(source, node) for node in words))
    else:
        say(draft, [Said(line_of(source, best.get("transcript")))])
    draft.rows(shown.rows(words))
    _guesses(draft, draft.runs[count:], best, instead)
    return start


def _guesses(draft: Draft, runs: Sequence[Run], best: Node, instead: list[Node]) -> None:
    for other in instead if runs else ():
        said = (other.get("transcript").text, other.get("confidence").number, best.get("confidence").number)
        draft.alternatives([Alternative(runs[0].at, runs[-1].until, *said)])


def _copied(copies: Copies, best: Node, place: int) -> None:
    words = best.get("words").items
    if not words:
        return
    for node in (best.get("transcript"), best.get("paragraphs", "transcript")):
        copies.again(place)
        copies.whole(node)
    copies.again(place)
    for node in _sentences(best):
        copies.whole(node)
    copies.again(place)
    if _punctuated(words):
        copies.words(words, PLAIN, timed=False, rows=False)


def _punctuated(words: list[Node]) -> bool:
    return bool(words) and words[0].get("punctuated_word").is_text


def _sentences(best: Node) -> Iterator[Node]:
    for part in best.get("paragraphs", "paragraphs").items:
        for sentence in part.get("sentences").items:
            yield sentence.get("text")


def labels(transcript: Transcript) -> Iterator[Label]:
    """Where it names who speaks: by number beside the words, and in the text of the paragraphs."""
    yield from _speech.labels(transcript)
    for channel in parsed(transcript.source).get("results", "channels").items:
        text = channel.get("alternatives", 0, "paragraphs", "transcript")
        for line in lines_of(transcript.source, text):
            if found := LABEL.match(line.text):
                yield Label(*placed(line, *found.span(1)), found[1])


escape = _literal.escape

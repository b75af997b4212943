"""The JSON of AssemblyAI."""

from __future__ import annotations

from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys, Said, say
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "AssemblyAI (JSON)"
SUFFIXES = ()
CHANGES = "Of several words that become one, the first takes it and lasts as long as all; the others go."

SAMPLE = """\
{
  "id": "6r", "language_code": "en_us", "status": "completed", "audio_duration": 3,
  "text": "I talked to Ilya of open Ai. The caf\\u00e9.",
  "words": [
    {"text": "I", "start": 0, "end": 200, "confidence": 0.98, "speaker": "A"},
    {"text": "talked", "start": 200, "end": 500, "confidence": 0.97, "speaker": "A"},
    {"text": "to", "start": 500, "end": 600, "confidence": 0.99, "speaker": "A"},
    {"text": "Ilya", "start": 600, "end": 1000, "confidence": 0.4, "speaker": "A"},
    {"text": "of", "start": 1000, "end": 1200, "confidence": 0.9, "speaker": "A"},
    {"text": "open", "start": 1200, "end": 1600, "confidence": 0.5, "speaker": "A"},
    {"text": "Ai.", "start": 1600, "end": 1900, "confidence": 0.5, "speaker": "A"},
    {"text": "The", "start": 2000, "end": 2200, "confidence": 0.9, "speaker": "B"},
    {"text": "caf\\u00e9.", "start": 2200, "end": 2600, "confidence": 0.7, "speaker": "B"}
  ],
  "utterances": [
    {"speaker": "A", "start": 0, "end": 1900, "confidence": 0.8, "text": "I talked to Ilya of open Ai.",
     "words": [{"text": "I", "start": 0, "end": 200, "confidence": 0.98, "speaker": "A"}]},
    {"speaker": "B", "start": 2000, "end": 2600, "confidence": 0.8, "text": "The caf\\u00e9.", "words": []}
  ],
  "confidence": 0.8, "audio_url": "https://example.org/one.mp3"
}
"""
READS = """\
I talked to Ilya of open Ai.

The café."""

WORD = Keys("text", unit=0.001)


def recognises(source: str) -> bool:
    """Whether it has a text and words, each with a text of its own and a start."""
    root = peeked(source)
    first = root.get("words", 0)
    if not root.get("text").is_text or "segments" in root.keys:
        return False
    return "audio_url" in root.keys or (first.get("text").is_text and first.get("start").number is not None)


def read(source: str) -> Transcript:
    """The transcript in it: the words, of which the text and the utterances are copies.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, root = Draft(source), parsed(source)
    words = root.get("words").items
    if words:
        say(draft, (WORD.said(source, node) for node in words))
        draft.rows(WORD.rows(words))
        copies = Copies(source, draft)
        copies.whole(root.get("text"))
        copies.again()
        for node in root.get("utterances").items:
            copies.whole(node.get("text"))
        copies.again()
        for node in root.get("utterances").items:
            copies.words(node.get("words").items, WORD, timed=False)
    else:
        say(draft, [Said(line_of(source, root.get("text")))])
    return draft.finish("assemblyai", ascii_only=source.isascii())


escape = _literal.escape
labels = _speech.labels

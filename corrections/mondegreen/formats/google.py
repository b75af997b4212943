"""The JSON of Google Speech-to-Text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from mondegreen.alternative import Alternative
from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import NOTHING, Node, parsed, peeked
from mondegreen.formats._lines import Line
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys
from mondegreen.transcripts.transcript import Draft, Span, Transcript

TITLE = "Google Speech-to-Text (JSON)"
SUFFIXES = ()
CHANGES = "The transcripts are read; the words follow them. Of several that become one, the first takes it."

SAMPLE = """\
{
  "results": [
    {
      "alternatives": [
        {
          "transcript": "I talked to Ilya of open Ai.", "confidence": 0.91,
          "words": [
            {"startTime": "0s", "endTime": "0.200s", "word": "I", "speakerTag": 1},
            {"startTime": "0.200s", "endTime": "0.500s", "word": "talked", "speakerTag": 1},
            {"startTime": "0.500s", "endTime": "0.600s", "word": "to", "speakerTag": 1},
            {"startTime": "0.600s", "endTime": "1s", "word": "Ilya", "confidence": 0.4, "speakerTag": 1},
            {"startTime": "1s", "endTime": "1.200s", "word": "of", "speakerTag": 1},
            {"startTime": "1.200s", "endTime": "1.600s", "word": "open", "speakerTag": 1},
            {"startTime": "1.600s", "endTime": "1.900s", "word": "Ai.", "speakerTag": 1}
          ]
        },
        {"transcript": "I talked to Elia of open eye.", "confidence": 0.4}
      ],
      "resultEndTime": "1.900s", "languageCode": "en-us"
    },
    {
      "alternatives": [
        {
          "transcript": " The caf\\u00e9. Yes.", "confidence": 0.7,
          "words": [
            {"startTime": "2s", "endTime": "2.200s", "word": "The"},
            {"startTime": "2.200s", "endTime": "2.600s", "word": "caf\\u00e9."},
            {"startTime": "2.600s", "endTime": "3s", "word": "Yes."}
          ]
        }
      ],
      "languageCode": "en-us"
    },
    {
      "alternatives": [
        {
          "words": [
            {"startTime": "2s", "endTime": "2.200s", "word": "The", "speakerTag": 1},
            {"startTime": "2.200s", "endTime": "2.600s", "word": "caf\\u00e9.", "speakerTag": 1},
            {"startTime": "2.600s", "endTime": "3s", "word": "Yes.", "speakerTag": 2}
          ]
        }
      ]
    }
  ]
}
"""
READS = """\
I talked to Ilya of open Ai.
The café.

Yes."""

V1 = Keys("word", "startTime", "endTime", speaker="speakerTag")
V2 = Keys("word", "startOffset", "endOffset", speaker="speakerLabel")


def recognises(source: str) -> bool:
    """Whether its results are a list of alternatives with a transcript."""
    return any(node.get("alternatives", 0, "transcript").is_text for node in _results(peeked(source)))


def _results(root: Node) -> list[Node]:
    return root.get("results").items or root.get("response", "results").items


def read(source: str) -> Transcript:
    """The transcript in it: the first alternative of each result, of which the words are copies.

    Raises:
        MalformedError: It is not JSON.
    """
    draft = Draft(source)
    said: list[tuple[Node, int | None]] = []
    results = [result.get("alternatives").items or [NOTHING] for result in _results(parsed(source))]
    speakers = _speakers([best for best, *_ in results])
    for best, *instead in results:
        line = line_of(source, best.get("transcript"))
        words = best.get("words").items
        places = (
            [_say(draft, part, of, speakers) for part, of in _turns(line, words, speakers)] if line.text else [None]
        )
        said.append((best, places[0]))
        if places[0] is not None:
            _guesses(draft, (places[0], draft.runs[-1].until), best, instead)
    copies = Copies(source, draft)
    for best, place in said:
        copies.again(place or 0)
        words = best.get("words").items
        # A result without a transcript says all words once more, to tell who speaks.
        copies.words(words, _keys(words), timed=place is not None)
    return draft.finish("google", ascii_only=source.isascii())


def _guesses(draft: Draft, span: Span, best: Node, instead: list[Node]) -> None:
    for other in instead:
        # The service writes 0 for: not said.
        sure, standing = (node.get("confidence").number or None for node in (other, best))
        draft.alternatives([Alternative(*span, other.get("transcript").text, sure, standing)])


def _speakers(every: list[Node]) -> dict[str, str]:
    """Who says the word that starts at this time; the first version tells it only in the last result, for all words."""
    words = [word for best in every for word in best.get("words").items]
    keys = _keys(words)
    return {word.get(keys.begins).text: word.get(keys.speaker).name for word in words if word.get(keys.speaker).name}


def _turns(line: Line, words: list[Node], speakers: dict[str, str]) -> Iterator[tuple[Line, list[Node]]]:
    """The line, or where it is said by several one after the other, what each says, with its words."""
    spans = [found.span() for found in re.finditer(r"\S+", line.text)]
    if len(spans) != len(words):
        yield from [(line, words)] if spans else []
        return
    placed = zip(spans, words, strict=True)
    for _, group in groupby(placed, key=lambda each: speakers.get(each[1].get(_keys(words).begins).text, "")):
        turn = list(group)
        yield line.cut(turn[0][0][0], turn[-1][0][1]), [word for _, word in turn]


def _say(draft: Draft, line: Line, words: list[Node], speakers: dict[str, str]) -> int:
    begins = words[0].get(_keys(words).begins).text if words else ""
    draft.segment(speakers.get(begins, ""), *_times(words))
    return draft.words(line.text, line.pieces)


def _keys(words: list[Node]) -> Keys:
    return V2 if words and "endOffset" in words[0].keys else V1


def _times(words: list[Node]) -> tuple[float | None, float | None]:
    keys = _keys(words)
    return (keys.times(words[0])[0], keys.times(words[-1])[1]) if words else (None, None)


escape = _literal.escape
labels = _speech.labels

"""Google Cloud Speech-to-Text: an inline phrase set for `adaptation` in the configuration of a recognition.

Source: Google Cloud, `SpeechAdaptation` and `PhraseSet` (version 1 of the interface), and its quotas for content.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from mondegreen.hints import Hint

TITLE = "Google"
SAMPLE = """\
{
  "adaptation": {
    "phraseSets": [
      {
        "phrases": [
          {
            "value": "Ilya Sutskever"
          },
          {
            "value": "GPT-3"
          },
          {
            "value": "Eye on AI"
          },
          {
            "value": "back-propagation"
          }
        ],
        "boost": 10
      }
    ]
  }
}
"""
MOST, LETTERS, ALL = 1200, 100, 100_000
BOOST = 10
"""In the middle of what the service advises; the higher, the more is heard that was not said."""
LIMITS = f"{MOST:,} phrases of {LETTERS} characters, {ALL:,} characters in all."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Those that are short enough, as many as it takes."""
    left = ALL
    for hint in [hint for hint in hints if len(hint.text) <= LETTERS][:MOST]:
        left -= len(hint.text)
        if left >= 0:
            yield hint


def written(hints: Iterable[Hint]) -> str:
    """The member, in an object of its own."""
    phrases = [{"value": hint.text} for hint in hints]
    data = {"adaptation": {"phraseSets": [{"phrases": phrases, "boost": BOOST}]}}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

"""Speechmatics' custom dictionary: `additional_vocab` of the configuration of a transcription.

Source: Speechmatics, "Custom dictionary" (docs.speechmatics.com).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mondegreen.hints import Hint

TITLE = "Speechmatics"
SAMPLE = """\
{
  "additional_vocab": [
    {
      "content": "Ilya Sutskever",
      "sounds_like": [
        "illya suits kever"
      ]
    },
    {
      "content": "GPT-3"
    },
    {
      "content": "Eye on AI"
    },
    {
      "content": "back-propagation"
    }
  ]
}
"""
MOST = 1000
LIMITS = f"{MOST:,} terms."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """As many as it takes."""
    return islice(hints, MOST)


def written(hints: Iterable[Hint]) -> str:
    """The member, in an object of its own; how a term is said goes with it."""
    vocabulary = [
        {"content": hint.text} | ({"sounds_like": list(hint.sounds_like)} if hint.sounds_like else {}) for hint in hints
    ]
    return json.dumps({"additional_vocab": vocabulary}, ensure_ascii=False, indent=2) + "\n"

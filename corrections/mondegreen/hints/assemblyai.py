"""AssemblyAI's keyterms prompting: a member of the request.

Source: AssemblyAI, "Keyterms Prompting" (assemblyai.com/docs/pre-recorded-audio/keyterms-prompting).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mondegreen.hints import Hint

TITLE = "AssemblyAI"
SAMPLE = """\
{
  "keyterms_prompt": [
    "Ilya Sutskever",
    "GPT-3",
    "Eye on AI",
    "back-propagation"
  ]
}
"""
MOST, WORDS = 1000, 6
LIMITS = f"{MOST:,} terms of {WORDS} words."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Those that are short enough, as many as it takes."""
    return islice((hint for hint in hints if len(hint.text.split()) <= WORDS), MOST)


def written(hints: Iterable[Hint]) -> str:
    """The member, in an object of its own."""
    return json.dumps({"keyterms_prompt": [hint.text for hint in hints]}, ensure_ascii=False, indent=2) + "\n"

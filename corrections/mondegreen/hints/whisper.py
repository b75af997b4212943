"""Whisper's initial prompt: the terms in a row, as if they had just been said.

Source: Whisper's `transcribe.py`: of a prompt the last half of the context, less one, is kept, which is 223 tokens. It
acts on the first thirty seconds, and on what follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mondegreen.hints import Hint
from mondegreen.hints._budget import tokens, within

TITLE = "Whisper"
BUDGET = 223
HEAD = "Glossary: "
SAMPLE = "Glossary: back-propagation, Eye on AI, GPT-3, Ilya Sutskever.\n"
LIMITS = f"{BUDGET} tokens, estimated on the safe side; the last ones count most, so the most needed come last."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Those that fit into the prompt."""
    return within(hints, BUDGET - tokens(HEAD), ", ")


def written(hints: Iterable[Hint]) -> str:
    """The prompt."""
    return f"{HEAD}{', '.join(hint.text for hint in reversed(list(hints)))}.\n"

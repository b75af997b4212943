"""Deepgram's keyterm prompting, for Nova-3: parameters of the address.

Source: Deepgram, "Keyterm Prompting" (developers.deepgram.com/docs/keyterm).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import quote

from mondegreen.hints import Hint
from mondegreen.hints._budget import within

TITLE = "Deepgram"
SAMPLE = "keyterm=Ilya%20Sutskever&keyterm=GPT-3&keyterm=Eye%20on%20AI&keyterm=back-propagation\n"
BUDGET, MOST = 500, 100
LIMITS = f"{BUDGET} tokens in all, estimated on the safe side, and {MOST} terms."


def fits(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Those that fit into a request."""
    return islice(within(hints, BUDGET, " "), MOST)


def written(hints: Iterable[Hint]) -> str:
    """The parameters, to be put behind `?` or `&`."""
    return "&".join(f"keyterm={quote(hint.text, safe='')}" for hint in hints) + "\n"

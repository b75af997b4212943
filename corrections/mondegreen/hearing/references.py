"""Recordings with references, as the learners read them, and what an edit is worth by a reference.

A set is JSON lines (`NAME.jsonl.gz`): `terms`, `notes`, and the recogniser's words with their reference as `hyp` and
`ref` or `words`, or sentence by sentence as `utts`.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from mondegreen.passage import WORD, Passage

FILLERS = frozenset("um uh umm uhm er erm mm mhm hmm hm".split())
"""What references leave out."""
SPACED = re.compile(r"\S+")
AROUND = 10
"""Words on either side of an edit by which it is judged."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The recordings of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def said(row: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """What the recogniser wrote and what was said, sentence by sentence or all at once."""
    whole = [(row["hyp"], " ".join(row["words"]) if "words" in row else row["ref"])] if "hyp" in row else []
    return row.get("utts") or whole


def words(text: str) -> list[str]:
    """Lower-case words as the references are compared."""
    return [match.group().replace("’", "'") for match in WORD.finditer(text.lower())]


def passage_of(row: Mapping[str, Any]) -> Passage:
    """What the recogniser wrote, and where the set tells, how sure it was of each word between spaces."""
    text = "\n".join(heard for heard, _ in said(row))
    spans = [found.span() for found in SPACED.finditer(text)]
    given = row.get("conf") or ()
    passage = Passage.of(text)
    return passage.believed((*span, sure) for span, sure in zip(spans, given, strict=True)) if given else passage


class Alignment:
    """A heard text against its reference, to judge single edits by the words around them."""

    def __init__(self, text: str, reference: list[str]) -> None:
        self.reference = reference
        self.spans = [match.span() for match in WORD.finditer(text.lower())]
        self.heard = words(text)
        self.at = [0] * (len(self.heard) + 1)
        for op in Levenshtein.opcodes(reference, self.heard):
            for k in range(op.dest_start, op.dest_end + 1):
                self.at[k] = op.src_start + min(k - op.dest_start, op.src_end - op.src_start)
            self.at[op.dest_end] = op.src_end

    def gain(self, start: int, end: int, new: str) -> int:
        """By how many errors the words around an edit come nearer to the reference."""
        first = bisect_right(self.spans, start, key=lambda span: span[1])
        last = first
        while last < len(self.heard) and self.spans[last][0] < end:
            last += 1
        low, high = max(0, first - AROUND), min(len(self.heard), last + AROUND)
        truth = self.reference[self.at[low] : self.at[high]]
        after = [*self.heard[low:first], *words(new), *self.heard[last:high]]
        return Levenshtein.distance(truth, self.heard[low:high]) - Levenshtein.distance(truth, after)

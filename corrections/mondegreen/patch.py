"""Apply edits of the reading text to the source, and move nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from mondegreen.transcript import Run, Transcript

WORD = re.compile(r"\S+")


class Edit(NamedTuple):
    """Characters `start` to `end` become `text`."""

    start: int
    end: int
    text: str


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, which are in order and do not overlap."""
    out: list[str] = []
    last = 0
    for start, end, new in edits:
        out += (text[last:start], new)
        last = end
    out.append(text[last:])
    return "".join(out)


def closed_up(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The same edits, where a deletion takes one of the two spaces around it with it."""
    ordered = sorted(edits)
    last = 0
    for edit, after in pairwise([*ordered, Edit(len(text), len(text), "")]):
        start, end, new = edit
        if not new and end > start:
            if text[end : end + 1] == " " and end < after.start and (start == 0 or text[start - 1].isspace()):
                end += 1
            elif start > last and text[start - 1] == " " and not text[end : end + 1].isalnum():
                start -= 1
        yield Edit(start, end, new)
        last = end


def patched(transcript: Transcript, edits: Iterable[Edit], escape: Callable[[str], str] = str) -> str:
    """The source in which these edits of the reading text are made, echoes included.

    Args:
        transcript: What the edits' offsets count in.
        edits: Sorted or not; they may not overlap.
        escape: How the format writes visible text (`&` as `&amp;`).

    Words that replace words of several runs are shared out among them in order: one for one each keeps its place,
    many for one stands where the first stood, one for many fills the first's place.
    """
    changes: list[Edit] = []
    heads = [line[0].at for line in transcript.echoes]
    longest = max((line[-1].until - line[0].at for line in transcript.echoes), default=0)
    for edit in closed_up(transcript.text, edits):
        for piece in _spread(edit, _touched(transcript.runs, edit), transcript.text):
            changes += _in_source(piece, _touched(transcript.runs, piece), escape)
            near = transcript.echoes[bisect_left(heads, piece.start - longest) : bisect_right(heads, piece.end)]
            for line in near:
                for share in _spread(piece, _touched(line, piece), transcript.text):
                    changes += _in_source(share, _touched(line, share), escape)
    return replaced(transcript.source, sorted(set(changes), key=itemgetter(0, 1)))


def _touched(runs: Sequence[Run], edit: Edit) -> Sequence[Run]:
    """The runs that hold a character of the edit; for an insertion, the run it falls into."""
    low = bisect_right(runs, edit.start, key=attrgetter("until"))
    high = bisect_left(runs, edit.end, key=attrgetter("at"))
    if edit.start == edit.end:
        low = bisect_left(runs, edit.start, key=attrgetter("until"))
        high = low + 1 if low < len(runs) and runs[low].at <= edit.start else low
    return runs[low:high]


def _spread(edit: Edit, runs: Sequence[Run], text: str) -> list[Edit]:
    """The edit as one edit a run."""
    if len(runs) < 2:
        return [Edit(max(edit.start, runs[0].at), min(edit.end, runs[0].until), edit.text)] if runs else []
    bounds = [(max(edit.start, run.at), min(edit.end, run.until)) for run in runs]
    starts = [low for low, _ in bounds]
    owners = [bisect_right(starts, match.start()) - 1 for match in WORD.finditer(text, edit.start, edit.end)]
    words = edit.text.split()
    shares: list[list[str]] = [[] for _ in runs]
    for place, word in enumerate(words):
        shares[owners[place * len(owners) // len(words)] if owners else 0].append(word)
    pieces = [
        Edit(low, high, _dressed(" ".join(share), text[low:high]))
        for (low, high), share in zip(bounds, shares, strict=True)
    ]
    return list(closed_up(text, pieces))


def _dressed(new: str, old: str) -> str:
    """The new words with the spaces that stood around the old."""
    if not new:
        return ""
    return old[: len(old) - len(old.lstrip())] + new + (old[len(old.rstrip()) :] if old.strip() else "")


def _in_source(piece: Edit, runs: Sequence[Run], escape: Callable[[str], str]) -> Iterator[Edit]:
    """The piece as edits of the source: the first of its runs takes the words, the others lose theirs."""
    text = piece.text
    for run in runs:
        low, high = max(piece.start, run.at) - run.at, min(piece.end, run.until) - run.at
        if run.shown is None:
            yield Edit(run.start + low, run.start + high, escape(text))
        else:
            yield Edit(run.start, run.end, escape(run.shown[:low] + text + run.shown[high:]))
        text = ""

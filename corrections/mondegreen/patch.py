"""Apply edits of the reading text to the source, and move nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from mondegreen.edits import Edit, closed_up, moved, replaced
from mondegreen.shares import Stretches, whole
from mondegreen.transcript import Run, Transcript

__all__ = ["Edit", "closed_up", "patched", "replaced"]

NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
"""What would break a line, or make a file look like no text, in words that somebody typed or pasted."""
REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")


def patched(transcript: Transcript, edits: Iterable[Edit], escape: Callable[[str], str] = str) -> str:
    """The source in which these edits of the reading text are made, echoes included.

    Args:
        transcript: What the edits' offsets count in.
        edits: Sorted or not; they may not overlap.
        escape: How the format writes visible text (`&` as `&amp;`).

    Words that replace words of several lines or runs are shared out among them in order: what stays the same keeps
    its place, one for one takes the old word's place, many for one stand where the one stood, one for many stands
    where the first stood. A line that loses all its words goes with its line break: an empty line would end a cue.

    Raises:
        ValueError: Two edits overlap, or one lies outside of the reading text.
    """
    if not transcript.runs:
        return transcript.source
    changes: list[Edit] = []
    for line, pieces in _by_line(transcript, _checked(edits, len(transcript.text))):
        for runs in line:
            changes += _in_source(transcript, runs, pieces, escape)
    return replaced(transcript.source, sorted(changes, key=itemgetter(0, 1)))


def _checked(edits: Iterable[Edit], length: int) -> list[Edit]:
    """The edits in order, each of them fit to stand within a line."""
    ordered = [Edit(start, end, NOT_IN_A_LINE.sub(" ", new)) for start, end, new in sorted(edits)]
    for before, edit in pairwise([Edit(0, 0, ""), *ordered, Edit(length, length, "")]):
        if not before.end <= edit.start <= edit.end:
            raise ValueError(f"{edit} overlaps {before} or lies outside of the reading text.")
    return ordered


def _by_line(transcript: Transcript, edits: Sequence[Edit]) -> Iterator[tuple[list[Sequence[Run]], list[Edit]]]:
    """For each line that changes: the places that show it, echoes behind, and its edits."""
    text, echoes = transcript.text, transcript.echoes
    lines = list(_lines(transcript.runs))
    stretches = Stretches([(line[0].at, line[-1].until) for line in lines])
    heads = [echo[0].at for echo in echoes]
    longest = max((echo[-1].until - echo[0].at for echo in echoes), default=0)
    shares: dict[int, list[Edit]] = {}
    for edit in whole(text, stretches, edits):
        held = stretches.hold(edit)
        for number, piece in stretches.shares(text, edit):
            shares.setdefault(number, []).append(piece if held else piece._replace(text=piece.text.strip()))
    for number, pieces in shares.items():
        start, end = lines[number][0].at, lines[number][-1].until
        near = echoes[bisect_left(heads, start - longest) : bisect_left(heads, end)]
        places = [lines[number], *(echo for echo in near if echo[-1].until > start)]
        yield places, list(moved(closed_up(text[start:end], moved(pieces, -start)), start))


def _lines(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """The runs of each line: they follow each other without a joint."""
    first = 0
    for number, (run, after) in enumerate(pairwise(runs), 1):
        if run.until < after.at:
            yield runs[first:number]
            first = number
    yield runs[first:]


def _in_source(
    transcript: Transcript, runs: Sequence[Run], pieces: Iterable[Edit], escape: Callable[[str], str]
) -> Iterator[Edit]:
    """The edits of the source that make these edits where these runs show the reading text."""
    text, start, end = transcript.text, runs[0].at, runs[-1].until
    within = [share for piece in pieces for share in _within(text, piece, start, end)]
    bare = None if replaced(text[start:end], moved(within, -start)) else _bare_line(transcript.source, runs)
    if bare:
        yield Edit(*bare, "")
        return
    stretches = Stretches([(run.at, run.until) for run in runs])
    shares: dict[int, list[Edit]] = {}
    for piece in within:
        for number, share in stretches.shares(text, piece):
            if share.text != text[share.start : share.end]:
                shares.setdefault(number, []).append(share)
    for number, edits in shares.items():
        run = runs[number]
        if run.shown is None:
            yield from (Edit(low, high, escape(new)) for low, high, new in moved(edits, run.start - run.at))
        else:
            yield Edit(run.start, run.end, escape(replaced(run.shown, moved(edits, -run.at))))


def _within(text: str, piece: Edit, start: int, end: int) -> Iterator[Edit]:
    """What of the edit falls to this stretch of the text."""
    edges = [piece.start, *(edge for edge in (start, end) if piece.start < edge < piece.end), piece.end]
    for _, share in Stretches(list(pairwise(edges))).shares(text, piece):
        if start <= share.start and share.end <= end:
            yield share


def _bare_line(source: str, runs: Sequence[Run]) -> tuple[int, int] | None:
    """Where the line that holds these runs starts and ends, its break included, if it holds nothing else."""
    start, end = runs[0].start, runs[-1].end
    while start and source[start - 1] in " \t":
        start -= 1
    rest = REST_OF_LINE.match(source, end)
    between = (source[run.end : after.start] for run, after in pairwise(runs))
    if not rest or (start and source[start - 1] not in "\r\n") or any(gap.strip() for gap in between):
        return None
    return start, rest.end()

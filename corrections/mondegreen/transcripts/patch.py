"""Apply edits of the reading text to the source, and move nothing else."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from mondegreen.pattern import pattern
from mondegreen.transcripts.edits import Edit, closed_up, moved, replaced
from mondegreen.transcripts.rows import Rows
from mondegreen.transcripts.shares import Stretches, whole
from mondegreen.transcripts.transcript import Run, Transcript

NOT_IN_A_LINE = pattern(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
"""What would break a line, or make a file look like no text, in words that somebody typed or pasted."""
MARKS_AROUND = pattern(r"^[^\w$€£#@&+]+|[^\w%+#]+$")
"""What a word that stands bare does not have; `C++` and `$5` are words."""
BEYOND_ASCII = pattern(r"[^\x00-\x7f]")
REST_OF_LINE = pattern(r"[ \t]*(?:\r\n|\n|\r|\Z)")


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
    return replaced(transcript.source, in_source(transcript, edits, escape))


def in_source(transcript: Transcript, edits: Iterable[Edit], escape: Callable[[str], str] = str) -> list[Edit]:
    """The same edits as edits of the source, in order."""
    if not transcript.runs:
        return []
    write = (lambda words: in_ascii(escape(words))) if transcript.ascii else escape
    lines = list(_lines(transcript.runs))
    stretches = Stretches([(line[0].at, line[-1].until) for line in lines])
    made = list(whole(transcript.text, stretches, _checked(edits, len(transcript.text))))
    changes: list[Edit] = []
    shares = _shared_out(transcript.text, stretches, made)
    for number, pieces in shares.items():
        start, end = lines[number][0].at, lines[number][-1].until
        changes += _in_source(transcript, lines[number], _own(transcript.text, pieces, start, end), write)
    pieces = [piece for _, pieces in sorted(shares.items()) for piece in pieces]
    changes += _again(transcript, pieces, write)
    if transcript.rows:
        changes = list(Rows(transcript, made, sorted(changes)).settled())
    return sorted(changes, key=itemgetter(0, 1))


def _checked(edits: Iterable[Edit], length: int) -> list[Edit]:
    """The edits in order, each of them fit to stand within a line."""
    ordered = [Edit(start, end, NOT_IN_A_LINE.sub(" ", new)) for start, end, new in sorted(edits)]
    for before, edit in pairwise([Edit(0, 0, ""), *ordered, Edit(length, length, "")]):
        if not before.end <= edit.start <= edit.end:
            raise ValueError(f"{edit} overlaps {before} or lies outside of the reading text.")
    return ordered


def _shared_out(text: str, stretches: Stretches, edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """For each line that changes, its edits."""
    shares: dict[int, list[Edit]] = {}
    for edit in edits:
        held = stretches.hold(edit)
        for number, piece in stretches.shares(text, edit):
            shares.setdefault(number, []).append(piece if held else piece._replace(text=piece.text.strip()))
    return shares


def _again(transcript: Transcript, pieces: Sequence[Edit], escape: Callable[[str], str]) -> Iterator[Edit]:
    """The edits of the source where words stand once more; `pieces` are in order."""
    text = transcript.text
    pieces = list(_of_whole_words(text, pieces))
    ends = [piece.end for piece in pieces]
    for echo in transcript.echoes:
        start, end = echo[0].at, echo[-1].until
        if near := _near(pieces, ends, start, end):
            yield from _in_source(transcript, echo, _own(text, near, start, end), escape)
    lower = _lower(transcript)
    for run in transcript.bare:
        if near := _near(pieces, ends, run.at, run.until):
            word = replaced(text[run.at : run.until], moved(_own(text, near, run.at, run.until), -run.at))
            if word != text[run.at : run.until]:
                new = MARKS_AROUND.sub("", word)
                yield Edit(run.start, run.end, escape(new.lower() if lower else new))


def _of_whole_words(text: str, pieces: Sequence[Edit]) -> Iterator[Edit]:
    """The same edits, those of several words with the marks at their ends: words may stand one by one elsewhere."""
    last = 0
    for piece, following in pairwise([*pieces, Edit(len(text), len(text), "")]):
        start, end, new = piece
        if new and len(text[start:end].split()) > 1:
            while start > last and not text[start - 1].isspace():
                start -= 1
            while end < following.start and not text[end].isspace():
                end += 1
        yield Edit(start, end, text[start : piece.start] + new + text[piece.end : end])
        last = end


def _lower(transcript: Transcript) -> bool:
    """Whether the words that stand bare are in lower case throughout, though they are not where they are read."""
    source, bare = transcript.source, transcript.bare
    capital = any(run.shown is not None and not run.shown.islower() for run in bare)
    return capital and not any(any(map(str.isupper, source[run.start : run.end])) for run in bare)


def _near(pieces: Sequence[Edit], ends: Sequence[int], start: int, end: int) -> Sequence[Edit]:
    """The edits that touch this stretch of the text."""
    low = high = bisect_left(ends, start)
    while high < len(pieces) and pieces[high].start <= end:
        high += 1
    return pieces[low:high]


def _own(text: str, pieces: Iterable[Edit], start: int, end: int) -> list[Edit]:
    """What of these edits falls to this stretch, closed up within it."""
    own = [share for piece in pieces for share in _within(text, piece, start, end)]
    # What is put in between two words belongs to one of them only.
    own = [
        edit
        for edit in own
        if edit.start < edit.end or edit.start > start or not text[max(0, start - 1) : start].strip()
    ]
    return list(moved(closed_up(text[start:end], moved(own, -start)), start))


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
    within = list(pieces)
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


def in_ascii(written: str) -> str:
    """What is written in a JSON string, with all beyond ASCII as escapes, in two halves where it must be."""
    return BEYOND_ASCII.sub(lambda sign: json.dumps(sign[0])[1:-1], written)


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

"""What a session says on the screen, cue by cue, as its transcript has them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from mondegreen.errors import UnwritableError
from mondegreen.formats import has_cues, timings
from mondegreen.sessions.session import Session
from mondegreen.transcripts.mended import Mended, Word
from mondegreen.transcripts.transcript import Segment, Transcript

SPEED = 15.0
"""Characters a second that are spoken, where no file tells when a cue ends."""


class Spoken(NamedTuple):
    """What one speaker says in a cue, as it was decided; `turns` where somebody else spoke before."""

    speaker: str
    turns: bool
    lines: tuple[str, ...]
    words: Sequence[Word]
    growth: int
    """By how many characters it is longer than what was heard."""


class Cue(NamedTuple):
    """What is said from `begins` to `ends`, in seconds; `laid_out` where its lines were made for a screen."""

    begins: float
    ends: float
    spoken: tuple[Spoken, ...]
    laid_out: bool

    @property
    def longer(self) -> bool:
        """Whether there is more to read in it than there was."""
        return sum(spoken.growth for spoken in self.spoken) > 0


def cues_of(session: Session) -> list[Cue]:
    """The cues that still have words, in order.

    Segments that are seen at the same time are one cue. Where the transcript has no captions, each segment is a cue,
    which ends at the latest when the next one begins.

    Raises:
        UnwritableError: The transcript has no times.
    """
    transcript = session.transcript
    if not any(segment.begins is not None for segment in transcript.segments):
        raise UnwritableError("there are no times in this transcript, and captions need them; export it as txt.")
    said = [(segment, spoken) for segment, spoken in spoken_of(session) if spoken.lines]
    times = list(_times([segment for segment, _ in said]))
    if not has_cues(transcript.format):
        alone = zip(_apart(times), said, strict=True)
        return [Cue(begins, ends, (spoken,), laid_out=False) for (begins, ends), (_, spoken) in alone]
    seen = groupby(zip(times, said, strict=True), key=itemgetter(0))
    return [
        Cue(begins, ends, tuple(spoken for _, (_, spoken) in group), laid_out=True) for (begins, ends), group in seen
    ]


def spoken_of(session: Session) -> Iterator[tuple[Segment, Spoken]]:
    """Each segment and what is said in it, in order; one that has lost its words has no lines."""
    transcript = session.transcript
    mended = Mended(transcript.text, session.edits())
    words = list(mended.words(timings(transcript)))
    starts = [word.start for word in words]
    lines = list(_lines(transcript))
    placed = zip(lines, mended.parts(start for start, _ in lines), strict=True)
    speaker = ""
    for segment, group in groupby(placed, key=lambda line: line[0][1]):
        parts = [part for _, part in group]
        texts = (" ".join(mended.text[start:end].split()) for start, end in parts)
        now = tuple(text for text in texts if text)
        low, high = (bisect_left(starts, place) for place in (parts[0][0], parts[-1][1]))
        new, old = (" ".join(text.split()) for text in (" ".join(now), transcript.text[segment.start : segment.end]))
        turns = bool(segment.speaker) and segment.speaker != speaker
        yield segment, Spoken(segment.speaker, turns, now, words[low:high], len(new) - len(old))
        speaker = segment.speaker if now else speaker


def _lines(transcript: Transcript) -> Iterator[tuple[int, Segment]]:
    """Where each line starts in the reading text, and the segment it is of."""
    breaks: Iterator[int] = iter(())
    if has_cues(transcript.format):
        breaks = (after.at for run, after in pairwise(transcript.runs) if run.until < after.at)
    starts = sorted({*breaks, *(segment.start for segment in transcript.segments)})
    ends = map(attrgetter("end"), transcript.segments)
    bounds = list(ends)
    for start in starts:
        yield start, transcript.segments[bisect_left(bounds, start + 1)]


def _times(segments: Sequence[Segment]) -> Iterator[tuple[float, float]]:
    """When each is said; what the file does not tell is taken from its neighbours."""
    last = 0.0
    for segment, then in zip(segments, [*segments[1:], None], strict=False):
        begins = last if segment.begins is None else segment.begins
        ends = segment.ends
        if ends is None:
            ends = then.begins if then and then.begins is not None else begins + (segment.end - segment.start) / SPEED
        last = max(begins, ends)
        yield begins, last


def _apart(times: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The same times, none of which lasts longer than until the next begins."""
    for (begins, ends), (then, _) in pairwise([*times, (float("inf"), 0.0)]):
        yield begins, min(ends, then) if then > begins else ends

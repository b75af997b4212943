"""Times of words that are told by where the words stand in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mondegreen.transcripts.transcript import Run, Timing


class Stamp(NamedTuple):
    """What is said of the words at `source[start:end]`; times in seconds."""

    start: int
    end: int
    begins: float
    ends: float
    confidence: float | None = None


def timings_of(text: str, placed: Sequence[Run], stamps: Iterable[Stamp]) -> Iterator[Timing]:
    """When the words are said that stand in these runs; runs and stamps are in the order of the source."""
    runs = iter(placed)
    run = next(runs, None)
    for stamp in stamps:
        while run and run.end <= stamp.start:
            run = next(runs, None)
        first = last = run
        while run and run.start < stamp.end:
            last, run = run, next(runs, None)
        if not first or not last or first.start >= stamp.end:
            continue
        low = first.at + (max(0, stamp.start - first.start) if first.shown is None else 0)
        high = min(last.until, last.at + stamp.end - last.start) if last.shown is None else last.until
        said = text[low:high].strip()
        if said:
            low = text.index(said, low)
            yield Timing(low, low + len(said), stamp.begins, stamp.ends, stamp.confidence)
        run = last if last.end > stamp.end else run

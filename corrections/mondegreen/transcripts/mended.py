"""The reading text with edits made: where its places went, and when its words are said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from mondegreen.transcripts.edits import Edit, closed_up, moved, replaced
from mondegreen.transcripts.transcript import Timing

WORD = re.compile(r"\S+")


class Word(NamedTuple):
    """A word of the mended text: its place there, times in seconds, how sure the recogniser was, 0 to 1.

    `heard` are the words that stood in its place; None where it stands as it was heard.
    """

    start: int
    end: int
    text: str
    begins: float | None = None
    ends: float | None = None
    confidence: float | None = None
    heard: str | None = None


class Said(NamedTuple):
    """What is known of some words together."""

    begins: float | None = None
    ends: float | None = None
    confidence: float | None = None

    def share(self, place: int, count: int) -> Said:
        """What of it falls to one of so many words, which share the time equally."""
        if self.begins is None or self.ends is None or count == 1:
            return self
        unit = (self.ends - self.begins) / count
        begins, ends = (round(self.begins + unit * edge, 3) for edge in (place, place + 1))
        return self._replace(begins=begins, ends=self.ends if place + 1 == count else ends)


class Mended:
    """A text with edits made; they count in the old text and do not overlap.

    Attributes:
        text: The new text.
        edits: What was made, in order, deletions closed up.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._old = text
        self.edits: Sequence[Edit] = tuple(closed_up(text, edits))
        self.text = replaced(text, self.edits)
        self._ends = [max(edit.end, edit.start + 1) for edit in self.edits]  # what is put in at a place stands after it
        self._growth = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in self.edits)]

    def place(self, old: int) -> int:
        """Where a place of the old text stands in the new; one inside an edit stands after its new words."""
        before = bisect_left(self._ends, old + 1)
        if before < len(self.edits) and self.edits[before].start < old:
            return self.edits[before].end + self._growth[before + 1]
        return old + self._growth[before]

    def parts(self, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The stretches of the new text into which these places of the old one, in order, part it."""
        yield from pairwise([*map(self.place, starts), len(self.text)])

    def words(self, timings: Iterable[Timing] = ()) -> Iterator[Word]:
        """The words, in order.

        A word for a word keeps its times and its confidence; one for several lasts as long as all of them and is as
        sure as the least; several for one share its time; words that go take theirs with them.
        """
        clock, at = _Clock(timings), 0
        for start, end, made in self._regions():
            old = self._old[start:end]
            new = replaced(old, moved(made, -start))
            heard = [(word[0], clock.said(start + word.start(), start + word.end())) for word in WORD.finditer(old)]
            for word, said, before in _answered(new, heard):
                low, high = at + word.start(), at + word.end()
                yield Word(low, high, word[0], *said, None if before == word[0] else before)
            at += len(new)

    def _regions(self) -> Iterator[tuple[int, int, Sequence[Edit]]]:
        """Stretches of whole old words that stay, and those that change, with their edits."""
        regions: list[tuple[int, int, list[Edit]]] = []
        for start, end, members in map(self._touched, _fused(self.edits)):
            if regions and start < regions[-1][1]:
                low, high, earlier = regions.pop()
                regions.append((min(low, start), max(high, end), earlier + members))
            else:
                regions.append((start, end, members))
        last = 0
        for start, end, members in regions:
            yield last, start, ()
            yield start, end, members
            last = end
        yield last, len(self._old), ()

    def _touched(self, edits: list[Edit]) -> tuple[int, int, list[Edit]]:
        """Where the words start and end that these edits, one behind the other, cut into or put letters beside."""
        old, start, end = self._old, edits[0].start, edits[-1].end
        new = "".join(edit.text for edit in edits)
        before, after = new or old[end : end + 1], new or old[max(0, start - 1) : start]
        if _is_letter(old[start : start + 1]) or _is_letter(before[:1]):
            while start and not old[start - 1].isspace():
                start -= 1
        if _is_letter(old[max(0, end - 1) : end]) or _is_letter(after[-1:]):
            while end < len(old) and not old[end].isspace():
                end += 1
        return start, end, edits


def _fused(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """The edits, those together that stand one behind the other without a gap."""
    together: list[Edit] = []
    for edit in edits:
        if together and together[-1].end < edit.start:
            yield together
            together = []
        together.append(edit)
    if together:
        yield together


def _is_letter(sign: str) -> bool:
    return bool(sign) and not sign.isspace()


def _answered(new: str, old: Sequence[tuple[str, Said]]) -> Iterator[tuple[re.Match[str], Said, str]]:
    """Each new word, what is known of it, and the words that it stands for."""
    words = list(WORD.finditer(new))
    if len(words) == len(old):
        yield from ((word, said, heard) for word, (heard, said) in zip(words, old, strict=True))
        return
    heard, whole = " ".join(text for text, _ in old), _together([said for _, said in old])
    yield from ((word, whole.share(place, len(words)), heard) for place, word in enumerate(words))


def _together(each: Sequence[Said]) -> Said:
    begins = next((said.begins for said in each if said.begins is not None), None)
    ends = next((said.ends for said in reversed(each) if said.ends is not None), None)
    return Said(begins, ends, min((said.confidence for said in each if said.confidence is not None), default=None))


class _Clock:
    """Tells what is known of words, by their places in the old text."""

    def __init__(self, timings: Iterable[Timing]) -> None:
        self._timings = list(timings)
        self._ends = [timing.end for timing in self._timings]

    def said(self, start: int, end: int) -> Said:
        """What the file tells of the word at this place: of its parts together, or of a part of what it stands in."""
        low = high = bisect_right(self._ends, start)
        while high < len(self._timings) and self._timings[high].start < end:
            high += 1
        return _together([_cut(timing, start, end) for timing in self._timings[low:high]])


def _cut(timing: Timing, start: int, end: int) -> Said:
    """What of a timing falls to this place: all of it, or as much of its time as of its characters."""
    begins, ends, length = timing.begins, timing.ends, timing.end - timing.start
    if begins is not None and ends is not None and (start > timing.start or end < timing.end):
        unit = (ends - begins) / length
        low, high = max(start, timing.start) - timing.start, min(end, timing.end) - timing.start
        begins, ends = round(begins + unit * low, 3), round(begins + unit * high, 3)
    return Said(begins, ends, timing.confidence)

"""Share out edits among the lines of a text, and among the runs of a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from mondegreen.transcripts.edits import Edit, closed_up, moved, replaced

WORD = re.compile(r"\S+")
PLAIN = re.compile(r"\S+(?:(?: |\n+)\S+)*")
"""Words with nothing but a space or a joint between them."""


class Stretches:
    """Stretches of the reading text, in order, among which an edit is shared out: lines, or the runs of a line."""

    def __init__(self, bounds: Iterable[tuple[int, int]]) -> None:
        self._starts, self._ends = map(list, zip(*bounds, strict=True))

    def hold(self, edit: Edit) -> bool:
        """Whether the edit lies within one stretch."""
        touched = self._touched(edit)
        return len(touched) == 1 and self._starts[touched[0]] <= edit.start and edit.end <= self._ends[touched[0]]

    def _touched(self, edit: Edit) -> range:
        """The stretches that hold a character of the edit; for an insertion, the one it falls into."""
        if edit.start == edit.end:
            low = bisect_left(self._ends, edit.start)
            return range(low, low + (low < len(self._starts) and self._starts[low] <= edit.start))
        return range(bisect_right(self._ends, edit.start), bisect_left(self._starts, edit.end))

    def shares(self, text: str, edit: Edit) -> Iterator[tuple[int, Edit]]:
        """The edit as one edit for each stretch it touches, with the number of the stretch."""
        touched = self._touched(edit)
        clipped = [(max(edit.start, self._starts[n]), min(edit.end, self._ends[n])) for n in touched]
        words = list(WORD.finditer(edit.text))
        takers = list(_takers(text, edit, [low for low, _ in clipped], len(words)))
        last = 0
        for place, (low, high) in enumerate(clipped):
            taken = bisect_right(takers, place)
            cut = len(edit.text)
            if taken < len(words):  # white space stays on its side of the gap
                cut = words[taken].start() if not taken or text[high - 1].isspace() else words[taken - 1].end()
            yield touched[place], Edit(low, high, edit.text[last:cut])
            last = cut


def _takers(text: str, edit: Edit, starts: Sequence[int], count: int) -> Iterator[int]:
    """For each of `count` new words, in which of the stretches that start here the old word in its place stands."""
    owners = [max(0, bisect_right(starts, word.start()) - 1) for word in WORD.finditer(text, edit.start, edit.end)]
    for place in range(count):
        yield owners[place * len(owners) // count] if owners else 0


def whole(text: str, lines: Stretches, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits without the words that stay.

    Those that do not lie within one line are grown to whole words first, and made one where they then meet: part of a
    word cannot be shared out.
    """
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        start, end, members = edit.start, edit.end, [edit]
        if not lines.hold(edit):
            start, end = _word_start(text, start), _word_end(text, end)
        while groups and start < groups[-1][1]:
            low, high, earlier = groups.pop()
            start, end, members = min(start, low), max(end, high), earlier + members
        groups.append((start, end, members))
    for start, end, members in groups:
        edit, old = members[0], text[start:end]
        if (start, end) != edit[:2]:
            new = replaced(old, closed_up(old, moved(members, -start)))
            edit = Edit(start, end, " ".join(new.split()))
        yield _core(text, edit)


def _word_start(text: str, place: int) -> int:
    """This place if a word starts there, else where the word at or before it starts."""
    inside = place and not text[place - 1].isspace()
    if not inside and WORD.match(text, place):
        return place
    while place and text[place - 1].isspace():
        place -= 1
    while place and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    """This place if a word ends there, else where the word at or behind it ends."""
    word = WORD.search(text, max(0, place - 1))
    return word.end() if word else len(text)


def _core(text: str, edit: Edit) -> Edit:
    """The edit without the words at its ends that stay the same, so that these keep their place."""
    old, new = text[edit.start : edit.end], edit.text
    if not PLAIN.fullmatch(old) or not PLAIN.fullmatch(new):
        return edit
    olds, news = list(WORD.finditer(old)), list(WORD.finditer(new))
    least = min(len(olds), len(news))
    head = _alike(olds, news, least)
    tail = _alike(olds[::-1], news[::-1], least - head)
    if head + tail == len(olds) < len(news):  # words that come in need one that stays to stand beside
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    olds, news = olds[head : len(olds) - tail], news[head : len(news) - tail]
    if not olds:
        return Edit(edit.start, edit.start, "")
    start, end = edit.start + olds[0].start(), edit.start + olds[-1].end()
    return Edit(start, end, new[news[0].start() : news[-1].end()] if news else "")


def _alike(olds: Sequence[re.Match[str]], news: Sequence[re.Match[str]], most: int) -> int:
    """How many words at the front are the same."""
    return next((n for n in range(most) if olds[n][0] != news[n][0]), most)

"""Rows of arrays and tables: which go when their words go, and whose times grow or are shared out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from mondegreen.transcripts.edits import Edit, moved, replaced
from mondegreen.transcripts.transcript import Row, Run, Span, Transcript

if TYPE_CHECKING:
    from decimal import Decimal


class Rows:
    """The rows of a transcript's source, for one set of changes of it.

    Args:
        transcript: What is changed.
        edits: The changes of its reading text: they tell words that were put together from words that went.
        changes: What they come to in the source, in order.
    """

    def __init__(self, transcript: Transcript, edits: Sequence[Edit], changes: Sequence[Edit]) -> None:
        self._source = transcript.source
        self._rows = [(row, group) for group, rows in enumerate(transcript.rows) for row in rows]
        self._starts = [row.start for row, _ in self._rows]
        places = chain(transcript.runs, *transcript.echoes, transcript.bare)
        self._places = sorted(places, key=attrgetter("start"))
        self._place_starts = [run.start for run in self._places]
        self._primary = {run.start for run in transcript.runs}
        self._edits = edits
        self._edit_starts = [edit.start for edit in edits]
        self._changes: defaultdict[int | None, list[Edit]] = defaultdict(list)
        for change in changes:
            self._changes[self._row_at(change.start)].append(change)

    def settled(self) -> Iterator[Edit]:
        """The changes, with rows gone that have no words any more, the times of others grown, or rows split."""
        gone = {number for number in self._changes if number is not None and self._is_empty(number)}
        timed = (number for number in sorted(gone) if self._rows[number][0].ends)
        longer = {taker: number for number in timed if (taker := self._taker(number, gone)) is not None}
        for number, changes in self._changes.items():
            if number is None:
                yield from changes
            elif number in gone:
                yield Edit(*self._with_its_comma(number, gone), "")
            else:
                row = self._rows[number][0]
                grown = self._grown(row, self._rows[longer.pop(number)][0] if number in longer else None)
                yield from self._split(row, sorted(changes + grown)) if row.splits else changes + grown
        for number, last in longer.items():
            yield from self._grown(self._rows[number][0], self._rows[last][0])

    def _row_at(self, place: int) -> int | None:
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._rows[number][0].end else None

    def _runs(self, row: Row) -> Sequence[Run]:
        low = bisect_left(self._place_starts, row.start)
        return self._places[low : bisect_left(self._place_starts, row.end)]

    def _is_empty(self, number: int) -> bool:
        """Whether nothing is left to read in it; where it only repeats words, a lone mark counts as nothing."""
        runs, changes = self._runs(self._rows[number][0]), self._changes[number]
        left = "".join(_left(self._source, run, changes) for run in runs)
        if any(run.start in self._primary for run in runs):
            return not left.strip()
        return bool(runs) and not any(map(str.isalnum, left))

    def _with_its_comma(self, number: int, gone: Iterable[int]) -> Span:
        """What goes with a row: the comma before it, or the one behind it where all before it goes as well.

        A line of a table has none: what stands between it and the last, a comment or a mark, is no part of it.
        """
        row, group = self._rows[number]
        if row.splits:
            return row.start, row.end
        before = number - 1
        while before in gone and self._rows[before][1] == group:
            before -= 1
        if before >= 0 and self._rows[before][1] == group:
            return self._rows[number - 1][0].end, row.end
        if number + 1 < len(self._rows) and self._rows[number + 1][1] == group:
            return row.start, self._rows[number + 1][0].start
        return row.start, row.end

    def _taker(self, number: int, gone: Iterable[int]) -> int | None:
        """The row whose words took the place of this row's words, if they were put together with them."""
        row, group = self._rows[number]
        runs = self._runs(row)
        at = bisect_right(self._edit_starts, runs[0].at) - 1
        if at < 0 or not self._edits[at].text.strip() or self._edits[at].end <= runs[0].at:
            return None
        before = number - 1
        while before in gone and self._rows[before][1] == group:
            before -= 1
        if before < 0 or self._rows[before][1] != group:
            return None
        taken = self._runs(self._rows[before][0])
        return before if taken and taken[-1].until > self._edits[at].start else None

    def _grown(self, row: Row, last: Row | None) -> list[Edit]:
        """The change by which a row lasts until another ended."""
        if last is None or not (row.ends and last.ends):
            return []
        if not row.lasts:
            return [Edit(*row.ends, self._source[slice(*last.ends)])]
        if not (row.begins and last.begins):
            return []
        until = self._figure(last.begins) + self._figure(last.ends)
        return [Edit(*row.ends, f"{until - self._figure(row.begins):f}")]

    def _figure(self, span: Span) -> Decimal:
        return _decimal(self._source[slice(*span)])

    def _split(self, row: Row, changes: list[Edit]) -> Iterator[Edit]:
        """A row for each of its words, with a share of its time."""
        runs = self._runs(row)
        words = "".join(_left(self._source, run, changes) for run in runs).split()
        if len(words) < 2 or not (row.begins and row.ends):
            yield from changes
            return
        begins = self._figure(row.begins)
        lasts = next((_decimal(edit.text) for edit in changes if edit[:2] == row.ends), self._figure(row.ends))
        unit = _decimal("1").scaleb(min(0, *(int(figure.as_tuple().exponent) for figure in (begins, lasts))))
        shares = [(lasts * place / len(words)).quantize(unit) for place in range(len(words) + 1)]
        text, copies = self._source[row.start : row.end], []
        for word, low, high in zip(words, shares, shares[1:], strict=False):
            own = [Edit(*row.begins, f"{begins + low:f}"), Edit(*row.ends, f"{high - low:f}")]
            own.append(Edit(runs[0].start, runs[-1].end, word))
            copies.append(replaced(text, moved(sorted(own), -row.start)))
        end = "" if text[-1:] in "\r\n" else "\n"
        yield Edit(row.start, row.end, end.join(copies))


def _left(source: str, run: Run, changes: Iterable[Edit]) -> str:
    """What stands at this place after the changes."""
    within = [change for change in changes if run.start <= change.start and change.end <= run.end]
    return replaced(source[run.start : run.end], moved(sorted(within), -run.start))


def _decimal(figure: str) -> Decimal:
    from decimal import Decimal  # few transcripts have rows with times

    return Decimal(figure)

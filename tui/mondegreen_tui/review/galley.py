"""The text as it stands now, paragraph by paragraph, each decided or undecided place marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from mondegreen.sessions.decision import Ruling, Verdict
from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import Edit, closed_up
from mondegreen.transcripts.paragraphs import paragraphs
from mondegreen_tui.safe import safe_line

CARET = "‸"
"""Stands where words would be inserted, so that there is something to see."""


class Mark(StrEnum):
    """How a piece of text is to be seen."""

    PLAIN = "plain"
    PENDING = "pending"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    REMOVED = "removed"


class Piece(NamedTuple):
    """A stretch of shown text, and the number of the proposal it belongs to."""

    text: str
    mark: Mark = Mark.PLAIN
    place: int | None = None


class Galley:
    """Paragraphs of pieces, made from a session on each call: it keeps no state of its own.

    Everything it gives out is fit for a terminal.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._text = safe_line(session.transcript.text)
        self.paragraphs = paragraphs(session.transcript)
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._seen: tuple[int, ...] | None = None
        self._places: list[list[int]] = []

    def _places_in(self, number: int) -> list[int]:
        """The proposals that are seen in a paragraph."""
        if self._seen is not self._session.places:
            self._seen = self._session.places
            self._places = [[] for _ in self.paragraphs]
            for place in self._seen:
                for each in self.numbers((place,)):
                    self._places[each].append(place)
        return self._places[number]

    def speaker(self, start: int) -> str:
        """Who says the character at this place; empty where nobody is named."""
        number = bisect_right(self._starts, start) - 1
        return safe_line(self.paragraphs[number].speaker) if number >= 0 else ""

    def numbers(self, places: Iterable[int]) -> list[int]:
        """The paragraphs that these proposals touch, in order."""
        touched: set[int] = set()
        for place in places:
            proposal = self._session.proposals[place]
            first = max(0, bisect_right(self._starts, proposal.start) - 1)
            touched.update(range(first, max(first + 1, bisect_left(self._starts, proposal.end))))
        return sorted(touched)

    def pieces(self, number: int, current: int | None = None) -> tuple[Piece, ...]:
        """A paragraph. Removed words are seen only at the current place, so that it can be found."""
        paragraph = self.paragraphs[number]
        start, text = paragraph.start, self._text
        end = start + len(text[start : paragraph.end].rstrip())
        marked = [self._marked(place, start, end, current) for place in self._places_in(number)]
        out: list[Piece] = []
        last = start
        for (_, piece), edit in zip(marked, closed_up(text, [edit for edit, _ in marked]), strict=True):
            out += (Piece(text[last : edit.start]), piece)
            last = max(last, edit.end)
        out.append(Piece(text[last:end]))
        return tuple(piece for piece in out if piece.text)

    def _marked(self, place: int, start: int, end: int, current: int | None) -> tuple[Edit, Piece]:
        """What is seen of a proposal between these characters, as an edit and as a piece."""
        proposal = self._session.proposals[place]
        low = min(max(proposal.start, start), end)
        high = max(low, min(proposal.end, end))
        shown, mark = seen(self._text[low:high], self._session.ruling(place))
        if proposal.start < start and mark in (Mark.ACCEPTED, Mark.EDITED):
            shown = ""  # the words stand where the proposal begins, a paragraph further up
        elif not shown and (place == current or mark is Mark.PENDING):
            shown = self._text[low:high] or CARET
            mark = Mark.PENDING if mark is Mark.PENDING else Mark.REMOVED
        return Edit(low, high, shown), Piece(shown, mark, place)


def seen(heard: str, ruling: Ruling | None) -> tuple[str, Mark]:
    """What is seen in the place of heard words under this ruling."""
    if ruling is None:
        return heard, Mark.PENDING
    if ruling.text is None:
        return heard, Mark.REJECTED
    return safe_line(ruling.text), Mark.EDITED if ruling.verdict is Verdict.EDITED else Mark.ACCEPTED

"""A stretch of the text written over by hand: what differs becomes decisions, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from mondegreen.sessions.decision import Decision
from mondegreen.sessions.session import Session
from mondegreen.sessions.strokes import next_stroke
from mondegreen.transcripts.edits import Edit, closed_up, moved, replaced

WORD = re.compile(r"\S+")
ALIKE = 0.5
"""Likeness from which a word that stands where another stood is taken for the same, mended."""


Span = tuple[int, int]
"""Where something begins and ends in the shown text."""


class Stretch(NamedTuple):
    """Words as they stand now, the characters of the reading text they stand for, and the proposal they belong to."""

    text: str
    start: int
    end: int
    place: int | None = None


def standing(session: Session, start: int, end: int) -> list[Stretch]:
    """The reading text between these characters as it stands now; what reaches beyond them is left out."""
    text = session.transcript.text
    places = [
        place
        for place in session.places
        if start <= session.proposals[place].start and session.proposals[place].end <= end
    ]
    out: list[Stretch] = []
    last = start
    for place, edit in zip(places, closed_up(text, [_edit(session, place) for place in places]), strict=True):
        out.append(Stretch(text[last : edit.start], last, max(last, edit.start)))
        out.append(Stretch(edit.text, max(last, edit.start), max(last, edit.end), place))
        last = max(last, edit.end)
    out.append(Stretch(text[last:end], last, end))
    return [stretch for stretch in out if stretch.start < stretch.end or stretch.text]


def _edit(session: Session, place: int) -> Edit:
    proposal, ruling = session.proposals[place], session.ruling(place)
    heard = ruling is None or ruling.text is None
    return Edit(proposal.start, proposal.end, proposal.text if heard else session.words(place))


def rewrite(session: Session, stretches: Sequence[Stretch], shown: str, typed: str) -> list[Decision]:
    """Take the decisions by which these stretches read as they were typed; the words count, not the space between them.

    A word that is proposed, or was decided, is decided anew; all others are written by hand. Several decisions are one
    stroke.

    Args:
        session: Whose text it is.
        stretches: As it stands.
        shown: The same as the editor saw it, character for character.
        typed: What they made of it.

    Raises:
        LedgerError: A decision could not be kept; those before it stand.
    """
    placed = list(zip(stretches, _bounds(stretches), strict=True))
    words = "".join(stretch.text for stretch in stretches)
    if not words.strip():
        return _filled(session, stretches, " ".join(typed.split()))
    hunks = list(_hunks(shown, typed))
    regions = _regions(hunks, [bound for stretch, bound in placed if stretch.place is not None])
    answers = [
        Edit(low, high, replaced(words[low:high], moved((h.edit for h in hunks if low <= h.low < high), -low)))
        for low, high in regions
    ]
    stroke = next_stroke(session) if len(answers) > 1 else 0
    return [_decided(session, placed, answer, stroke) for answer in answers]


def _filled(session: Session, stretches: Sequence[Stretch], text: str) -> list[Decision]:
    """The decision by which words stand where none did."""
    if not text or not stretches:
        return []
    if len(stretches) == 1 and stretches[0].place is not None:
        return [session.decide(session.choice((stretches[0].place,), text))]
    return [session.write(stretches[0].start, stretches[-1].end, text)]


def _decided(session: Session, placed: Sequence[tuple[Stretch, Span]], answer: Edit, stroke: int) -> Decision:
    """The decision by which these characters of the shown text become this one."""
    low, high, text = answer
    for stretch, bound in placed:
        if stretch.place is not None and bound == (low, high):
            return session.decide(replace(session.choice((stretch.place,), " ".join(text.split())), stroke=stroke))
    within = [(stretch, bound) for stretch, bound in placed if bound[0] < high and bound[1] > low]
    (first, (first_low, _)), (last, (_, last_high)) = within[0], within[-1]
    start = first.start + (low - first_low if first.place is None else 0)
    end = last.end - (last_high - high if last.place is None else 0)
    return session.write(start, end, text, stroke)


def _bounds(stretches: Iterable[Stretch]) -> list[Span]:
    """Where each stretch begins and ends in all of them."""
    out: list[Span] = []
    at = 0
    for stretch in stretches:
        out.append((at, at + len(stretch.text)))
        at += len(stretch.text)
    return out


class Hunk(NamedTuple):
    """An edit of the shown text, and where the words begin and end that it belongs to: one is put in beside another."""

    edit: Edit
    low: int
    high: int


def _regions(hunks: Iterable[Hunk], decided: Sequence[Span]) -> Iterator[Span]:
    """What changes, widened to whole proposals."""
    region: Span | None = None
    for hunk in hunks:
        touched = [each for each in decided if each[0] < hunk.high and hunk.low < each[1]]
        wide = min([hunk.low, *(start for start, _ in touched)]), max([hunk.high, *(end for _, end in touched)])
        if region and wide[0] < region[1]:
            region = region[0], max(region[1], wide[1])
            continue
        if region:
            yield region
        region = wide
    if region:
        yield region


def _hunks(shown: str, typed: str) -> Iterator[Hunk]:
    """The words of the shown text that change, and into which."""
    old, new = list(WORD.finditer(shown)), WORD.findall(typed)
    matcher = SequenceMatcher(None, [word[0] for word in old], new, autojunk=False)
    for tag, low, high, first, last in matcher.get_opcodes():
        words, text = old[low:high], " ".join(new[first:last])
        if tag == "insert":
            word = old[max(0, low - 1)]
            at, put = (word.end(), f" {text}") if low else (word.start(), f"{text} ")
            yield Hunk(Edit(at, at, put), *word.span())
        elif tag != "equal" and len(words) == last - first and all(map(_similar, words, new[first:last])):
            yield from (_trimmed(shown, *word.span(), put) for word, put in zip(words, new[first:last], strict=True))
        elif tag != "equal":
            yield _trimmed(shown, words[0].start(), words[-1].end(), text)


def _similar(one: re.Match[str], other: str) -> bool:
    from rapidfuzz.distance import Indel  # 48 modules, and no review begins with this

    return Indel.normalized_similarity(one[0].casefold(), other.casefold()) >= ALIKE


def _trimmed(shown: str, start: int, end: int, text: str) -> Hunk:
    """Words that become others, without the marks that stay at their ends."""
    whole = Hunk(Edit(start, end, text), start, end)
    while start < end and text and shown[start] == text[0] and not text[0].isalnum():
        start, text = start + 1, text[1:]
    while start < end and text and shown[end - 1] == text[-1] and not text[-1].isalnum():
        end, text = end - 1, text[:-1]
    return Hunk(Edit(start, end, text), start, end) if start < end else whole

"""What was changed, why and by whom: a page for people who were not there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mondegreen.exports import clock
from mondegreen.pages import page
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.anchor import REACH, Anchor, placed
from mondegreen.sessions.decision import By, Decision
from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import Edit, closed_up, moved, replaced
from mondegreen.transcripts.places import Places

AROUND = 60
"""Characters shown on either side of a change."""
COMMON = 12
"""Changes that were made most often, shown at the top."""
EMPHASIS = re.compile(r"\*([^*]+)\*")
KINDS = {
    Kind.TERM: "names and terms",
    Kind.MISHEARING: "misheard words",
    Kind.SPELLING: "spelling",
    Kind.CASING: "capitals",
    Kind.REPEAT: "stumbles",
    Kind.FILLER: "hesitations",
    Kind.TAG: "sounds and tags",
    Kind.SPELLED: "spelled out",
    Kind.NUMBER: "numbers",
    Kind.PUNCTUATION: "punctuation",
}
HANDS = {By.HAND: "by hand", By.POLICY: "by policy"}


@dataclass(frozen=True, slots=True)
class Change:
    """A change and the words around it, before it and after, for other changes may stand among them.

    `where` is a time, or a line and a column of the file; nothing where it stands nowhere any more. The reason is cut
    into words as they are and words to be set off, in turn.
    """

    where: str
    heard: str
    stands: str
    before: tuple[str, str]
    after: tuple[str, str]
    kind: str
    rule: str
    reason: Sequence[str]
    confidence: int
    by: str


@dataclass(frozen=True, slots=True)
class Part:
    """What was changed in one transcript, how often an editor said no, and what still waits for a decision."""

    path: str
    changes: tuple[Change, ...]
    rejected: int = 0
    left: int = 0


Made = Sequence[tuple[Decision, Anchor, Proposal]]
"""Decisions, where they were taken, and what was proposed there."""


def part(path: str, session: Session, past: Made = ()) -> Part:
    """What the decisions of a session change, and what was changed by those that the transcript shows already."""
    rulings = [session.ruling(place) for place in range(len(session.proposals))]
    rejected = sum(ruling is not None and ruling.text is None for ruling in rulings)
    changes = (*_past(session, past), *_changes(session, list(_made(session))))
    return Part(_line(path), changes, rejected, rulings.count(None))


def report(parts: Iterable[Part], title: str) -> str:
    """The page, which stands alone: nothing is loaded, and the words of a transcript are shown, never obeyed."""
    every = tuple(parts)
    changes = [change for each in every for change in each.changes]
    common = Counter((change.heard, change.stands) for change in changes if change.stands).most_common(COMMON)
    return page(
        "report",
        title=title,
        parts=every,
        total=len(changes),
        kinds=Counter(change.kind for change in changes).most_common(),
        hands=Counter(change.by for change in changes).most_common(),
        common=[(*words, count) for words, count in common if count > 1],
    )


def _made(session: Session) -> Iterator[tuple[Decision, Anchor, Proposal]]:
    """What the session changes, with more of the words around it than a ledger keeps."""
    text = session.transcript.text
    for place, proposal in enumerate(session.proposals):
        ruling = session.ruling(place)
        if ruling and ruling.text is not None and ruling.text != proposal.text:
            before, after = text[: proposal.start][-AROUND:], text[proposal.end : proposal.end + AROUND]
            at = Anchor(proposal.start, proposal.text, before, after)
            yield Decision((place,), ruling.verdict, ruling.text, ruling.by), at, proposal


def _changes(session: Session, made: Made) -> Iterator[Change]:
    places, around = Places(session.transcript), _Around(made, AROUND)
    for decision, at, proposal in made:
        yield _change(_where(places, at.start), decision, proposal, around.old(at), around.new(at))


def _past(session: Session, made: Made) -> Iterator[Change]:
    """What stands in the transcript already, in the order in which it stands there."""
    places, around, shift = Places(session.transcript), _Around(made, REACH), 0
    for decision, at, proposal in made:
        before, after = now = around.new(at)
        if not decision.text and before[-1:].isspace():
            after = after.lstrip()  # one space of two went with the words
        start = placed(session.transcript.text, Anchor(at.start, decision.text or "", before, after), shift)
        shift = shift if start is None else start - at.start
        where = "" if start is None else _where(places, start)
        yield _change(where, decision, proposal, around.old(at), now)


def _where(places: Places, at: int) -> str:
    segment = places.segment(at)
    if segment and segment.begins is not None:
        return clock(segment.begins)
    line, column = places.first(at)
    return f"{line}:{column}"


def _change(
    where: str, decision: Decision, proposal: Proposal, before: tuple[str, str], after: tuple[str, str]
) -> Change:
    return Change(
        where,
        _line(proposal.text),
        _line(decision.text or ""),
        (_line(before[0]), _line(before[1])),
        (_line(after[0]), _line(after[1])),
        KINDS[proposal.kind],
        proposal.rule,
        EMPHASIS.split(proposal.reason),
        round(100 * proposal.confidence),
        HANDS[decision.by],
    )


class _Around:
    """The words around a change as they were heard, and as they stand now that its neighbours are changed as well."""

    def __init__(self, made: Made, reach: int) -> None:
        """Of changes around which so many characters are known; where there are fewer, the text begins or ends."""
        self._reach = reach
        self._edits = sorted(Edit(at.start, at.start + len(at.words), decision.text or "") for decision, at, _ in made)
        self._words = {(at.start, at.words) for _, at, _ in made}

    def old(self, at: Anchor) -> tuple[str, str]:
        """What was heard before and behind the words."""
        before, after = at.before, at.after
        if len(before) == self._reach:  # a word is cut
            before = before[before.find(" ") + 1 :]
        return before, (after[: after.rfind(" ") + 1] or after) if len(after) == self._reach else after

    def new(self, at: Anchor) -> tuple[str, str]:
        """The same, with the changes made that lie in there."""
        before, after = self.old(at)
        end = at.start + len(at.words)
        return self._mended(at.start - len(before), before), self._mended(end, after)

    def _mended(self, start: int, text: str) -> str:
        low = bisect_left(self._edits, Edit(start, start, ""))
        inside: list[Edit] = []
        for edit in self._edits[low:]:
            if edit.end > start + len(text):
                break
            heard = text[edit.start - start : edit.end - start]
            if (edit.start, heard) in self._words and (not inside or inside[-1].end <= edit.start):
                inside.append(edit)
        shifted = list(moved(inside, -start))
        return replaced(text, closed_up(text, shifted))


def _line(text: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in text)

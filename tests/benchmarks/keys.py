"""How many keys an ideal editor presses for the errors of a transcript, at the real screen and by hand.

    python tests/benchmarks/keys.py TEXT GOLD [--notes NOTES] [--json FILE]

TEXT and GOLD are those of `peers.py`; the review is of what is proposed up to the last mark. The editor knows GOLD and
errs in nothing: accepts what is right, chooses the candidate that is, keeps what was heard otherwise, steps into a card
of which some places are right and others are not, and leaves. What is still wrong then costs as much as by hand: four
keys to reach a word and open it, and the letters of the shortest accepted reading. By hand, every error costs that.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from peers import Edit, right

from mondegreen import Corrector, Proposal
from mondegreen.sessions.cards import Queue
from mondegreen.sessions.session import Session
from mondegreen.transcripts.reading import transcript_at
from mondegreen.transcripts.transcript import Transcript
from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS

REACH = 4
"""Keys to reach a word and open it."""
MOST = 2_000
"""Keys after which nobody believes any more that the review ends."""
Gold = dict[str, Any]


class Way(NamedTuple):
    """A way to go through a review: what it is called, the keymap, whether by cards, whether alike ones at once."""

    name: str
    keymap: str = "default"
    cards: bool = False
    alike: bool = False


WAYS = (
    Way("cards", cards=True),
    Way("place by place"),
    Way("git keys, alike at once", keymap="git", alike=True),
)


class Row(NamedTuple):
    """What a way costs.

    Attributes:
        name: Of the way.
        decided: Keys pressed at the screen, from the first to the one that leaves.
        typed: Keys for what is still wrong.
        mended: How many errors the review mends.
    """

    name: str
    decided: int
    typed: int
    mended: int


def by_hand(golds: Iterable[Gold]) -> int:
    """Keys to mend these errors without any proposal."""
    return sum(REACH + max(1, min(len(reading) for reading in gold["right"])) for gold in golds)


class Editor:
    """Knows what was said."""

    def __init__(self, session: Session, golds: list[Gold]) -> None:
        self.session, self.golds, self.text = session, golds, session.transcript.text
        self._wanted = {place: self._answer(place) for place in session.places}

    def wants(self, places: Iterable[int]) -> set[int]:
        """The candidates that are right at these places, counted from 1; 0 where what was heard shall stand."""
        return {self._wanted[place] for place in places}

    def _answer(self, place: int) -> int:
        proposal = self.session.proposals[place]
        near = [gold for gold in self.golds if gold["start"] < proposal.end and gold["end"] > proposal.start]
        choices = [candidate.text for candidate in proposal.candidates[:9]]
        return next((n for n, text in enumerate(choices, 1) if near and self._mends(proposal, text, near)), 0)

    def _mends(self, proposal: Proposal, text: str, near: list[Gold]) -> bool:
        """Whether these words, alone or with what else is proposed for the same error, read as they should."""
        return any(
            right(self.text, gold, list(edits)) for gold in near for edits in self._together(proposal, text, gold)
        )

    def _together(self, proposal: Proposal, text: str, gold: Gold) -> Iterator[Iterable[Edit]]:
        own = Edit(proposal.start, proposal.end, text)
        yield [own]
        others = [
            Edit(other.start, other.end, other.replacement)
            for other in (self.session.proposals[place] for place in self.session.places)
            if other != proposal and other.start < gold["end"] and other.end > gold["start"]
        ]
        yield sorted([own, *others])

    def left(self) -> list[Gold]:
        """The errors that stand."""
        made = [
            Edit(proposal.start, proposal.end, self.session.words(place))
            for place in self.session.places
            if (proposal := self.session.proposals[place]) and (ruling := self.session.ruling(place))
            if ruling.text is not None
        ]
        return [gold for gold in self.golds if not gold.get("optional") and not self._is_mended(gold, made)]

    def _is_mended(self, gold: Gold, made: list[Edit]) -> bool:
        near = sorted(edit for edit in made if edit.start < gold["end"] and edit.end > gold["start"])
        return bool(near) and right(self.text, gold, near)


def answer(wanted: int, keymap: Keymap, *, alike: bool = False) -> str:
    """The key that says so."""
    if wanted > 1:
        return str(wanted)
    name = ("accept" if wanted else "reject") + ("_alike" if alike else "")
    return keymap.keys(next(act for act in ACTS if act.name == name))[0]


async def reviewed(session: Session, golds: list[Gold], way: Way) -> Row:
    """What it costs to go through the whole session in this way."""
    keymap, editor, pressed = Keymap(way.keymap), Editor(session, golds), ["tab"] * way.cards
    app = ReviewApp(session, Desk("", Path("out.txt"), Path, keymap))
    async with app.run_test(size=(118, 36)) as pilot:
        await pilot.press(*pressed)
        while any(True for _ in session.pending) and len(pressed) < MOST:
            pressed.append(next_key(editor, app.review.level.scope, app.review.current, keymap, alike=way.alike))
            await pilot.press(pressed[-1])
        await pilot.press("q")
    left = editor.left()
    every = sum(not gold.get("optional") for gold in golds)
    return Row(way.name, len(pressed) + 1, by_hand(left), every - len(left))


def next_key(editor: Editor, scope: tuple[int, ...], current: int, keymap: Keymap, *, alike: bool) -> str:
    """What the editor presses, looking at these places."""
    same = editor.session.alike(current) if alike else ()
    if len(same) > 1 and len(editor.wants(same)) == 1 and editor.wants(same) <= {0, 1}:
        return answer(*editor.wants(same), keymap, alike=True)
    wanted = editor.wants(scope)
    return answer(*wanted, keymap) if len(wanted) == 1 else "down"  # into the card


def proposed(path: Path, notes: Path | None, golds: list[Gold]) -> tuple[Transcript, list[Proposal]]:
    """The transcript, and what is proposed for the part of it that is marked."""
    transcript = transcript_at(str(path))
    every = Corrector(notes=notes.read_text("utf-8") if notes else "").propose(transcript)
    return transcript, [each for each in every if each.start < max(gold["end"] for gold in golds)]


def main() -> None:
    """Measure each way, show the rows, and keep them where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("text", type=Path)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--notes", type=Path)
    asked.add_argument("--json", type=Path, metavar="FILE")
    given = asked.parse_args()
    golds = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines()]
    errors = [gold for gold in golds if not gold.get("optional")]
    transcript, proposals = proposed(given.text, given.notes, golds)
    rows = [Row("by hand", 0, by_hand(errors), 0)]
    rows += [asyncio.run(reviewed(Session(transcript, proposals), golds, way)) for way in WAYS]
    show(rows, len(errors), len(proposals))
    if given.json:
        cards = len(Queue(Session(transcript, proposals)).cards())
        counts = {"errors": len(errors), "proposals": len(proposals), "cards": cards}
        body = {**counts, "rows": [row._asdict() for row in rows]}
        given.json.write_text(json.dumps(body, indent=1) + "\n", "utf-8")


def show(rows: list[Row], errors: int, proposals: int) -> None:
    """Print the table."""
    print(f"{errors} errors, {proposals} proposals\n")
    print("| | keys at the screen | keys for what is left | keys an error | errors mended at the screen |")
    print("|---|---|---|---|---|")
    for row in rows:
        each = (row.decided + row.typed) / errors
        print(f"| {row.name} | {row.decided} | {row.typed} | {each:.1f} | {row.mended} |")


if __name__ == "__main__":
    main()

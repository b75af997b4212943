"""What is said at the end of the queue: what it has come to, what was learned, where everything is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from mondegreen.sessions.decision import Verdict
from mondegreen.sessions.totals import Totals
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import act_named
from mondegreen_tui.review.outcome import left_over
from mondegreen_tui.review.wording import quoted, shortened

MUTED = "$foreground 60%"
KEY = "bold $text-accent"
STATES: dict[Verdict | None, tuple[str, str]] = {
    Verdict.ACCEPTED: ("✓ accepted", "bold $text-success"),
    Verdict.EDITED: ("✎ edited", "bold $text-success"),
    Verdict.REJECTED: ("✗ kept as heard", "bold $text-error"),
}
LONGEST = 240
FEW, MANY = 5, 20
"""Things learned, and decisions without a place, that are named one by one."""


@dataclass(frozen=True, slots=True)
class Closing:
    """How a review stands when its end is reached.

    Attributes:
        totals: Outcomes by kind, and the estimate.
        writes: The name of the mended file; empty where none will be written.
        ledger: The name of the file of decisions; empty where there is none.
        learned: What was remembered, in words.
        unplaced: Heard words of earlier decisions that stand nowhere any more.
        teaches: Whether there is a show that could remember terms.
        only: The filter of which all is decided; empty where there is none, or something of it waits.
    """

    totals: Totals
    writes: str
    ledger: str = ""
    learned: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    teaches: bool = False
    only: str = ""

    @property
    def outcomes(self) -> Counter[Verdict | None]:
        """All kinds together."""
        return sum(self.totals.kinds.values(), Counter())

    @property
    def left(self) -> int:
        """How many are undecided."""
        return self.outcomes[None]

    @property
    def says(self) -> str:
        """The first line."""
        if self.left and self.only:
            return f"All that is {shortened(self.only, 40)} is decided; {self.left:,} others are not."
        return f"The end; {self.left:,} are undecided." if self.left else "Everything is decided."


def summary(closing: Closing, keymap: Keymap) -> Content:
    """Beside the text."""
    learned = [f"learned {shortened(each, LONGEST)}" for each in closing.learned[-FEW:]]
    return Content("\n").join(
        (
            Content.assemble((closing.says, "bold")),
            Content(""),
            *_table(closing.totals),
            Content(""),
            *([Content(left_over(closing.totals, closing.left)), Content("")] if closing.left else []),
            *([*map(Content, learned), Content("")] if learned else []),
            *([Content(nowhere(closing.unplaced)), Content("")] if closing.unplaced else []),
            *_what_next(closing, keymap),
        )
    )


def nowhere(words: tuple[str, ...]) -> str:
    """Which decisions found no place in a changed text; their lines stay in the ledger."""
    many = "1 decision" if len(words) == 1 else f"{len(words):,} decisions"
    listed = ", ".join(quoted(each) for each in words[:MANY]) + (" …" if len(words) > MANY else "")
    return f"{many} found no place in it: {listed}"


def _table(totals: Totals) -> Iterator[Content]:
    """A row for each kind, a column for each outcome."""
    columns = {**STATES, None: ("•", "$text-warning")}
    yield Content.assemble(" " * 11, *((f"{name[0]:>4}", style) for name, style in columns.values()))
    for kind, outcomes in totals.kinds.items():
        cells = ((f"{outcomes[verdict] or '':>4}", style) for verdict, (_, style) in columns.items())
        yield Content.assemble((f"{kind:<11}", MUTED), *cells)


def _what_next(closing: Closing, keymap: Keymap) -> Iterator[Content]:
    def key(name: str, does: str) -> Content:
        return Content.assemble((keymap.shown(act_named(name)), KEY), f" {does}")

    if closing.left and closing.only:
        yield key("filter", "shows the others")
    elif closing.left:
        yield key("next_open", "goes round again for the undecided")
    if closing.teaches:
        yield key("remember", "remembers terms of it, one by one")
    if not closing.writes:
        yield key("leave", "leaves")
        return
    yield key("leave", f"writes {shortened(closing.writes, LONGEST)}")
    yield key("undo", "takes the last one back")
    if closing.ledger:
        yield Content.assemble((f"decisions are in {shortened(closing.ledger, LONGEST)}", MUTED))


def compact_summary(closing: Closing, keymap: Keymap) -> Content:
    """The same below the text."""
    outcomes = closing.outcomes
    figures = [
        part
        for verdict, (name, style) in STATES.items()
        if outcomes[verdict]
        for part in ((f"{name} {outcomes[verdict]:,}", style), "   ")
    ]
    last = Content("  ").join(_what_next(closing, keymap))
    lines = [Content.assemble((closing.says, "bold")), Content.assemble(*figures), last]
    return Content("\n").join([*lines, *([Content(left_over(closing.totals, closing.left))] if closing.left else [])])

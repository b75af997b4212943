"""The card: what is proposed at the current place, why, how sure, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Self

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from mondegreen.proposal import Candidate, Proposal
from mondegreen.sessions.decision import Ruling
from mondegreen.shows.past import NOTHING as NEVER_SEEN
from mondegreen.shows.past import Past
from mondegreen_tui.output import NOTHING
from mondegreen_tui.review.closing import KEY, MUTED, STATES, Closing, compact_summary, summary
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.facts import Facts
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import act_named
from mondegreen_tui.review.part import Part
from mondegreen_tui.review.wording import percent, shortened
from mondegreen_tui.safe import safe_line

PENDING = ("• undecided", "$text-warning")
LONGEST = 240
"""Characters of one text on the card; a rule may propose to delete a page."""
BAR_WIDTH = 10
OFFERS = (("remember", "term"), ("never", "never"), ("no_rule_here", "no rule"))
"""What else can be done, and a word for it."""


class Card(Part):
    """Shows facts, or what is said instead of them: that everything is decided, that nothing was found.

    From one proposal to the next few of its lines change, and only those are drawn: the whole card would be half of
    what a key costs.
    """

    DEFAULT_CSS = """
    Card { background: $surface; padding: 1 2; width: 34%; min-width: 32; max-width: 44; height: 1fr; }
    """
    facts: reactive[Facts | None] = reactive(None, repaint=False)
    closing: reactive[Closing | None] = reactive(None, repaint=False)
    compact: reactive[bool] = reactive(default=False, repaint=False)
    reading: reactive[float | None] = reactive(None, repaint=False)
    elsewhere: reactive[bool] = reactive(default=False)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._keymap = keymap = desk.keymap
        self._writes = shortened(desk.output.name, LONGEST)
        self._lines: list[Strip] = []
        self._fitted = Size(0, 0)
        self._hint = Content("  ").join(
            Content.assemble((keymap.shown(act_named(name)), KEY), (f" {label}", MUTED)) for name, label in OFFERS
        )

    def _says_something_else(self) -> None:
        """Draw the lines that are not as they were."""
        before, self._lines = self._lines, self._drawn()
        pairs = enumerate(zip_longest(before, self._lines))
        if changed := [Region(0, y, self.size.width, 1) for y, (old, new) in pairs if old != new]:
            super().refresh(*changed)

    watch_facts = watch_closing = watch_compact = watch_reading = _says_something_else

    def refresh(self, *regions: Region, **how: bool) -> Self:
        """Textual asks for this where the theme or the selection has changed: no line holds any longer."""
        self._lines = []
        return super().refresh(*regions, **how)

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        if not self._lines or self._fitted != self.size:
            self._lines = self._drawn()
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width, self.visual_style.rich_style)

    def _drawn(self) -> list[Strip]:
        """All lines; at the bottom, where there is room, those that say what will be written."""
        self._fitted = self.size
        width, height = self.size
        lines, foot = (
            Visual.to_strips(self, content, width, None, self.visual_style) for content in (self.render(), self._foot())
        )
        gap = height - len(lines) - len(foot)
        if self.compact or self.closing or gap < 1:
            return lines
        return [*lines, *[Strip.blank(width, self.visual_style.rich_style)] * gap, *foot]

    def _foot(self) -> Content:
        """What leaving will do."""
        does = "leaves; the other window decides" if self.elsewhere else f"leaves and writes {self._writes}"
        return Content.styled(f"{self._keymap.shown(act_named('leave'))} {does}", MUTED)

    def render(self) -> Content:
        """The card, as wide or as short as there is room for."""
        if self.closing:
            return (compact_summary if self.compact else summary)(self.closing, self._keymap)
        if self.facts is None and self.reading is not None:
            return Content("The text is being read; the first proposals come in a moment. You can read it too.")
        if self.facts is None:
            return nothing_to_decide(self._keymap)
        return compact(self.facts, self.size.width) if self.compact else full(self.facts, self.size.width) + self._hint


def nothing_to_decide(keymap: Keymap) -> Content:
    """Said where nothing is proposed, with what can be done all the same."""
    does = (("paragraph", "writes over a paragraph"), ("find", "looks for words"), ("help", "tells all keys"))
    keys = (Content.assemble((keymap.shown(act_named(name)), KEY), f" {what}") for name, what in does)
    return Content("\n").join(
        ("There is nothing to decide: nothing was found that could be misheard.", Content(""), *keys)
    )


def state(ruling: Ruling | None) -> tuple[str, str]:
    """What became of a proposal, and the style to say it in."""
    return PENDING if ruling is None else STATES[ruling.verdict]


def position(shown: Facts) -> str:
    """Which of how many."""
    return f"{shown.noun} {shown.number:,} of {shown.total:,}".lstrip()


def apart(left: str, right: tuple[str, str], width: int) -> Content:
    """Two texts at the two ends of a line."""
    space = max(1, width - Content(left).cell_length - len(right[0]))
    return Content.assemble((left, MUTED), " " * space, right)


def heard_and_proposed(proposal: Proposal, ruling: Ruling | None, longest: int) -> Content:
    """`heard → proposed`, or what was put there instead."""
    text = proposal.replacement if ruling is None or ruling.text is None else ruling.text
    new = "bold $text-success" if ruling is None or ruling.text is not None else MUTED
    return Content.assemble(
        (shortened(proposal.text, longest).strip() or NOTHING, "bold"),
        (" → ", MUTED),
        (shortened(text, longest).strip() or NOTHING, new),
    )


def bar(confidence: float) -> Iterator[tuple[str, str]]:
    """A probability as a bar, told by thickness as well as by colour."""
    full_part = round(max(0.0, min(1.0, confidence)) * BAR_WIDTH)
    yield "━" * full_part, "$text-accent"
    yield "─" * (BAR_WIDTH - full_part), "$foreground 30%"


def candidate_line(number: int, candidate: Candidate) -> Content:
    """Key, bar, probability and words of one reading."""
    return Content.assemble(
        (f"{number} ", KEY),
        *bar(candidate.confidence),
        (f" {percent(candidate.confidence):>4}  ", MUTED),
        shortened(candidate.text, LONGEST) or f"{NOTHING} (delete)",
    )


def alike(shown: Facts) -> str:
    """How often the same change is proposed."""
    if shown.alike == 1:
        return "only here"
    return f"{shown.alike:,} places, {shown.alike_decided:,} decided"


def before(past: Past) -> str:
    """What was decided on this change in the show before."""
    said = ((past.accepted, "accepted"), (past.rejected, "kept as heard"))
    return ", ".join(f"{verb} {number:,}×" for number, verb in said if number) or "seen, not decided"


def spoken(reason: str) -> Content:
    """A reason, in which the words between asterisks are set off instead."""
    return Content.assemble(*((part, "bold") if odd % 2 else part for odd, part in enumerate(reason.split("*"))))


def full(shown: Facts, width: int) -> Content:
    """The card beside the text."""
    proposal = shown.proposal
    details = (
        *((("said", shortened(shown.said, LONGEST)),) if shown.said else ()),
        ("kind", str(proposal.kind)),
        ("rule", safe_line(proposal.rule)),
        ("alike", alike(shown)),
        *((("before", before(shown.past)),) if shown.past != NEVER_SEEN else ()),
        *(("also", shortened(rival, LONGEST)) for rival in proposal.rivals[:3]),
    )
    return Content("\n").join(
        (
            apart(position(shown), state(shown.ruling), width),
            Content(""),
            heard_and_proposed(proposal, shown.ruling, LONGEST),
            Content(""),
            *(candidate_line(number, each) for number, each in enumerate(proposal.candidates[:9], 1)),
            Content(""),
            spoken(shortened(proposal.reason, 2 * LONGEST)),
            Content(""),
            *(Content.assemble((f"{name:<7}", MUTED), value) for name, value in details),
            Content("\n"),
        )
    )


def fitting(shown: Facts, width: int) -> Content:
    """How sure it is and what became of it, as much of it as there is room for."""
    says, style = state(shown.ruling)
    sure = (f"{percent(shown.proposal.confidence)}  ", MUTED)
    every = (Content.assemble(sure, (says, style)), Content.styled(says, style), Content.styled(says[:1], style))
    return next((each for each in every if each.cell_length < width), Content(""))


def compact(shown: Facts, width: int) -> Content:
    """The card below the text: three lines and a reason."""
    proposal = shown.proposal
    words = heard_and_proposed(proposal, shown.ruling, max(12, width // 3))
    said = [shown.said] if shown.said else []
    about = (position(shown), *said, str(proposal.kind), safe_line(proposal.rule), alike(shown))
    status = fitting(shown, width - words.cell_length)
    readings = Content("   ").join(
        Content.assemble(
            (f"{number} ", KEY),
            shortened(each.text, 24) or f"{NOTHING} (delete)",
            (f" {percent(each.confidence)}", MUTED),
        )
        for number, each in enumerate(proposal.candidates[:9], 1)
    )
    return Content("\n").join(
        (
            words + " " * max(1, width - words.cell_length - status.cell_length) + status,
            Content.assemble((shortened(" · ".join(about), width), MUTED)),
            readings,
            spoken(shortened(proposal.reason, 2 * width)),
        )
    )

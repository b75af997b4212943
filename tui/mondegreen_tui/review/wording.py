"""Sentences about decisions, fit for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from mondegreen.sessions.decision import Decision, Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.output import NOTHING
from mondegreen_tui.phrases import PAST
from mondegreen_tui.safe import safe_line


def shortened(text: str, longest: int) -> str:
    """The text on one line of at most this many cells, its middle left out where it is too long."""
    line = safe_line(text)
    if cell_len(line) <= longest:
        return line
    half = (longest - 1) // 2
    if half < 1 or cell_len(line) != len(line):
        return set_cell_size(line, max(0, longest - 1)).rstrip() + "…"
    return f"{line[: longest - 1 - half]}…{line[-half:]}"


def percent(confidence: float) -> str:
    """A probability as people say it; never 100, for nothing is certain."""
    return f"{min(99, round(confidence * 100))} %"


def quoted(words: str) -> str:
    """Words in quotation marks; none as a sign for that."""
    return f"“{shortened(words, 40)}”" if words.strip() else NOTHING


def stands(session: Session, place: int) -> str:
    """A proposal as it stands, or would stand: `Elia → Ilya`."""
    heard, now = (shortened(words, 32) or NOTHING for words in (session.proposals[place].text, session.words(place)))
    return f"{heard} → {now}"


def change(session: Session, decision: Decision) -> str:
    """What a decision did: `Elia → Ilya`, or the words that were kept."""
    heard = shortened(session.proposals[decision.places[0]].text, 32) or NOTHING
    return heard if decision.text is None else f"{heard} → {shortened(decision.text, 32) or NOTHING}"


def decided(session: Session, decision: Decision) -> str:
    """Said when a decision was made."""
    many = len(decision.places)
    alike = f" {many:,} alike" if many > 1 else ""
    return f"{PAST[decision.verdict]}{alike}: {change(session, decision)}"


def taken_back(session: Session, stroke: Sequence[Decision]) -> str:
    """Said when a stroke was undone."""
    return f"Undid: {_named(session, stroke)}"


def again(session: Session, stroke: Sequence[Decision]) -> str:
    """Said when an undone stroke stands again."""
    return f"Redid: {_named(session, stroke)}"


def _named(session: Session, stroke: Sequence[Decision]) -> str:
    if len(stroke) > 1:
        return f"edited paragraph, {len(stroke):,} changes"
    (decision,) = stroke
    kept = " kept" if decision.verdict is Verdict.REJECTED else ""
    many = len(decision.places)
    return f"{change(session, decision)}{kept}" + (f", {many:,} places" if many > 1 else "")

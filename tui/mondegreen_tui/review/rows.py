"""Lines of the list of cards, as named parts that fill a width."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len, set_cell_size

from mondegreen.sessions.cards import Card
from mondegreen.sessions.decision import Ruling, Verdict
from mondegreen.sessions.session import Session
from mondegreen_tui.output import NOTHING
from mondegreen_tui.review.wording import percent, shortened
from mondegreen_tui.safe import safe_line

Row = list[tuple[str, str]]
"""Parts of a line: the name of a look, and words."""
SIGNS = {None: "•", Verdict.ACCEPTED: "✓", Verdict.EDITED: "✎", Verdict.REJECTED: "✗"}
MIXED = "◐"


def card_row(session: Session, card: Card, width: int) -> Row:
    """Sign, number of places, heard → proposed, kind and confidence."""
    proposal = session.proposals[card.first]
    verdicts = Counter(ruling.verdict if ruling else None for ruling in map(session.ruling, card.places))
    sign = SIGNS[next(iter(verdicts))] if len(verdicts) == 1 else MIXED
    waiting, many = verdicts[None], len(card.places)
    number = f"{waiting:,}/{many:,}×" if 0 < waiting < many else f"{many:,}×" if many > 1 else ""
    end = f"{proposal.kind:<12}{percent(card.confidence(session)):>6}  " if width >= 60 else ""
    room = max(8, width - 12 - len(end))
    heard = shortened(proposal.text, room // 2).strip() or NOTHING
    new = shortened(session.words(card.first), room - cell_len(heard) - 4).strip() or NOTHING
    gap = " " * max(0, room - cell_len(heard) - 3 - cell_len(new))
    looks = ("heard", "new") if waiting else ("decided", "decided")
    return [
        ("decided" if not waiting else "", f" {sign} {number:>7}  "),
        (looks[0], heard),
        ("muted", " → "),
        (looks[1], new),
        ("muted", gap + end),
    ]


def place_row(session: Session, place: int, width: int) -> Row:
    """What became of a place, and what stands there among the words around it."""
    proposal, ruling = session.proposals[place], session.ruling(place)
    text = session.transcript.text
    stands = shortened(standing(proposal.text, ruling), max(8, width // 2)).strip() or NOTHING
    room = max(0, width - 13 - cell_len(stands))
    before, after = (safe_line(part) for part in (text[: proposal.start][-room:], text[proposal.end :][:room]))
    before = before if cell_len(before) <= room // 2 else f"…{cut(before[::-1], room // 2 - 1)[::-1]}"
    rest = room - cell_len(before)
    after = after if cell_len(after) <= rest else f"{cut(after, rest - 1)}…"
    return [
        ("muted", f"         {SIGNS[ruling.verdict if ruling else None]} "),
        ("muted", before),
        ("word", stands),
        ("muted", after),
    ]


def cut(text: str, room: int) -> str:
    """As many whole words of the text as there is room for."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room)).rpartition(" ")[0]


def standing(heard: str, ruling: Ruling | None) -> str:
    """The words that stand there now."""
    return heard if ruling is None or ruling.text is None else ruling.text

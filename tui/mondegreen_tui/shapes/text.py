"""For people: a line a finding, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.output import NOTHING, Part
from mondegreen_tui.weights import explained

if TYPE_CHECKING:
    from mondegreen_tui.shapes import Found


EXPLAINS = True


def lines(every: Iterable[Found], *, explain: bool) -> Iterator[list[Part]]:
    """Where each is, what was heard, what is proposed, and why."""
    for found in every:
        yield _line(found)
        if explain:
            yield from explained(found.finding.proposal)


def _line(found: Found) -> list[Part]:
    finding, proposal = found.finding, found.finding.proposal
    return [
        f"{found.path}:{finding.line}:{finding.column}: ",
        (proposal.text or NOTHING, "red"),
        " → ",
        (proposal.replacement or NOTHING, "green"),
        (f"  [{proposal.kind} {proposal.rule} {proposal.confidence:.2f}] ", "dim"),
        proposal.reason,
    ]

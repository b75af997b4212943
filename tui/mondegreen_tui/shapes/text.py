"""For people: a line a finding, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.output import NOTHING, Part

if TYPE_CHECKING:
    from mondegreen.batch.unit import Finding


def head() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())


def line(path: str, finding: Finding, *, first: bool) -> list[Part]:
    """Where it is, what was heard, what is proposed, and why."""
    del first
    proposal = finding.proposal
    return [
        f"{path}:{finding.line}:{finding.column}: ",
        (proposal.text or NOTHING, "red"),
        " → ",
        (proposal.replacement or NOTHING, "green"),
        (f"  [{proposal.kind} {proposal.rule} {proposal.confidence:.2f}] ", "dim"),
        proposal.reason,
    ]


def foot() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())

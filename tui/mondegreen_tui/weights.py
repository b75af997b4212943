"""What was weighed, a line each: for people who ask why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.output import Part

if TYPE_CHECKING:
    from mondegreen.proposal import Fact, Proposal


def weights(evidence: Iterable[Fact]) -> Iterator[list[Part]]:
    """A line for each thing that was weighed."""
    for fact in evidence:
        yield [(f"    {fact.value:6.2f}  {fact.says}", "dim")]


def explained(proposal: Proposal) -> Iterator[list[Part]]:
    """All that stands behind a proposal: what else it may have been, what it beat, what was weighed."""
    for other in proposal.candidates[1:]:
        yield [(f"    {other.confidence:6.2f}  it may have been {other.text}", "dim")]
    for rival in proposal.rivals:
        yield [(f"            it was preferred to {rival}", "dim")]
    if not proposal.evidence:
        yield [
            (f"    {proposal.confidence:6.2f}  what {proposal.rule} is right in, wherever it finds something", "dim")
        ]
    yield from weights(proposal.evidence)

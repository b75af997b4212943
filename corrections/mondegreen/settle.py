"""Conflicts between proposals: what stands, what loses, and nothing overlaps."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from mondegreen.proposal import Proposal


def without_overlaps(proposals: Iterable[Proposal], first: Iterable[Proposal] = ()) -> tuple[Proposal, ...]:
    """The proposals in document order, where of two that share a character the better one remains.

    Those in `first` come before all others; then the surer, then the longer, then the earlier, then by rule and
    replacement, so that the answer never depends on the order in which they came.
    """
    return _standing(sorted(set(proposals)), frozenset(first))


def _standing(every: Sequence[Proposal], favoured: Collection[Proposal] = ()) -> tuple[Proposal, ...]:
    """The same, of proposals that are in order, each once."""
    ranked = sorted(
        every,
        key=lambda p: (
            not favoured or p not in favoured, -p.confidence, p.start - p.end, p.start, p.rule, p.replacement
        ),
    )  # fmt: skip
    taken: list[Proposal] = []
    for proposal in ranked:
        place = bisect_left(taken, proposal.start, key=attrgetter("start"))
        before, after = taken[max(0, place - 1) : place], taken[place : place + 1]
        if not any(collide(proposal, other) for other in (*before, *after)):
            insort(taken, proposal, key=attrgetter("start"))
    return tuple(taken)


def settled(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """What stands of all that the detectors proposed; a winner names the rivals it beat for the very same words."""
    every = sorted(set(proposals))
    winners = _standing(every)
    rivals: dict[tuple[int, int], list[Proposal]] = {}
    for proposal in every:
        rivals.setdefault((proposal.start, proposal.end), []).append(proposal)
    return tuple(
        replace(
            winner, rivals=tuple(f"{p.rule}: {p.replacement}" for p in beaten if p.replacement != winner.replacement)
        )
        if len(beaten := rivals[winner.start, winner.end]) > 1
        else winner
        for winner in winners
    )


def collide(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals share a character, or stand at the same place between two."""
    return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)

"""What all files of a job add up to, and which of them need a person most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nsmallest

from mondegreen.batch.unit import Row, Tally


@dataclass(slots=True)
class Totals:
    """The sums of many rows.

    Attributes:
        files: How many could be done.
        failed: Those that could not.
        skipped: How many are no transcripts.
        words: How many words they have.
        proposals: How many proposals were made.
        applied: How many changes are in the results.
        left: How many proposals wait for a person.
        needing: How many files have any of those.
        expected: How many of those are right, if confidences are: errors that are left.
        wrong: How many of those applied unasked are wrong, if confidences are.
        kinds: Applied and left by kind of error.
        rules: Applied and left by rule.
        terms: Applied and left by the words to write, of terms only.
    """

    files: int = 0
    failed: list[Row] = field(default_factory=list)
    skipped: int = 0
    words: int = 0
    proposals: int = 0
    applied: int = 0
    left: int = 0
    needing: int = 0
    expected: float = 0.0
    wrong: float = 0.0
    kinds: Tally = field(default_factory=dict)
    rules: Tally = field(default_factory=dict)
    terms: Tally = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Take in one row."""
        if row.error:
            self.failed.append(row)
            return
        if row.skipped:
            self.skipped += 1
            return
        self.files += 1
        self.words += row.words
        self.proposals += row.proposals
        self.applied += row.applied
        self.left += row.left
        self.needing += bool(row.left)
        self.expected += row.expected
        self.wrong += row.wrong
        for mine, its in ((self.kinds, row.kinds), (self.rules, row.rules), (self.terms, row.terms)):
            for name, (applied, left) in its.items():
                sums = mine.setdefault(name, [0, 0])
                sums[0] += applied
                sums[1] += left


def summed(rows: Iterable[Row]) -> Totals:
    """The sums of these rows."""
    totals = Totals()
    for row in rows:
        totals.add(row)
    return totals


def estimate(totals: Totals) -> str:
    """What the probabilities say of errors, and what they do not say."""
    return (
        f"About {totals.expected:,.0f} of the {totals.left:,} proposals that are left are errors still in the results, "
        f"and about {totals.wrong:,.0f} of the changes made unasked are wrong, if the confidences are. "
        "Errors for which nothing was proposed are not counted."
    )


def by_need(rows: Iterable[Row], most: int | None = None) -> list[Row]:
    """The files that need a person, those first in which most can be found; so many at most."""
    needing = (row for row in rows if row.left and not row.error)
    return sorted(needing, key=_order) if most is None else nsmallest(most, needing, key=_order)


def _order(row: Row) -> tuple[float, str]:
    return -row.need, row.name


def ranked(tally: Tally) -> list[tuple[str, int, int]]:
    """Names with how many were applied and left, the most frequent first."""
    order = Counter({name: sum(counts) for name, counts in tally.items()})
    return [(name, *tally[name]) for name, _ in sorted(order.items(), key=lambda each: (-each[1], each[0]))]  # type: ignore[misc]

"""For programs: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.output import Part

if TYPE_CHECKING:
    from mondegreen.batch.unit import Finding


def head() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())


def line(path: str, finding: Finding, *, first: bool) -> list[Part]:
    """All that is known of it; places in the file count from 1, places in the reading text from 0."""
    del first
    proposal = finding.proposal
    return [
        json.dumps(
            {
                "file": path,
                "line": finding.line,
                "column": finding.column,
                "end_line": finding.end_line,
                "end_column": finding.end_column,
                "begins": finding.begins,
                "start": proposal.start,
                "end": proposal.end,
                "heard": proposal.text,
                "proposed": proposal.replacement,
                "confidence": proposal.confidence,
                "kind": proposal.kind,
                "rule": proposal.rule,
                "reason": proposal.reason,
                "key": proposal.key,
                "candidates": [candidate._asdict() for candidate in proposal.candidates],
                **({"evidence": [fact._asdict() for fact in proposal.evidence]} if proposal.evidence else {}),
            }
        )
    ]


def foot() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())

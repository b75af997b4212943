"""For programs: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.output import Part

if TYPE_CHECKING:
    from mondegreen_tui.shapes import Found


EXPLAINS = True


def lines(every: Iterable[Found], *, explain: bool) -> Iterator[list[Part]]:
    """All that is known of each; places in the file count from 1, places in the reading text from 0."""
    for path, finding in every:
        proposal = finding.proposal
        evidence = [fact._asdict() for fact in proposal.evidence] if explain else []
        known = {
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
            **({"evidence": evidence} if evidence else {}),
        }
        yield [json.dumps(known)]

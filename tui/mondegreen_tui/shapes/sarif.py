"""For code scanning: the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020).

Results stream: the log is one object, and what it says of the tool stands behind them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mondegreen_tui import __version__
from mondegreen_tui.options import SURE
from mondegreen_tui.output import NOTHING, Part

if TYPE_CHECKING:
    from mondegreen_tui.shapes import Found

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The name of the schema; some readers want it said."""
EXPLAINS = False


def lines(every: Iterable[Found], *, explain: bool) -> Iterator[list[Part]]:
    """The log, a result a line."""
    del explain
    yield [f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [']
    for place, each in enumerate(every):
        yield ["," if place else "", json.dumps(_result(each))]
    yield [f'], "tool": {{"driver": {json.dumps({"name": "Mondegreen", "version": __version__})}}}}}]}}']


def _result(found: Found) -> dict[str, Any]:
    """A result; its fingerprint is the change itself, so that it is known again wherever it moves."""
    finding, proposal = found.finding, found.finding.proposal
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    place = {"artifactLocation": {"uri": _reference(found.path)}, "region": region}
    return {
        "ruleId": proposal.rule,
        "level": "warning" if proposal.confidence >= SURE else "note",
        "message": {"text": f"{proposal.text or NOTHING} → {proposal.replacement or NOTHING}: {proposal.reason}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"change/v1": proposal.key},
        "rank": round(100 * proposal.confidence, 2),
        "properties": {"kind": proposal.kind, "confidence": proposal.confidence},
    }


def _reference(path: str) -> str:
    """A path as a relative reference, an address as it is (RFC 3986)."""
    if "://" in path:
        return quote(path, safe=":/@!$&'()*+,;=~%")
    plain = path.replace(os.sep, "/")
    reference = quote(plain.encode("utf-8", "surrogateescape"), safe="/@!$&'()*+,;=~")
    return f"file://{reference}" if plain.startswith("/") else reference

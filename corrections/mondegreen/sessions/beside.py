"""Where decisions on a transcript are kept: beside it, fit for version control."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".mondegreen.jsonl"


def ledger_path(source: Path) -> Path:
    """Where the ledger of a transcript stands."""
    return source.with_name(source.name + SUFFIX)

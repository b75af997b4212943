"""What stands beside a transcript: the decisions on it, fit for version control, and its mended text."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".mondegreen.jsonl"
MENDED = ".mended"


def ledger_path(source: Path) -> Path:
    """Where the ledger of a transcript stands."""
    return source.with_name(source.name + SUFFIX)


def mended_path(source: Path) -> Path:
    """Where the mended text of a transcript stands, if no other place is named."""
    return source.with_name(f"{source.stem}{MENDED}{source.suffix}")

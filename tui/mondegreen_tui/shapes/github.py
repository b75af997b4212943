"""For GitHub Actions: annotations of a workflow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.options import SURE
from mondegreen_tui.output import NOTHING, Part

if TYPE_CHECKING:
    from mondegreen.batch.unit import Finding


def head() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())


def line(path: str, finding: Finding, *, first: bool) -> list[Part]:
    """A warning where it is sure, a notice where it is not."""
    del first
    proposal = finding.proposal
    level = "warning" if proposal.confidence >= SURE else "notice"
    span = f"line={finding.line},endLine={finding.end_line},col={finding.column},endColumn={finding.end_column}"
    title = f"{proposal.kind}, {proposal.confidence:.2f}"
    says = f"{proposal.text or NOTHING} → {proposal.replacement or NOTHING}: {proposal.reason}"
    return [f"::{level} file={_escaped(path, ':,')},{span},title={_escaped(title, ':,')}::{_escaped(says)}"]


def foot() -> Iterator[list[Part]]:
    """Nothing."""
    return iter(())


def _escaped(text: str, more: str = "") -> str:
    """As a command of GitHub Actions wants it: a new line in a finding would begin another command."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)

"""For GitHub Actions: annotations of a workflow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mondegreen_tui.options import SURE
from mondegreen_tui.output import NOTHING, Part

if TYPE_CHECKING:
    from mondegreen_tui.shapes import Found


EXPLAINS = False


def lines(every: Iterable[Found], *, explain: bool) -> Iterator[list[Part]]:
    """A warning for each that is sure, a notice for each that is not."""
    del explain
    return ([_annotation(each)] for each in every)


def _annotation(found: Found) -> str:
    finding, proposal = found.finding, found.finding.proposal
    level = "warning" if proposal.confidence >= SURE else "notice"
    span = f"line={finding.line},endLine={finding.end_line},col={finding.column},endColumn={finding.end_column}"
    title = f"{proposal.kind}, {proposal.confidence:.2f}"
    says = f"{proposal.text or NOTHING} → {proposal.replacement or NOTHING}: {proposal.reason}"
    return f"::{level} file={_escaped(found.path, ':,')},{span},title={_escaped(title, ':,')}::{_escaped(says)}"


def _escaped(text: str, more: str = "") -> str:
    """As a command of GitHub Actions wants it: a new line in a finding would begin another command."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)

"""`mondegreen check`: say what is probably misheard, and change nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.options import SHOWN, SURE, about_recordings, min_confidence, transcripts
from mondegreen_tui.output import NOTHING, Part, show

if TYPE_CHECKING:
    from mondegreen.places import Places
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context

FOUND = 1


@click.command("check", short_help="Say what is probably misheard; for CI and pre-commit.")
@transcripts
@about_recordings
@min_confidence(SHOWN, "Report proposals")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How findings are written: for people, a JSON object a line, or annotations of GitHub Actions.",
)
def verb(paths: tuple[str, ...], context: Context, least: float, shape: str) -> int:
    """Say what is probably misheard in each FILE, and change nothing.

    Ends with 0 if nothing was found, 1 if something was, 2 if a file could not be checked. What was rejected in
    a review, as the ledger beside the FILE has it, is not reported again.

    \b
    text    FILE:LINE:COLUMN: heard → proposed  [kind rule 0.93] reason
    json    an object a line: file, line, column, end_line, end_column (places in FILE, from 1); begins (seconds,
            or null), start, end (in the reading text); heard, proposed, confidence, kind, rule, reason, key,
            candidates (each text, confidence)
    github  ::warning from 0.9 on, ::notice below
    """  # noqa: D301 - click wants the sign itself
    return max(attempted(partial(_check, path, context, least, SHAPES[shape])) for path in dict.fromkeys(paths))


def _check(path: str, context: Context, least: float, shape: Shape) -> int:
    from mondegreen.places import Places
    from mondegreen_tui.recording import opened, proposed, with_decisions

    transcript = opened(path, context)
    session = with_decisions(path, "", transcript, proposed(path, transcript, context, least))
    places = Places(transcript)
    rulings = {place: session.ruling(place) for place in session.places}
    found = [
        session.proposals[place]
        for place, ruling in rulings.items()
        if ruling is None or ruling.text is not None  # what an editor has rejected is right as it stands
    ]
    for proposal in found:
        show(*shape(path, proposal, places))
    return FOUND if found else 0


def _text(path: str, proposal: Proposal, places: Places) -> Iterator[Part]:
    line, column = places.first(proposal.start)
    yield f"{path}:{line}:{column}: "
    yield proposal.text or NOTHING, "red"
    yield " → "
    yield proposal.replacement or NOTHING, "green"
    yield f"  [{proposal.kind} {proposal.rule} {proposal.confidence:.2f}] ", "dim"
    yield proposal.reason


def _json(path: str, proposal: Proposal, places: Places) -> Iterator[Part]:
    segment = places.segment(proposal.start)
    yield json.dumps(
        {
            "file": path,
            **dict(zip(("line", "column"), places.first(proposal.start), strict=True)),
            **dict(zip(("end_line", "end_column"), places.last(proposal.end), strict=True)),
            "begins": segment.begins if segment else None,
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
        }
    )


def _github(path: str, proposal: Proposal, places: Places) -> Iterator[Part]:
    (line, column), (end_line, end_column) = places.first(proposal.start), places.last(proposal.end)
    level = "warning" if proposal.confidence >= SURE else "notice"
    span = f"line={line},endLine={end_line},col={column},endColumn={end_column}"
    title = f"{proposal.kind}, {proposal.confidence:.2f}"
    says = f"{proposal.text or NOTHING} → {proposal.replacement or NOTHING}: {proposal.reason}"
    yield f"::{level} file={_escaped(path, ':,')},{span},title={_escaped(title, ':,')}::{_escaped(says)}"


def _escaped(text: str, more: str = "") -> str:
    """As a command of GitHub Actions wants it: a new line in a finding would begin another command."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)


Shape = Callable[[str, "Proposal", "Places"], Iterator[Part]]
SHAPES: dict[str, Shape] = {"text": _text, "json": _json, "github": _github}

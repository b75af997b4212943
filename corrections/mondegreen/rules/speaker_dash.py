"""Dashes that captions write where another speaker begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule

TURNS = pattern(r"(?:^[-–—] ?[\"“'‘]?[A-Z][^\n]*(?:\n|\Z))+", re.MULTILINE)
DASH = pattern(r"^[-–—] ?", re.MULTILINE)


@rule(
    Kind.TAG,
    Level.READING,
    language="",
    fixes={"- Where is it?\n- Over there.": "Where is it?\nOver there."},
    spares=["It was - and is - good", "-5 degrees\n-y", "Buy:\n- Milk\n- Bread\n- Tea"],
    wrongly=["My list.\n- Salt\n- Bread"],
)
def speaker_dash(passage: Passage) -> Iterator[Change]:
    """A dash at the head of a line marks another speaker; nobody said it."""
    for turns in TURNS.finditer(passage.text):
        if passage.text[max(0, turns.start() - 3) : turns.start()].rstrip().endswith(":"):
            continue
        for dash in DASH.finditer(passage.text, *turns.span()):
            yield Change(dash.start(), dash.end(), "", 0.7, "A dash marks another speaker.")

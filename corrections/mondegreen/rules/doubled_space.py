"""Spaces written twice between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SPACES = re.compile(r"  +")


@rule(
    Kind.PUNCTUATION,
    language="",
    fixes={"so  it works,  she said": "so it works, she said"},
    spares=["It works.  She said so.", "    a line set in", "at the end  \nof a line", "one\n  two"],
)
def doubled_space(passage: Passage) -> Iterator[Change]:
    """Two spaces stand here where one is enough."""
    text = passage.text
    for match in SPACES.finditer(text):
        start, end = match.span()
        inside = start and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
        if inside and text[start - 1] not in ".?!:" and end - start < 4:
            yield Change(start, end, " ", 0.95, "One space is enough.")

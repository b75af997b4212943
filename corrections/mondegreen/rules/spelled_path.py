"""Web addresses of which only the *slash* was written as it was said."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SLASH = pattern(r" (?:forward )?slash (?=\w)")
HOST = pattern(r"(?:^|\s)[\w-]+(?:\.[\w-]+)*\.(?:ai|co|com|dev|edu|gov|io|net|org|tv|uk)(?:/[\w-]+)*$")


@rule(
    Kind.SPELLED,
    fixes={"go to example.org slash help now": "go to example.org/help now"},
    spares=["YouTube slash whatever", "prices slash demand", "we used and slash or"],
)
def spelled_path(passage: Passage) -> Iterator[Change]:
    """A web address has its slash written out."""
    for match in SLASH.finditer(passage.lowered):
        if HOST.search(passage.lowered, max(0, match.start() - 80), match.start()):
            yield Change(match.start(), match.end(), "/", 0.85, "A web address is written with its sign.")

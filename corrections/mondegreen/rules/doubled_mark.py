"""Commas and full stops written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

DOUBLED = re.compile(r"(?P<mark>,|;|:|(?<!\.)\.(?=\s?\.(?!\.)))(?: ?(?P=mark))+(?!\S?[.,;:])|,(?= ?\.(?:\s|\Z))")
"""Two of a kind; three full stops and more are a pause, and a slip of two is not far from three."""


@rule(
    Kind.PUNCTUATION,
    language="",
    fixes={
        "It works,, she said.. And so": "It works, she said. And so",
        "It works, , she said;; well": "It works, she said; well",
    },
    spares=["and then ... nothing", "Really?! Yes!!", "well…", "std::vector is a class", "cd ../up"],
)
def doubled_mark(passage: Passage) -> Iterator[Change]:
    """The same mark stands here twice."""
    text = passage.text
    for match in DOUBLED.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isalnum() and (not after or after.isspace()):
            sure = 0.7 if match["mark"] == "." else 0.95
            yield Change(*match.span(), match["mark"] or "", sure, "This mark stands here twice.")

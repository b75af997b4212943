"""Names whose spelling the speaker adds: *Craig with a K*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import is_name

WITH_A_LETTER = re.compile(r"([A-Z][a-z]{2,}),? with an? ([A-Z])(?![\w'’.-])")
SOUNDS_LIKE = {"c": "ks", "f": "p", "g": "j", "i": "ey", "j": "gy", "k": "cq", "s": "cz", "y": "ie", "z": "sx"}
"""Letters that are written for one another."""


@rule(
    Kind.SPELLED,
    fixes={"I am Cathy with a K": "I am Kathy with a K", "This is Sara, with an H": "This is Sarah, with an H"},
    spares=["Craig with a C", "I am Plan with a B", "Steven with a V", "Bob with a Z"],
)
def name_with_a_letter(passage: Passage) -> Iterator[Change]:
    """The speaker says which letter the name is written with, and it has none."""
    for match in WITH_A_LETTER.finditer(passage.text):
        heard, letter = match[1].lower(), match[2].lower()
        names = _spelled_with(heard, letter) if letter not in heard and is_name(heard) else []
        if len(names) == 1:
            yield Change(*match.span(1), names[0].capitalize(), 0.85, f"The speaker says *with a {match[2]}*.")


def _spelled_with(heard: str, letter: str) -> list[str]:
    """The names that this one becomes when the letter replaces one that sounds like it, or else is put in."""
    cuts = range(len(heard) + 1)
    swapped = {heard[:at] + letter + heard[at + 1 :] for at in cuts[:-1] if letter in SOUNDS_LIKE.get(heard[at], "")}
    names = sorted(filter(is_name, swapped))
    return names or sorted(filter(is_name, {heard[:at] + letter + heard[at:] for at in cuts}))

"""A table of two columns, CSV or TSV: what was heard and what was meant, unless the headings say it the other way.

A third column may say how sure that is, from 0 to 1: below 0.9 it is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from rapidfuzz.distance.Levenshtein import normalized_similarity as likeness

from mondegreen.errors import MalformedError
from mondegreen.imports import Left, Lesson, pair
from mondegreen.imports._rows import head, rows

TITLE = "CSV or TSV"
SAMPLE = """\
correct,incorrect,confidence
"Monro, Inc.",monroe inks,0.95
Teku,tekku,0.6
"""
TEACHES: tuple[Lesson | Left, ...] = (Lesson("Monro, Inc.", "monroe inks"), Lesson("Teku", "tekku", "ask"))
HEARD = frozenset("find from heard incorrect misheard original search source wrong".split())
MEANT = frozenset("correct meant output replace replacement right target term to written".split())
OTHERS = (["replacement", "original"],)
"""Headings by which another form on this shelf is known."""
SURE = 0.9
ALIKE = 0.3
"""Mean likeness of letters below which two columns are something else: names and what they are, terms and notes."""


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    delimiter = _delimiter(text)
    first = head(text, delimiter) if delimiter else []
    if first in OTHERS or "replacewith" in first:
        return False
    widths = [line.count(delimiter) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return len(first) in (2, 3) and bool(widths) and min(widths) > 0


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    table = list(rows(text, _delimiter(text) or ","))
    names = [cell.lower() for cell in table[0][:2]] if table else []
    headed = bool(HEARD.union(MEANT).intersection(names))
    turned = headed and (names[0] in MEANT or names[-1] in HEARD)
    pairs = [(cells[turned], cells[not turned], _trust(cells[2:])) for cells in table[headed:] if len(cells) > 1]
    if not headed and pairs and mean(likeness(heard, meant) for heard, meant, _ in pairs) < ALIKE:
        raise MalformedError("its columns are not alike, as wrong and right are; say which is which: wrong,right.")
    yield from (pair(heard, meant, trust) for heard, meant, trust in pairs)


def _delimiter(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return "\t" if "\t" in line else "," if "," in line else ""


def _trust(rest: list[str]) -> str:
    try:
        return "always" if not rest or float(rest[0] or 1) >= SURE else "ask"
    except ValueError:
        return "always"

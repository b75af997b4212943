"""Days of a month that were written in words."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._numerals import ORDINALS, TENS, as_ordinal, span

MONTHS = frozenset("january february march april may june july august september october november december".split())


@rule(
    Kind.NUMBER,
    fixes={"on March third and on June twenty-second we met": "on March 3rd and on June 22nd we met"},
    spares=["the march first went north", "in May first we rest", "the third of March"],
    wrongly=["In April second thoughts came"],
)
def spoken_date(passage: Passage) -> Iterator[Change]:
    """The day of a month is written in words."""
    words = passage.words
    for index in [index for index, word in enumerate(words[:-1]) if word in MONTHS and index]:
        tens = TENS.get(words[index + 1], 0)
        at = index + 1 + (tens > 0)
        if at >= len(words) or passage.between(index) not in (" ", ", ") or words[at] not in ORDINALS:
            continue
        day = tens + ORDINALS[words[at]]
        plain = words[index] in ("march", "may") and words[index - 1] not in ("on", "by", "until", "since")
        if 0 < day < 32 and not plain and ORDINALS[words[at]] < (10 if tens else 32):
            yield Change(
                *span(passage, index + 1, at), as_ordinal(day), 0.85, "The day of a month is written in digits."
            )

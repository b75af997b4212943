"""Sentences that begin without a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import is_word

SENTENCES = 5
"""Sentences from which a text shows whether it begins them with a capital."""
SHARE = 10
"""Sentences for each that lacks its capital from which it lacks it by mistake."""
HEAD = pattern(r"[.?!] (?P<word>[^\W\d_][\w'’]+)")
ABBREVIATED = pattern(
    r"(?:^|[\s(])(?:[A-Za-z]|al|approx|ca|cf|co|corp|dept|dr|e\.g|eg|est|etc|fig|gen|i\.e|ie|inc|jr|ltd|max|min|mr|mrs|ms|no|"
    r"nos|pp|prof|rev|sgt|sr|st|vol|vs|[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)


@rule(
    Kind.PUNCTUATION,
    fixes={
        "It is. It was. It will be. It may be. It can be. It did. It does. It had. It has. It goes. it works.": (
            "It is. It was. It will be. It may be. It can be. It did. It does. It had. It has. It goes. It works."
        )
    },
    spares=[
        "It is. It was. It will be. It may be. It can be. It does, e.g. here. It has, vs. there.",
        "It is. it was. it will be. it may be. it can be.",
        "It is. It was. It will be. It may be. It can be. It did. It does. It had. It has. iPhone sales grew.",
        "when I was 17. we moved",
    ],
    wrongly=[
        "Yes. It is. It was. It will be. It may be. It can be. It did. It does. It had. It has. A Yahoo! account."
    ],
)
def small_opening(passage: Passage) -> Iterator[Change]:
    """A sentence begins without a capital."""
    if passage.uniform or not passage.punctuated:
        return
    heads = [head for head in HEAD.finditer(passage.text) if passage.text[head.start() - 1].isalpha()]
    small = [match for match in heads if match["word"][0].islower()]
    if len(heads) < SENTENCES or SHARE * len(small) > len(heads):
        return
    for match in small:
        word = match["word"]
        if is_word(word.replace("’", "'")) and not ABBREVIATED.search(
            passage.text, max(0, match.start() - 7), match.start() + 1
        ):
            start = match.start("word")
            capital = word[0].upper() + word[1:]
            yield Change(
                start, match.end("word"), capital, 0.65, "A sentence begins with a capital, or its full stop is wrong."
            )

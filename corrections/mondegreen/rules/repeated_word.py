"""Words said twice by a stumbling tongue."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

STUMBLED_OVER = frozenset(
    "a an and are as at be because but by can could for from has have he her his how i i'm if in into it's its just my "
    "not of on or our she so that's the their them then there they they're this to was we we're were what when where "
    "which who will with would you're your".split()
)
"""Function words that are never doubled on purpose."""


@rule(
    Kind.REPEAT,
    fixes={
        "so the the cat sat": "so the cat sat",
        "The the cat": "The cat",
        "they want to to go": "they want to go",
        "I I think so": "I think so",
        "or or brain science": "or brain science",
    },
    spares=[
        "it was very very good",
        "I know that that is true",
        "he had had enough",
        "bye bye",
        "no no no",
        "sit in. In the end",
        "two two four",
        "it is what it is is what he said",
    ],
)
def repeated_word(passage: Passage) -> Iterator[Change]:
    """The same word stands here twice."""
    words, tokens = passage.words, passage.tokens
    for index in range(1, len(words)):
        word = words[index]
        if word == words[index - 1] and word in STUMBLED_OVER and passage.between(index - 1).isspace():
            start, end = tokens[index - 1].end, tokens[index].end
            yield Change(start, end, "", 0.95, f"*{word}* is said twice.")

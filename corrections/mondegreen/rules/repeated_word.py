"""Words said twice by a stumbling tongue."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._stumbles import WITH_A_SOUND, Echo, echoes, heard_twice

STUMBLED_OVER = frozenset(
    "a an and as at because but by can could for from has have he how i i'd i'll i'm i've if in into it's its just "
    "of or our she so that's the their then there's they they'll they're they've to we we'll we're we've what when "
    "where which who with would you'll you're you've your".split()
)
"""Function words that are never doubled on purpose."""
HELD_BY = {
    "i": frozenset("about are at by for from in is of on than to with".split()),
    "in": frozenset("check come drop fit give join log logged move moved plug set settle sign step tune went".split()),
    "to": frozenset("according close down due going here listen next out reached relates talk up".split()),
    "for": frozenset(
        "account accounted ask asked call called care go look looking made pay stand stands wait what".split()
    ),
    "of": frozenset("because consists made out outside thought".split()),
}
"""Words that hold the first of two fast: *he logged in in the morning*, *a child of I, I am told*."""


@rule(
    Kind.REPEAT,
    Level.CLEAN,
    fixes={
        "so the the cat sat": "so the cat sat",
        "The the cat": "The cat",
        "they want to to go": "they want to go",
        "I I think so": "I think so",
        "or or brain science": "or brain science",
        "and, uh, and then it's it's the- the the purple one": "and then it's the purple one",
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
        "There There is a novel",
        "We are told Will will win",
        "vitamin A a day, from 1 to i, i to minus one",
        "he logged in in the morning and went on on foot",
        "if you trained it it would work",
        "the children of I, I think, are leaves",
    ],
)
def repeated_word(passage: Passage) -> Iterator[Change]:
    """The same word stands here twice."""
    for echo in echoes(passage, 1):
        word = passage.words[echo.tokens[0]]
        if word in STUMBLED_OVER and heard_twice(passage, echo) and not _is_meant(passage, word, echo):
            start, end = passage.tokens[echo.tokens[0]].end, passage.tokens[echo.last].end
            said = "twice" if len(echo.again) == 1 else "again and again"
            seen = passage.tokens[echo.tokens[0]].text
            yield Change(start, end, "", WITH_A_SOUND if echo.hesitates else 0.95, f"*{seen}* is said {said}.")


def _is_meant(passage: Passage, word: str, echo: Echo) -> bool:
    first = echo.tokens[0]
    if word == "i" and passage.tokens[first].text == "i":
        return not passage.uniform
    if word == "a" and len(echo.again) > 1:
        return True
    before = passage.words[first - 1] if first else ""
    return before in HELD_BY.get(word, ())

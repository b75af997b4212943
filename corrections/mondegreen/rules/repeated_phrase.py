"""Two to four words begun, and begun again."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._stumbles import WITH_A_SOUND, Echo, echoes, heard_twice

LONGEST = 4
UNFINISHED = frozenset(
    "a an are as at be because been being but by can can't could did does doesn't don't during every for from "
    "gonna had has have he he's her his how i i'd i'll i'm i've if in into is it it's its just like may might my "
    "of on or our should so some than that that's the their there there's these they they're they've this those to "
    "toward very was we we'd we'll we're we've were what what's when where which who whose why will with would you "
    "you'd you'll you're you've your".split()
)
"""Words that no phrase ends with: what stops here was broken off. *I know, I know* was not."""
GOES_ON = frozenset(("and", "or"))
"""Words that make a figure of repetition: *more and more and*, *over and over and*."""
SUBJECTS = frozenset("he he's i i'm it it's she she's that that's they they're this we we're you you're".split())
AFTER_CLAUSE = frozenset(
    "as how however if than that what whatever when whenever where wherever whether which whichever who whoever".split()
)
"""Words after which a short clause may be said twice by grammar: *whatever it is it is*, *if you can you can*."""
NOT_UNATTENDED = frozenset(
    "can't couldn't didn't doesn't don't isn't left never no not nothing right wasn't without won't wouldn't zero "
    "two three four five six seven eight nine ten hundred thousand million billion".split()
)
"""Numbers, negation and sides: words that no machine takes away alone."""


@rule(
    Kind.REPEAT,
    Level.CLEAN,
    fixes={
        "so what does it what does it mean": "so what does it mean",
        "it was, it was quite a ride": "it was quite a ride",
        "It's a, um, it's a, it's a big design space": "It's a big design space",
        "in your, in your group": "in your group",
    },
    spares=[
        "I know, I know",
        "it gets more and more and more so, over and over and over",
        "bye bye bye bye",
        "the base is a triangle, a triangle with two sides",
        "one of two of two of them",
        "whatever it is it is good, and if you can you can",
        "trees of trees of trees",
        "he said yes. He said yes.",
        "the derivative is nice, as nice as it gets",
    ],
    wrongly=["two pairs of pairs of points"],
)
def repeated_phrase(passage: Passage) -> Iterator[Change]:
    """A phrase is broken off and begun again."""
    for period in range(2, LONGEST + 1):
        for echo in echoes(passage, period):
            words = [passage.words[index] for index in echo.tokens]
            if _is_broken_off(words) and heard_twice(passage, echo) and not _is_meant(passage, words, echo):
                start, end = passage.tokens[echo.tokens[-1]].end, passage.tokens[echo.last].end
                seen = " ".join(passage.tokens[index].text for index in echo.tokens)
                said = f"*{seen}* is begun, and begun again."
                yield Change(start, end, "", _confidence(words, echo), said)


def _confidence(words: list[str], echo: Echo) -> float:
    if not NOT_UNATTENDED.isdisjoint(words):
        return 0.75
    if echo.hesitates:
        return WITH_A_SOUND
    return 0.8 if len(words) == 2 and words[0] not in UNFINISHED and words[1] in ("as", "of") else 0.92


def _is_broken_off(words: list[str]) -> bool:
    return words[-1] in UNFINISHED and len(set(words)) > 1 and not any(word.isdigit() for word in words)


def _is_meant(passage: Passage, words: list[str], echo: Echo) -> bool:
    """Whether this is a figure of speech, or two clauses that happen to be alike."""
    if not GOES_ON.isdisjoint((words[0], words[-1])) and not set(words) <= UNFINISHED | GOES_ON:
        return True
    if echo.runs_on and not set(words) <= UNFINISHED:
        return True
    if any("," in passage.between(index) for index in echo.tokens[:-1]) and words[-1] not in ("but", "like"):
        return True
    before = passage.words[echo.tokens[0] - 1] if echo.tokens[0] else ""
    return (
        before in AFTER_CLAUSE
        and words[0] in SUBJECTS
        and len(words) == 2
        and "," not in passage.between(echo.tokens[-1])
    )

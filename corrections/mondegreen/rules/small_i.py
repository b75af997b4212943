"""The first person without its capital."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SAYS_OF_MYSELF = (
    "agree|also|always|am|asked|believe|can't|couldn't|didn't|don't|feel|felt|guess|had|have|haven't|heard|hope|just|knew|"
    "know|like|love|made|mean|might|need|never|often|really|remember|said|saw|say|should|suppose|talked|tell|think|"
    "thought|told|understand|used|want|wanted|was|wasn't|went|wish|wonder|won't|wouldn't"
)
FIRST_PERSON = pattern(rf"(?<![\w'’.&/-])i(?:(?=['’](?:m|ve|ll|d)\b)|(?= (?:{SAYS_OF_MYSELF})\b))")

SMALL = ("i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d")


@rule(
    Kind.CASING,
    fixes={"So i'm sure i think I've seen it": "So I'm sure I think I've seen it"},
    spares=[
        "The square root of minus one is i, and i squared is minus one",
        "Let i be the index; i.e. a number",
        "yes i'm here",
    ],
)
def small_i(passage: Passage) -> Iterator[Change]:
    """The first person stands without its capital."""
    if passage.uniform or passage.cased.keys().isdisjoint(SMALL):
        return
    for match in FIRST_PERSON.finditer(passage.text):
        yield Change(match.start(), match.end(), "I", 0.95, "The first person is written with a capital.")

"""A verb without its ending after one thing and *that*."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._agreement import VERBS, is_one, with_ending

ARTICLES = frozenset("a an the this".split())
OBJECTS = frozenset("a an it me our the their them this us your".split())
"""What follows a verb that has a subject already."""
WIDEST = 4
"""Words from an article to *that*: *the true underlying process that*."""
CLAUSES = frozenset("belief chance claim evidence fact hope idea news proof reason request rule sense way".split())
"""Nouns after which *that* opens a clause with a subject of its own more often than not."""


@rule(
    Kind.MISHEARING,
    fixes={
        "the underlying process that produce the data": "the underlying process that produces the data",
        "it is a tool that help us": "it is a tool that helps us",
    },
    spares=[
        "the processes that produce the data",
        "the people in this room that produce the data",
        "the fact that produce the farmer sells is fresh",
        "the process that produced the data",
        "the law says that require the owner",
        "machines in the factory that produce a part",
    ],
)
def verb_after_that(passage: Passage) -> Iterator[Change]:
    """After one thing and *that* a verb has an ending."""
    words = passage.words
    for index in (at for at, word in enumerate(words) if word == "that" and 1 < at < len(words) - 2):
        verb, noun = words[index + 1], words[index - 1]
        if verb in VERBS and words[index + 2] in OBJECTS and noun not in CLAUSES and _one_thing(words, index):
            token = passage.tokens[index + 1]
            said = with_ending(verb)
            yield Change(token.start, token.end, said, 0.35, f"*{noun}* is one, so it *{said}*.")


def _one_thing(words: tuple[str, ...], index: int) -> bool:
    """Whether the words before *that* are an article and one thing, with nothing many before them."""
    if not is_one(words[index - 1]):
        return False
    back = list(words[max(0, index - WIDEST - 1) : index - 1])[::-1]
    at = next((place for place, word in enumerate(back) if word in ARTICLES), None)
    if at is None or not all(map(is_one, back[:at])):
        return False
    before = back[at + 1 : at + 2]
    return not before or before[0] not in LINKS


LINKS = frozenset("at by for from in into of on or to with".split())
"""Before the article these say that something stands further off which *that* may mean: *machines in the factory*."""

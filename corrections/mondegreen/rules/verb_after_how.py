"""A verb without its ending in a question that is told."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._agreement import VERBS, is_one, with_ending
from mondegreen.terms.vocabulary import zipf

TELLING = frozenset("explain explains know knows learn see show shows tell understand understanding".split())
AFTER = frozenset("and at but in or so that when".split())
NO_NOUN = frozenset(
    "best better could do does did far fast hard he her his i it long many much might must my our quickly she should "
    "some something such that the then there this to well will would".split()
)
"""Words that stand after *how* and are not its subject."""
TOO_COMMON = 6.0


@rule(
    Kind.MISHEARING,
    fixes={"could I understand how intelligence work and more": "could I understand how intelligence works and more"},
    spares=[
        "could I understand how people work and more",
        "tell me how much work and time it takes",
        "how does intelligence work and why",
        "show me how computers work and why",
    ],
)
def verb_after_how(passage: Passage) -> Iterator[Change]:
    """After *how* and one thing a verb has an ending."""
    words = passage.words
    for index in (at for at, word in enumerate(words) if word == "how" and 0 < at < len(words) - 3):
        noun, verb = words[index + 1], words[index + 2]
        told = words[index - 1] in TELLING and words[index + 3] in AFTER
        if told and verb in VERBS and is_one(noun) and noun not in NO_NOUN and zipf(noun) < TOO_COMMON:
            token = passage.tokens[index + 2]
            said = with_ending(verb)
            yield Change(token.start, token.end, said, 0.4, f"*{noun}* is one, so it *{said}*.")

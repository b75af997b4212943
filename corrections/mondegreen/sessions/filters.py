"""Filters: the few words by which an editor says which proposals to look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import Ruling, Verdict

STATES: dict[str, frozenset[Verdict | None]] = {
    "undecided": frozenset({None}),
    "decided": frozenset(Verdict),
    "accepted": frozenset({Verdict.ACCEPTED}),
    "edited": frozenset({Verdict.EDITED}),
    "kept": frozenset({Verdict.REJECTED}),
}
"""Words for what became of a proposal."""
BOUND = re.compile(r"([<>])=?(\d{1,3}(?:\.\d+)?|\.\d+)%?")
"""`>80`, `<0.5`: a confidence, in hundredths or as a probability."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What passes has one of the kinds, rules and states, where any are named, and each of the words.

    Attributes:
        text: As it was typed.
        kinds, rules, states: Of which a proposal must have one.
        least, most: Between which its confidence lies.
        words: In lower case; each stands in the heard or in the proposed words.
    """

    text: str = ""
    kinds: frozenset[Kind] = frozenset()
    rules: frozenset[str] = frozenset()
    states: frozenset[Verdict | None] = frozenset()
    least: float = 0.0
    most: float = 1.0
    words: tuple[str, ...] = field(default=())

    def passes(self, proposal: Proposal, ruling: Ruling | None) -> bool:
        """Whether this is one of those that are wanted."""
        return (
            (not self.kinds or proposal.kind in self.kinds)
            and (not self.rules or proposal.rule in self.rules)
            and (not self.states or (ruling.verdict if ruling else None) in self.states)
            and self.least <= proposal.confidence <= self.most
            and self._says(proposal)
        )

    def _says(self, proposal: Proposal) -> bool:
        said = f"{proposal.text}\n{proposal.replacement}".casefold() if self.words else ""
        return all(word in said for word in self.words)


EVERYTHING = Filter()


def filter_of(text: str, rules: Collection[str]) -> Filter:
    """The filter that is meant by these words: names of kinds, of some of these rules, of states, a bound like `<80`.

    A word that is none of these is looked for in what was heard and what is proposed.
    """
    meant = Filter(" ".join(text.split()))
    for word in text.casefold().split():
        meant = _narrowed(meant, word, rules)
    return meant


def words_for(rules: Iterable[str]) -> tuple[str, ...]:
    """Every word that a filter over these rules understands, for completion."""
    return (*STATES, *map(str, Kind), *sorted(rules))


def _narrowed(meant: Filter, word: str, rules: Collection[str]) -> Filter:
    bound = BOUND.fullmatch(word)
    if bound:
        value = float(bound[2]) / (100 if float(bound[2]) > 1 else 1)
        return replace(meant, least=value) if bound[1] == ">" else replace(meant, most=value)
    if word in STATES:
        return replace(meant, states=meant.states | STATES[word])
    if word in set(Kind):
        return replace(meant, kinds=meant.kinds | {Kind(word)})
    if word in rules:
        return replace(meant, rules=meant.rules | {word})
    return replace(meant, words=(*meant.words, word))

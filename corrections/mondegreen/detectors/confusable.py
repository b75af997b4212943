"""Words that sound alike and are told apart by the words near them, as the packs say: *a church alter*."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mondegreen.mishearings.language import language
from mondegreen.passage import Passage
from mondegreen.proposal import Kind, Proposal
from mondegreen_dictionaries import Confusion

NEAR = 6
"""Words on either side within which a telling word stands."""
BESIDE = 2
"""Words within which it stands beside."""
BETTER = 1.0
"""Nats by which a word must go better with its neighbours to be likelier for it."""
LOW, MIDDLE, HIGH = 0.2, 0.4, 0.65


def confusable(passage: Passage, confusions: Sequence[Confusion], right: Collection[int] = ()) -> Iterator[Proposal]:
    """Proposals for words near which another word's telling words stand, and none of their own."""
    if not confusions:
        return
    of = {word: confusion for confusion in confusions for word in confusion.words}
    settled = frozenset(right)
    for index, word in enumerate(passage.words):
        if word in of and index not in settled and not _is_name(passage, index):
            around = _around(passage, index, NEAR)
            told = {each: sorted(around.intersection(of[word].near.get(each, ()))) for each in of[word].words}
            if not told.pop(word):
                yield from (_proposal(passage, index, other, near) for other, near in told.items() if near)


def _is_name(passage: Passage, index: int) -> bool:
    capital = passage.tokens[index].text[:1].isupper()
    return capital and not passage.opens_sentence(index) and not passage.uniform


def _around(passage: Passage, index: int, reach: int) -> frozenset[str]:
    words = passage.words
    return frozenset((*words[max(0, index - reach) : index], *words[index + 1 : index + 1 + reach]))


def _proposal(passage: Passage, index: int, other: str, told: list[str]) -> Proposal:
    token = passage.tokens[index]
    better = _fit(passage, index, other) - _fit(passage, index, passage.words[index])
    beside = not _around(passage, index, BESIDE).isdisjoint(told)
    confidence = (HIGH if beside else MIDDLE) if better >= BETTER else MIDDLE if beside and better >= 0 else LOW
    text = other.capitalize() if token.text[:1].isupper() else other
    reason = f"*{token.text}* sounds like *{other}*, and near by stands *{told[0]}*."
    return Proposal(token.start, token.end, token.text, text, confidence, Kind.MISHEARING, "confusable", reason)


def _fit(passage: Passage, index: int, word: str) -> float:
    """How well a word goes with the one before and the one after, in nats."""
    words = passage.words
    line = language().ids([*(words[index - 1 : index] or ("",)), word, *(words[index + 1 : index + 2] or ("",))])
    return float(language().after_one(line[:2], line[1:]).logs.sum())

"""Evidence in words: what a person is shown who asks why."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from math import isnan
from typing import overload

from mondegreen.hearing.evidence import Evidence
from mondegreen.hearing.together import Together
from mondegreen.proposal import Fact

SAYS = {
    "sound": "distance in sound, 0 the same",
    "rest": "the same without the words that both begin or end with",
    "letters": "distance in letters, 0 the same",
    "short": "how short the heard words are, 1 by the number of sounds",
    "brief": "the term has four letters or fewer",
    "ordinary": "all heard words are ordinary ones",
    "common": "how common the rarest heard word is",
    "unknown": "a heard word is unknown or very rare",
    "other_name": "a heard word is a name that people have",
    "ragged": "an edge of the heard words is a small word that the term has not",
    "stretched": "difference in length, as a share of the term",
    "capital": "share of heard words with a capital inside a sentence",
    "plain": "share of heard words without one, in a text that has them",
    "given": "the term is a given name",
    "surname": "the term is a surname",
    "part": "the term is a part of a firm's name",
    "words": "the term has several words",
    "half": "share of the term's words that were heard as they are",
    "beside": "the other half of the name stands beside it",
    "elsewhere": "heard elsewhere with the other half of the name beside it",
    "present": "how often the term stands in the text already",
    "frequent": "how often the same words were heard",
    "alike": "how many different rare words sound like the term",
    "shipped": "the term is of a pack, not named for this recording",
    "margin": "how much nearer than the next likely term it is",
    "crowd": "how long the list of terms is",
    "acronym": "both are written in capitals",
    "digits": "the digits differ",
    "onset": "the first letters differ",
    "cue": "the word before says that somebody is named",
    "after": "the word after says so",
    "slot": "share of the two sides on which it is introduced as a name",
    "firm": "a firm is named right after it",
    "nickname": "a short form of the name, or another name, may have been said",
    "split": "more words were heard than the term has",
    "claimed": "share of heard words that are parts of other names here",
    "wanted": "how common the term's rarest word is",
    "said": "how often a word of the whole term stands in the text",
    "burst": "how much more often the rarest heard word stands here than in other talk",
    "phrase": "how much more often the heard words stand here in this order than in other talk",
    "outside": "how often that word stands here in other company",
    "unheard": "no heard word was ever seen in writing",
    "garbled": "share of the heard letters that make no known word",
    "fits": "how much better the term goes with the words around it than what was heard, -1 to 1",
}
TOGETHER_SAYS = {
    "alone": "log-odds of this place by itself",
    "best": "best log-odds of the same words at another place",
    "mean": "mean log-odds of the same words at other places",
    "rival": "lead over the best other term for these words",
    "same": "lead over the best other reach of the same term",
    "whole": "log-odds of the whole name around it",
    "first": "log-odds of the given name in it",
    "last": "log-odds of the surname in it",
    "sure": "best log-odds of the term at places that sound otherwise",
    "firm": "log-odds of a firm heard right after it",
}
NOTHING = 0.005
"""What is not shown: two decimals are."""
DOUBT = "share of all words of which the recogniser was surer"


class Facts(Sequence[Fact]):
    """What speaks for and against a candidate, in words: of what is not the case nothing is said.

    They are put into words when somebody asks: of a long text there are hundreds of thousands.

    Args:
        known: Its row of `Evidence`.
        look: Its row of `together.FIELDS`.
        doubt: How much the recogniser doubted it, NaN where it says nothing.
    """

    def __init__(self, known: Sequence[float], look: Sequence[float], doubt: float) -> None:
        self._known, self._look, self._doubt = array("d", known), array("d", look[: len(Together._fields)]), doubt

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fact]: ...
    def __getitem__(self, index: int | slice) -> Fact | Sequence[Fact]:
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Fact]:
        for name, value in zip(Evidence._fields, self._known, strict=True):
            if abs(value) > NOTHING or name in ("sound", "letters"):
                yield Fact(SAYS[name], value)
        for name, value in zip(Together._fields, self._look, strict=True):
            yield Fact(TOGETHER_SAYS[name], value)
        if not isnan(self._doubt):
            yield Fact(DOUBT, self._doubt)

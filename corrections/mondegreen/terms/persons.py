"""Which terms read as people's names: *Derik de Bruin*, *Francis deSouza*, *Robert J. Smith*, *PJ Juvekar*."""

from __future__ import annotations

from collections.abc import Sequence

from mondegreen.pattern import pattern
from mondegreen.terms.vocabulary import is_ordinary, listed, zipf

PARTICLES = frozenset(
    "ab al ap ben bin bint da das de del della den der des di dos du el ibn la le ten ter van von y zu".split()
)
"""Small words inside a surname."""
NAME = pattern(r"(?:[a-z]{1,3}(?=[A-Z]))?[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?")
"""A capital and letters, with what may stand before it in one word (*deSouza*), hyphens and apostrophes inside."""
INITIAL = pattern(r"[A-Z]\.?")
INITIALS = pattern(r"[A-Z]\.?|[A-Z]\.[A-Z]\.?|J[A-Z]|[A-Z]J")
"""What is written for given names and is none itself; two capitals without dots are seldom initials without a J."""
GIVEN = frozenset(
    "alec alma barry bert bill billy bob bobby carol chuck dick don donna doug eddy frank fred gene george harry jack "
    "jake jean jenny jerry jill jim jimmy joe john josh ken larry leo mac matt mickey mike nancy ned nick pat pete "
    "peter phil ralph randy rob robin rod roger sally sam sandy sid stan steve sue ted terry tim toby todd tom tommy "
    "tony victor walter".split()
)
"""Given names that dictionaries have as words too, and that hardly begin a title."""
COMMON = 4.0
"""Zipf frequency from which a word that is no name begins none: *Credit Suisse*; but *Tore Svanberg*."""


def like_a_person(words: Sequence[str]) -> bool:
    """Whether these words of a term, as they are spelled, are more likely a person's name than anything else."""
    small = (word in PARTICLES or (place and INITIAL.fullmatch(word)) for place, word in enumerate(words))
    spoken = [word for word, left_out in zip(words, small, strict=True) if not left_out]
    if not 2 <= len(spoken) <= 3 or words[-1] != spoken[-1]:
        return False
    first, *rest = spoken
    if len(first) > 1 and INITIALS.fullmatch(first):
        return all(map(_name, rest)) and not is_ordinary(rest[-1].lower())
    if not all(map(_name, spoken)) or _begins_no_name(first):
        return False
    return first.lower() in GIVEN or not all(is_ordinary(word.lower()) for word in spoken)


def _begins_no_name(word: str) -> bool:
    """Whether a word is common, and in no dictionary as a name."""
    return is_ordinary(word.lower()) and zipf(word.lower()) >= COMMON and word not in listed()


def _name(word: str) -> bool:
    return bool(NAME.fullmatch(word)) and not word.isupper()

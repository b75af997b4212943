"""Ordinary English: which words there are, how common they are, and how they are capitalised."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mondegreen_dictionaries import data_file

ORDINARY = 3.0
"""Zipf frequency (log10 of occurrences in a thousand million words) from which a listed word is ordinary."""

CHANCE = 1.0
"""Zipf frequency from which ordinary words stand side by side by mere chance often enough to be meant as they stand."""


@cache
def listed() -> frozenset[str]:
    """The words of SCOWL (size 70, American and British), as they are capitalised in a dictionary."""
    return frozenset(data_file("words.txt").read_text("utf-8").split("\n"))


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="large")


@cache
def zipf(word: str) -> float:
    """How common a lower-case word is, as a Zipf frequency from 0 (never seen) to about 8 (*the*).

    Source: Robyn Speer's wordfreq; van Heuven et al. (2014) for the scale.
    """
    from math import log10

    share = _frequencies().get(word)
    if share is None and word.endswith("'s"):
        return zipf(word[:-2])
    return max(0.0, log10(share) + 9) if share else 0.0


@cache
def is_word(word: str) -> bool:
    """Whether a lower-case word stands in the dictionary in lower case: not a name, not a misspelling."""
    return word in listed() or (word.endswith("'s") and word[:-2] in listed())


@cache
def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is one that anybody says: a heard form that needs evidence beyond similarity."""
    return zipf(word) >= ORDINARY and is_word(word)


@cache
def is_name(word: str) -> bool:
    """Whether a lower-case word is known as a name only: listed with a capital, and not without."""
    return word.capitalize() in listed() and not is_word(word)


def said_by_chance(words: Sequence[str]) -> bool:
    """Whether people say these lower-case words and mean them: one ordinary word, or several that meet often enough."""
    if not all(map(is_ordinary, words)):
        return False
    return len(words) == 1 or sum(map(zipf, words)) - 9 * (len(words) - 1) >= CHANCE

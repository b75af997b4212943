"""Ordinary English: which words there are, how common they are, and how they are capitalised.

Both lists are compiled once, and then mapped into memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import NamedTuple

from mondegreen.disk.store import Sections, Table, code_of, kept, seal_of, sum_of, table
from mondegreen_dictionaries import data_file

ORDINARY = 3.0
"""Zipf frequency (log10 of occurrences in a thousand million words) from which a listed word is ordinary."""

KEPT = 1 << 15
"""Words of which an answer is kept: more than the longest talk has, and no more however many a worker meets."""


class Frequencies(NamedTuple):
    """How often words are said: the number that `words` gives a word is the place in `ranks` of its share.

    A share is given in hundredths of a tenth power below one: 350 is 10 ** -3.5.
    """

    words: Table
    ranks: memoryview


CHANCE = 1.0
"""Zipf frequency from which ordinary words stand side by side by mere chance often enough to be meant as they stand."""


@cache
def listed() -> Table:
    """The words of SCOWL (size 70, American and British), as they are capitalised in a dictionary."""
    return Table(_words(), "listed")


@cache
def frequencies() -> Frequencies:
    """The words of Robyn Speer's wordfreq, in lower case."""
    return Frequencies(Table(_words(), "frequent"), _words()["ranks"].cast("H"))


@cache
def _words() -> Sections:
    return kept("words", (code_of("terms/vocabulary.py"), seal()), _compiled)


@cache
def listed_from() -> bytes:
    """What tells the list of words from every other."""
    return sum_of(data_file("words.txt").read_bytes())


def seal() -> bytes:
    """What tells both lists from any other version of them."""
    return listed_from() + seal_of(_shares())


def _shares() -> Path:
    """The data file of wordfreq, found without importing it: that alone takes longer than all the rest."""
    package = find_spec("wordfreq")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "data" / "large_en.msgpack.gz"


def _compiled() -> dict[str, bytes]:
    """The tables, made of a list of words and of what wordfreq knows of them."""
    from wordfreq import get_frequency_dict

    shares = get_frequency_dict("en", wordlist="large")
    ranks = array("H", (round(-100 * log10(share)) for share in shares.values()))
    words = data_file("words.txt").read_bytes().decode().split("\n")
    return {**table("listed", words), **table("frequent", tuple(shares)), "ranks": ranks.tobytes()}


@lru_cache(maxsize=KEPT)
def zipf(word: str) -> float:
    """How common a lower-case word is, as a Zipf frequency from 0 (never seen) to about 8 (*the*).

    Source: Robyn Speer's wordfreq; van Heuven et al. (2014) for the scale.
    """
    words, ranks = frequencies()
    number = words.number(word)
    if number is None and word.endswith("'s"):
        return zipf(word[:-2])
    return max(0.0, 9 - ranks[number] / 100) if number is not None else 0.0


@lru_cache(maxsize=KEPT)
def is_word(word: str) -> bool:
    """Whether a lower-case word stands in the dictionary in lower case: not a name, not a misspelling."""
    return word in listed() or (word.endswith("'s") and word[:-2] in listed())


@lru_cache(maxsize=KEPT)
def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is one that anybody says: a heard form that needs evidence beyond similarity."""
    return zipf(word) >= ORDINARY and is_word(word)


@lru_cache(maxsize=KEPT)
def is_name(word: str) -> bool:
    """Whether a lower-case word is known as a name only: listed with a capital, and not without."""
    return word.capitalize() in listed() and not is_word(word)


def said_by_chance(words: Sequence[str]) -> bool:
    """Whether people say these lower-case words and mean them: one ordinary word, or several that meet often enough."""
    if not all(map(is_ordinary, words)):
        return False
    return len(words) == 1 or sum(map(zipf, words)) - 9 * (len(words) - 1) >= CHANCE

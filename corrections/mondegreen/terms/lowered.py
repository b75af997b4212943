"""Terms that notes write without a capital: *gochujang*, *epimediums*, and the rare words of a list.

A word of a list is meant as a term, so long as nobody says it every day. A word of running prose is one if it stands
in no dictionary, is rare, and is neither a slip nor made of parts that a recogniser knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mondegreen.pattern import pattern
from mondegreen.terms.nameless import CLOSING, is_foreign
from mondegreen.terms.vocabulary import KEPT, ORDINARY, is_name, is_ordinary, is_word, zipf

WORD = pattern(r"(?<![\w#@/.&'’+-])[^\W\d_]{4,}(?![\w@/+-]|[.'’&:]\w)")
"""A word of letters alone; none of an address, a handle, a hashtag or a file's name."""
ENDS = pattern(r"[()\[\]:;|!?]|\.(?:\s|$)")
"""What ends a clause, and with it a list in a line."""
COMMAS = pattern(r"\s*[,;•·]\s*(?:(?:and|or)\s)?|\s+(?:and|or|&)\s+")
BULLET = pattern(r"[ \t]*(?:[-*+•·–—]|\d{1,3}[.)])[ \t]+")
ITEM = 4
"""Words of which an item of a list has no more: *2 spoons of mirin*."""
ITEMS = 3
"""Items from which commas make a list."""
SHORTEST = 5
"""Letters from which a word of prose can be told from a slip."""
SLIPS = 7
"""Letters from which the like of an everyday word is a slip of it in a list, too."""
COMMON = 4.0
"""Zipf frequency of words that a recogniser knows in whatever they are a part of: *livestream*."""
STEM = 4
"""Letters of a word that has something before or behind it."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOWELS = frozenset("aeiouyáéíóúàèìòùäöüâêîôûãõå")
BEFORE = tuple(
    "anti auto co counter cross de dis inter micro mid mini mis multi non off on out over post pre re self semi sub "
    "super un under".split()
)
BEHIND = tuple("s es ed d ing ings er ers r rs ly ness able less ish y ise ize isation ization".split())
"""What is said before and behind words, and makes a word of them that is in no dictionary: *podcasters*."""


def lowered_in(text: str, spoken_for: frozenset[str]) -> Iterator[str]:
    """The terms in lower case, in order.

    Args:
        text: Notes.
        spoken_for: The words, in lower case, of the terms that are drawn from them already.
    """
    lines = text.splitlines()
    short = [0 < len(BULLET.sub("", line, count=1).split()) <= ITEM for line in lines]
    for place, line in enumerate(lines):
        beside = any(short[max(0, place - 1) : place]) or any(short[place + 1 : place + 2])
        bullet = bool(BULLET.match(line))
        in_list = short[place] and (bullet or (beside and not is_foreign(line)))
        for word in _of_line(BULLET.sub("", line, count=1), in_list=in_list):
            if word not in spoken_for:
                yield word


def _of_line(line: str, *, in_list: bool) -> Iterator[str]:
    foreign = is_foreign(line, listed=in_list)
    for clause in ENDS.split(line):
        items = [item for item in COMMAS.split(clause.strip(" ,.")) if item]
        if in_list or (len(items) >= ITEMS and all(len(item.split()) <= ITEM for item in items)):
            yield from (word for item in items for word in _of_item(item))
        elif not foreign:
            yield from filter(_unheard_of, WORD.findall(clause))


def _of_item(item: str) -> Iterator[str]:
    """The rare words of an item; its first one may have a capital for no other reason than being the first."""
    for match in WORD.finditer(item):
        word = match.group()
        low = word.lower()
        head = not match.start() and word[1:].islower() and is_word(low)
        if (word.islower() or head) and _worth_listing(low):
            yield low


def _worth_listing(word: str) -> bool:
    if VOWELS.isdisjoint(word) or is_name(word) or word in CLOSING:
        return False
    if is_word(word):
        return zipf(word) < ORDINARY
    return len(word) < SLIPS or not _is_slip(word)


@lru_cache(maxsize=KEPT)
def _unheard_of(word: str) -> bool:
    """Whether a word of prose is one that a recogniser hardly knows."""
    if not word.islower() or len(word) < SHORTEST or VOWELS.isdisjoint(word):
        return False
    known = is_word(word) or is_name(word) or zipf(word) >= ORDINARY
    return not (known or _made_of_known(word) or _is_slip(word))


def _made_of_known(word: str) -> bool:
    """Whether a word is an everyday one with something before or behind it, or two in one."""
    stems = [word.removesuffix(end) for end in BEHIND if word.endswith(end)]
    stems += [word.removeprefix(start) for start in BEFORE if word.startswith(start)]
    halves = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    return any(map(_is_stem, stems)) or any(
        is_word(one) and is_word(two) and min(zipf(one), zipf(two)) >= COMMON for one, two in halves
    )


def _is_stem(stem: str) -> bool:
    """Whether an everyday word is left of one, with the letter that the ending took: *mak(e)*, *stor(y)*, *plan(n)*."""
    whole = (stem, f"{stem}e", f"{stem[:-1]}y", stem[:-1] if stem[-1:] == stem[-2:-1] else "")
    return len(stem) >= STEM and any(map(is_ordinary, whole))


def _is_slip(word: str) -> bool:
    """Whether a letter more, less, other or changed with its neighbour makes an ordinary word of this."""
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    return any(
        is_ordinary(like)
        for head, tail in cuts
        for like in (
            head + tail[1:],
            head + tail[1:2] + tail[:1] + tail[2:],
            *(head + letter + tail for letter in LETTERS),
            *(head + letter + tail[1:] for letter in LETTERS),
        )
    )

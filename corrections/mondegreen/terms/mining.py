"""Terms out of clean texts: what has a capital where no sentence begins, and words that are in no dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mondegreen.passage import Passage
from mondegreen.terms.compiled import packs_named
from mondegreen.terms.lexicon import entry_for, squeezed
from mondegreen.terms.topics import packs_for
from mondegreen.terms.vocabulary import is_ordinary, is_word, zipf

KNOWN = 3.2
"""Zipf frequency from which a word that is in no dictionary is known all the same."""
EVERYDAY = 5.0
"""Zipf frequency from which a capital says nothing: days, months, *God*, *American*."""
MOSTLY = 0.8
"""Share of places with a capital from which a word is written with one."""
LINKS = frozenset("of de der del da di du la le van von al bin".split())
LONGEST, SHORTEST = 4, 3
AROUND = 24
"""Characters of an example on either side."""


class Found(NamedTuple):
    """A term, how often it stands there, and one place."""

    term: str
    kind: str
    places: int
    example: str


def mined(texts: Iterable[str], least: int = 3, *, new: bool = True) -> tuple[Found, ...]:
    """The terms that stand in these texts at least so often, most frequent first.

    Unless `new` is false, those that stand in a pack which the text calls for are left out.
    """
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    known: set[str] = set()
    for text in texts:
        passage = Passage.of(text)
        known.update(packs_named(packs_for(passage)).by_key if new else ())
        for term, start, end in _candidates(passage):
            counts[term] += 1
            examples.setdefault(term, _around(text, start, end))
    kept = {term: count for term, count in counts.items() if count >= least and squeezed(term) not in known}
    wholes = {word for term in kept if " " in term for word in term.split()}
    return tuple(
        Found(term, entry_for(term).kind, count, examples[term])
        for term, count in sorted(kept.items(), key=lambda each: (-each[1], each[0]))
        if term not in wholes
    )


def _candidates(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Each term with its place in characters."""
    place = 0
    while place < len(passage.tokens):
        run = [] if passage.uniform else _run(passage, place)
        if run and not _says_nothing(passage, run):
            first, last = passage.tokens[run[0]], passage.tokens[run[-1]]
            yield passage.text[first.start : last.end].removesuffix("'s").removesuffix("’s"), first.start, last.end
        elif not run and _strange(passage, place):
            token = passage.tokens[place]
            yield token.text, token.start, token.end
        place = run[-1] + 1 if run else place + 1


def _run(passage: Passage, place: int) -> list[int]:
    """The tokens of the name that begins here: words with capitals, side by side, and small words between them."""
    if not _raised(passage, place):
        return []
    run = [place]
    for other in range(place + 1, min(len(passage.tokens), place + LONGEST)):
        apart = passage.between(other - 1) not in (" ", "-") or passage.words[other - 1].endswith("'s")
        if apart or not (_raised(passage, other) or passage.tokens[other].text in LINKS):
            break
        run.append(other)
    while not _raised(passage, run[-1]):
        run.pop()
    opens = passage.opens_sentence(place) and is_ordinary(passage.words[place])
    return run[1:] if opens and len(run) > 1 and _raised(passage, run[1]) else run


def _raised(passage: Passage, place: int) -> bool:
    """Whether a word has a capital of its own: *I* has none."""
    return passage.tokens[place].text[0].isupper() and passage.words[place].split("'")[0] != "i"


def _says_nothing(passage: Passage, run: list[int]) -> bool:
    """Whether a capital is no sign of a name: at the head of a sentence, or of a word that has one anyway."""
    words = [passage.words[place] for place in run]
    if len(run) > 1:
        return len(set(words)) == 1
    if passage.tokens[run[0]].text[1:].isupper():
        return False
    common = len(words[0]) < SHORTEST or zipf(words[0]) >= EVERYDAY
    return common or passage.opens_sentence(run[0]) or _seldom(passage, words[0])


def _seldom(passage: Passage, word: str) -> bool:
    raised = sum(passage.cased[form] for form in (word.capitalize(), word.upper()))
    return is_ordinary(word) and raised < MOSTLY * passage.counts[word]


def _strange(passage: Passage, place: int) -> bool:
    """Whether a word in lower case is in no dictionary and seldom anywhere."""
    word = passage.tokens[place].text
    return len(word) > SHORTEST and word.islower() and word.isalpha() and not is_word(word) and zipf(word) < KNOWN


def _around(text: str, start: int, end: int) -> str:
    """The words around a place, none of them cut."""
    before = text[max(0, start - AROUND) : start].partition(" ")[2] if start > AROUND else text[:start]
    after = text[end : end + AROUND].rpartition(" ")[0] if end + AROUND < len(text) else text[end:]
    return " ".join(f"{before}{text[start:end]}{after}".split())

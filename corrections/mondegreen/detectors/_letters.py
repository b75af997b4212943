"""How far letters alone can be trusted: what an entry demands of the words near by, and how sure a match makes us."""

from __future__ import annotations

import re

from mondegreen.passage import WORD, Passage
from mondegreen.terms.lexicon import Form, Sort, Tier, squeezed
from mondegreen.terms.matches import Match
from mondegreen.terms.vocabulary import is_ordinary

LONG_TITLE = 4
"""Words from which a title of ordinary words is not said by chance."""
STYLE = 0.55
"""*hash rate* or *hashrate*, *JP Morgan* or *J.P. Morgan*: no mishearing, but a house may have its way."""
TOLD = 0.99
"""A mishearing that a person has listed for this show, as a rule of one's own: surer than what merely sounds alike."""
NAMED = 0.92
"""A name of this recording in pieces, as a recogniser writes what it does not know."""
SPELT = 3
"""Letters said one by one from which they are an acronym: two of them are a question (*Q a*) or an article."""
SHORT = 5
"""Letters up to which ordinary words make an acronym by chance: *is in* is no ISIN."""
CAPITALS = re.compile(r"[A-Z]{2,}")
INITIALS = re.compile(r"\b[A-Z]\.")
"""Letters with dots: *jp morgan*, *phd* lack them by the house's style, not by a mishearing."""
APOSTROPHES = str.maketrans("", "", "'’")
BRAND = re.compile(r"[a-z][A-Z]|[A-Za-z]-?\d|[A-Z]{2,}[a-z]")
"""A name written as no ordinary word is: OpenAI, GPT-3, PyTorch."""


def stem_of(word: str) -> str:
    return word.removesuffix("'s")


def allowed(passage: Passage, match: Match) -> bool:
    """Whether the words near by allow this term here, as its entry demands."""
    entry, near = match.form.term.entry, near_of(match.form)
    if not (near or entry.not_near or entry.not_in):
        return True
    low, high = max(0, match.first - entry.within), match.last + 1 + entry.within
    around = {*passage.words[low : match.first], *passage.words[match.last + 1 : high]}
    if any(map(around.isdisjoint, near)):
        return False
    phrase = f" {' '.join(passage.words[max(0, match.first - 5) : match.last + 6])} "
    return around.isdisjoint(entry.not_near) and not any(f" {right} " in phrase for right in entry.not_in)


def near_of(form: Form) -> tuple[tuple[str, ...], ...]:
    """The sets of words of which one must stand near by: the entry's, and that of the variant which was heard."""
    variants = form.term.entry.variants if form.sort is Sort.VARIANT else ()
    own = (variant.near for variant in variants if squeezed(variant.heard) == form.key)
    return tuple(filter(None, (form.term.entry.near, *own)))


def confidence_of(passage: Passage, match: Match) -> float:
    """How sure the letters alone make us; 0 for not at all."""
    form, words = match.form, passage.words[match.first : match.last + 1]
    ordinary = all(is_ordinary(stem_of(word)) for word in words)
    if form.trust == "never":
        return 0.0
    if form.sort is Sort.VARIANT:
        return _variant_confidence(form, len(words), ordinary=ordinary)
    if form.sort is Sort.PLURAL and (len(words) > 1 or "'" in words[0]):
        return 0.0
    if form.sort in (Sort.SURNAME, Sort.GIVEN, Sort.SHORT):
        return 0.0 if ordinary else 0.93
    heard = passage.text[passage.tokens[match.first].start : passage.tokens[match.last].end - len(match.tail)]
    if " ".join(heard.split()).casefold() != form.text.casefold():
        return _spacing_confidence(form, heard, words, ordinary=ordinary)
    return _ordinary_confidence(form, len(words)) if ordinary else 0.95


def _variant_confidence(form: Form, words: int, *, ordinary: bool) -> float:
    """A listed mishearing: ordinary words need a neighbour, or to be so many that nobody says them by chance."""
    if form.trust == "ask":
        return 0.6
    if not ordinary or near_of(form):
        return 0.95 if form.term.tier is Tier.PACK else TOLD
    return 0.92 if words > SPELT else 0.6


def _spacing_confidence(form: Form, heard: str, words: tuple[str, ...], *, ordinary: bool) -> float:
    """The letters are right and the spaces, hyphens or dots are not."""
    letter_by_letter = len(words) >= SPELT and all(len(word) == 1 for word in words)
    told = _taken_apart(form, words) or _but_for_apostrophes(form, heard)
    style = 0.0 if form.term.tier is Tier.PACK else NAMED if told else STYLE
    if letter_by_letter or (BRAND.search(form.text) and not ordinary):
        return style if "".join(WORD.findall(heard)) == "".join(WORD.findall(form.text)) else 0.95
    if not ordinary and form.text[:1].isupper() and heard.islower() and not INITIALS.search(form.text):
        return 0.9
    if ordinary and near_of(form):
        return 0.8
    if ordinary and (len(form.key) <= SHORT or "," in heard):
        return 0.0
    joined = BRAND.search(form.text) and " " in heard and " " not in form.text
    return (0.9 if _marked(heard, form) else 0.4) if joined else style


def _taken_apart(form: Form, words: tuple[str, ...]) -> bool:
    """Whether a name stands here in more words than it has: *tide water labs* for Tidewater Labs."""
    return len(words) > len(WORD.findall(form.text))


def _but_for_apostrophes(form: Form, heard: str) -> bool:
    """Whether nothing else differs: *zoras* and *zora's* sound the same, and a list that has one tells which."""
    return _without_apostrophes(heard) == _without_apostrophes(form.text)


def _without_apostrophes(text: str) -> str:
    return " ".join(text.translate(APOSTROPHES).casefold().split())


def _marked(heard: str, form: Form) -> bool:
    """Whether the heard words themselves say that a name stands here: *open AI*, *open Ai*; *next step* does not."""
    capitals = CAPITALS.findall(form.text)
    return form.term.tier is not Tier.PACK or any(
        len(word) > 1 and (word.isupper() or (word[0].isupper() and word.upper() in capitals))
        for word in WORD.findall(heard)
    )


def _ordinary_confidence(form: Form, words: int) -> float:
    """The heard words are ordinary ones in lower case: how probable is it that the term was meant?"""
    entry, shipped = form.term.entry, form.term.tier is Tier.PACK
    if words > 1:
        return 0.95 if words >= LONG_TITLE else 0.8 if near_of(form) else 0.7 if shipped else 0.75
    if entry.strictness == "loose":
        return 0.9
    if entry.near or entry.not_near or entry.not_in:
        return 0.8
    return 0.0 if shipped else 0.45

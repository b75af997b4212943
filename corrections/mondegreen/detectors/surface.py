"""Terms whose very letters stand in the text, in another case or spacing, and listed variants: one pass for all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from mondegreen.lexicon import Form, Lexicon, Sort, Tier, squeezed
from mondegreen.passage import WORD, Passage
from mondegreen.proposal import Kind, Proposal
from mondegreen.vocabulary import is_ordinary

LONG_TITLE = 4
"""Words from which a title of ordinary words is not said by chance."""
STYLE = 0.55
"""*hash rate* or *hashrate*, *JP Morgan* or *J.P. Morgan*: no mishearing, but a house may have its way."""
NAMED = 0.92
"""A name of this recording in pieces, as a recogniser writes what it does not know."""
SPELT = 3
"""Letters said one by one from which they are an acronym: two of them are a question (*Q a*) or an article."""
SHORT = 5
"""Letters up to which ordinary words make an acronym by chance: *is in* is no ISIN."""
BRAND = re.compile(r"[a-z][A-Z]|[A-Za-z]-?\d|[A-Z]{2,}[a-z]")
"""A name written as no ordinary word is: OpenAI, GPT-3, PyTorch."""
STOP = re.compile(r"[.?!;:…]\s|\n\n")
"""What no name reaches across."""


class Match(NamedTuple):
    """Tokens `first` to `last` (inclusive) are made of the letters of `form`; `tail` is a possessive ending."""

    first: int
    last: int
    form: Form
    tail: str


def matches(passage: Passage, lexicon: Lexicon) -> Iterator[Match]:
    """Every place where whole words are made of the letters of a form, by order of their ends."""
    if not lexicon.forms:
        return
    keys = passage.keys
    starts = list(accumulate(map(len, keys), initial=0))
    at = {start: index for index, start in enumerate(starts[:-1])}
    for end, length in lexicon.automaton.iter("".join(keys)):
        first = at.get(end + 1 - length)
        if first is None:
            continue
        last = bisect_left(starts, end + 1) - 1
        rest = starts[last + 1] - (end + 1)
        if rest and (rest != 1 or not passage.words[last].endswith("'s")):
            continue
        tail = passage.tokens[last].text[-2:] if rest else ""
        for form in lexicon.by_key["".join(keys[first : last + 1])[:length]]:
            yield Match(first, last, form, tail)


def _stem(word: str) -> str:
    return word.removesuffix("'s")


def surface(passage: Passage, lexicon: Lexicon, nearer: Lexicon | None = None) -> Iterator[Proposal]:
    """Proposals for forms that stand here in another case or spacing, and for variants.

    What a nearer lexicon has forms for, it alone decides.
    """
    for match in matches(passage, lexicon):
        form = match.form
        if nearer and form.key in nearer.by_key:
            continue
        start, end = passage.tokens[match.first].start, passage.tokens[match.last].end
        heard = passage.text[start:end]
        alike = lexicon.by_key[form.key]
        if any(other.text + match.tail == heard for other in alike if other.sort is not Sort.VARIANT):
            continue
        if STOP.search(heard) or _inside_spelling(passage, match) or not _allowed(passage, match):
            continue
        text = _cased(form, heard, passage.opens_sentence(match.first)) + match.tail
        confidence = _confidence(passage, match)
        if text == heard or not confidence:
            continue
        kind = Kind.CASING if text.casefold() == " ".join(heard.split()).casefold() else Kind.TERM
        yield Proposal(start, end, heard, text, confidence, kind, _rule(match), _reason(match, heard))


def right_as_it_stands(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """The tokens that are names or acronyms known in exactly this spelling, capitals and all."""
    found: set[int] = set()
    for match in matches(passage, lexicon):
        first, last, form, _ = match
        heard = passage.text[passage.tokens[first].start : passage.tokens[last].end]
        if form.sort is not Sort.VARIANT and not form.text.islower() and heard.startswith(form.text):
            if form.term.tier is Tier.PACK and first == last and not _spoken_for(passage, match):
                continue
            found.update(range(first, last + 1))
    return frozenset(found)


def _spoken_for(passage: Passage, match: Match) -> bool:
    """Whether more than a capital says that an ordinary word is the name here: *Vision* is one by its neighbours."""
    if not is_ordinary(passage.words[match.first]):
        return True
    return bool(match.form.term.entry.near) and _allowed(passage, match)


def _cased(form: Form, heard: str, opens: bool) -> str:  # noqa: FBT001
    """The form's text, with a capital where its term follows the sentence."""
    if form.term.entry.case == "exact":
        return form.text
    capital = (opens or form.term.entry.case == "follow") and heard[:1].isupper()
    return form.text[:1].upper() + form.text[1:] if capital else form.text


def _inside_spelling(passage: Passage, match: Match) -> bool:
    """Whether letters said one by one spell a name, or stand in a longer row of them: *c r a i g* holds no AIG."""
    words = passage.words
    letters = all(len(word) == 1 for word in words[match.first : match.last + 1])
    around = (*words[max(0, match.first - 1) : match.first], *words[match.last + 1 : match.last + 2])
    spelled = match.last > match.first and not match.form.text.isupper()
    return letters and (spelled or any(len(word) == 1 for word in around))


def _allowed(passage: Passage, match: Match) -> bool:
    """Whether the words near by allow this term here, as its entry demands."""
    entry, near = match.form.term.entry, _near(match.form)
    if not (near or entry.not_near or entry.not_in):
        return True
    low, high = max(0, match.first - entry.within), match.last + 1 + entry.within
    around = {*passage.words[low : match.first], *passage.words[match.last + 1 : high]}
    if any(map(around.isdisjoint, near)):
        return False
    phrase = f" {' '.join(passage.words[max(0, match.first - 5) : match.last + 6])} "
    return around.isdisjoint(entry.not_near) and not any(f" {right} " in phrase for right in entry.not_in)


def _near(form: Form) -> tuple[tuple[str, ...], ...]:
    """The sets of words of which one must stand near by: the entry's, and that of the variant which was heard."""
    variants = form.term.entry.variants if form.sort is Sort.VARIANT else ()
    own = (variant.near for variant in variants if squeezed(variant.heard) == form.key)
    return tuple(filter(None, (form.term.entry.near, *own)))


def _confidence(passage: Passage, match: Match) -> float:
    """How sure the letters alone make us; 0 for not at all."""
    form, words = match.form, passage.words[match.first : match.last + 1]
    ordinary = all(is_ordinary(_stem(word)) for word in words)
    if form.trust == "never":
        return 0.0
    if form.sort is Sort.VARIANT:
        return 0.6 if form.trust == "ask" or (ordinary and not _near(form)) else 0.95
    if form.sort is Sort.PLURAL and (len(words) > 1 or "'" in words[0]):
        return 0.0
    if form.sort in (Sort.SURNAME, Sort.GIVEN, Sort.SHORT):
        return 0.0 if ordinary else 0.93
    heard = passage.text[passage.tokens[match.first].start : passage.tokens[match.last].end - len(match.tail)]
    if " ".join(heard.split()).casefold() != form.text.casefold():
        return _spacing_confidence(form, heard, words, ordinary=ordinary)
    return _ordinary_confidence(form, len(words)) if ordinary else 0.95


def _spacing_confidence(form: Form, heard: str, words: tuple[str, ...], *, ordinary: bool) -> float:
    """The letters are right and the spaces, hyphens or dots are not."""
    letter_by_letter = len(words) >= SPELT and all(len(word) == 1 for word in words)
    style = 0.0 if form.term.tier is Tier.PACK else NAMED if _taken_apart(form, words) else STYLE
    if letter_by_letter or (BRAND.search(form.text) and not ordinary):
        return style if "".join(WORD.findall(heard)) == "".join(WORD.findall(form.text)) else 0.95
    if not ordinary and form.text[:1].isupper() and heard.islower():
        return 0.9
    if ordinary and (len(form.key) <= SHORT or "," in heard):
        return 0.0
    joined = BRAND.search(form.text) and " " in heard and " " not in form.text
    return (0.9 if _marked(heard, form) else 0.4) if joined else style


def _taken_apart(form: Form, words: tuple[str, ...]) -> bool:
    """Whether a name stands here in more words than it has: *tide water labs* for Tidewater Labs."""
    return len(words) > len(WORD.findall(form.text))


def _marked(heard: str, form: Form) -> bool:
    """Whether the heard words themselves say that a name stands here: *open AI* does, *next step* does not."""
    return form.term.tier is not Tier.PACK or any(word.isupper() and len(word) > 1 for word in WORD.findall(heard))


def _ordinary_confidence(form: Form, words: int) -> float:
    """The heard words are ordinary ones in lower case: how probable is it that the term was meant?"""
    if words > 1:
        return 0.95 if words >= LONG_TITLE else 0.75 if form.term.tier is not Tier.PACK else 0.7
    if form.term.entry.near:
        return 0.8
    return 0.45 if form.term.tier is not Tier.PACK else 0.0


def _rule(match: Match) -> str:
    return "listed-variant" if match.form.sort is Sort.VARIANT else "known-term"


def _reason(match: Match, heard: str) -> str:
    target, tier = match.form.term.target, match.form.term.tier
    where = "named for this recording" if tier is Tier.RECORDING else "a known term"
    if match.form.sort is Sort.VARIANT:
        return f"*{heard}* is how recognisers write *{target}*, {where}."
    return f"*{match.form.text}* is written so; {where}."

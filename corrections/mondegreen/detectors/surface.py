"""Terms whose very letters stand in the text, in another case or spacing, and listed variants: one pass for all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from mondegreen.lexicon import Form, Lexicon, Sort, Tier, squeezed
from mondegreen.passage import Passage
from mondegreen.proposal import Kind, Proposal
from mondegreen.vocabulary import is_ordinary

LONG_TITLE = 4
"""Words from which a title of ordinary words is not said by chance."""


class Match(NamedTuple):
    """Tokens `first` to `last` (inclusive) are made of the letters of `form`; `tail` is a possessive ending."""

    first: int
    last: int
    form: Form
    tail: str


def matches(passage: Passage, lexicon: Lexicon) -> Iterator[Match]:
    """Every place where whole words are made of the letters of a form, by order of their ends."""
    keys = [squeezed(word) for word in passage.words]
    stems = [_stem(word) for word in passage.words]
    starts = list(accumulate(map(len, keys), initial=0))
    at = {start: index for index, start in enumerate(starts[:-1])}
    for end, length in lexicon.automaton.iter("".join(keys)):
        first = at.get(end + 1 - length)
        if first is None:
            continue
        last = bisect_left(starts, end + 1) - 1
        rest = starts[last + 1] - (end + 1)
        if rest and (rest != 1 or stems[last] == passage.words[last]):
            continue
        tail = passage.tokens[last].text[len(stems[last]) :] if rest else ""
        for form in lexicon.by_key["".join(keys[first : last + 1])[:length]]:
            yield Match(first, last, form, tail)


def _stem(word: str) -> str:
    return word.removesuffix("'s")


def surface(passage: Passage, lexicon: Lexicon) -> Iterator[Proposal]:
    """Proposals for forms that stand here in another case or spacing, and for variants."""
    for match in matches(passage, lexicon):
        form = match.form
        start, end = passage.tokens[match.first].start, passage.tokens[match.last].end
        heard = passage.text[start:end]
        if "\n\n" in heard or not _allowed(passage, match):
            continue
        text = _cased(form, heard, passage.opens_sentence(match.first)) + match.tail
        confidence = _confidence(passage, match)
        if text == heard or not confidence:
            continue
        kind = Kind.CASING if text.casefold() == " ".join(heard.split()).casefold() else Kind.TERM
        yield Proposal(start, end, heard, text, confidence, kind, _rule(match), _reason(match, heard))


def _cased(form: Form, heard: str, opens: bool) -> str:  # noqa: FBT001
    """The form's text, with a capital where its term follows the sentence."""
    if form.term.entry.case == "exact":
        return form.text
    capital = (opens or form.term.entry.case == "follow") and heard[:1].isupper()
    return form.text[:1].upper() + form.text[1:] if capital else form.text


def _allowed(passage: Passage, match: Match) -> bool:
    """Whether the words near by allow this term here, as its entry demands."""
    entry = match.form.term.entry
    if not (entry.near or entry.not_near or entry.not_in):
        return True
    low, high = max(0, match.first - entry.within), match.last + 1 + entry.within
    around = {*passage.words[low : match.first], *passage.words[match.last + 1 : high]}
    if entry.near and around.isdisjoint(entry.near) and passage.counts[match.form.text.lower()] == 0:
        return False
    phrase = f" {' '.join(passage.words[max(0, match.first - 5) : match.last + 6])} "
    return around.isdisjoint(entry.not_near) and not any(f" {right} " in phrase for right in entry.not_in)


def _confidence(passage: Passage, match: Match) -> float:
    """How sure the letters alone make us; 0 for not at all."""
    form, words = match.form, passage.words[match.first : match.last + 1]
    if form.trust == "never":
        return 0.0
    ordinary = all(is_ordinary(_stem(word)) for word in words)
    conditioned = bool(form.term.entry.near)
    if form.sort is Sort.VARIANT:
        return 0.6 if form.trust == "ask" else 0.95
    if form.sort in (Sort.SURNAME, Sort.GIVEN, Sort.SHORT):
        return 0.0 if ordinary else 0.93
    if not ordinary:
        return 0.95
    return _ordinary_confidence(form, len(words), conditioned=conditioned)


def _ordinary_confidence(form: Form, words: int, *, conditioned: bool) -> float:
    """The heard words are ordinary ones: how probable is it that the term was meant?"""
    joined = " " not in form.text
    if words > 1:
        return 0.95 if joined or words >= LONG_TITLE else 0.75 if form.term.tier is not Tier.PACK else 0.7
    if conditioned:
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

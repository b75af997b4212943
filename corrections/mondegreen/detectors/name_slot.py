"""A word that is none, right after the given name of somebody in this recording, is that person's surname."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import heard_as, said_as
from mondegreen.passage import Passage
from mondegreen.proposal import Fact, Kind, Proposal
from mondegreen.terms.lexicon import Form, Lexicon, Sort, Tier, possessive
from mondegreen.terms.matches import matches
from mondegreen.terms.vocabulary import is_name, is_word, zipf

FAR = 0.5
"""Distance in sound up to which a garbled surname is still this one: *switzerberger* is 0.41 from *Sutskever*."""
UNHEARD_OF = 2.5
"""Zipf frequency below which a word is hardly anybody's name."""
CONFIDENCE = 0.92
"""44 of 47 were right in calls heard by two recognisers; of those nearly unheard of (below 1.5) all 24."""


def name_slot(passage: Passage, lexicon: Lexicon) -> Iterator[Proposal]:
    """Proposals for words that are no words, in the place of a surname, however far from its sound."""
    whole = _whole(passage, lexicon)
    for _, last, form, tail in matches(passage, lexicon):
        if form.sort is not Sort.GIVEN or form.term.tier is not Tier.RECORDING or tail or _shared(form, lexicon):
            continue
        if last + 1 < len(passage.tokens) and passage.between(last) == " " and last + 1 not in whole:
            yield from _surname(passage, last + 1, form)


def _whole(passage: Passage, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of names that stand there whole: *Oluwaseun Adebayo-Smith* is three words and wants nothing."""
    full = (match for match in matches(passage, lexicon) if match.form.sort is Sort.FULL)
    return frozenset(token for match in full for token in range(match.first, match.last + 1))


def _shared(form: Form, lexicon: Lexicon) -> bool:
    """Whether several people of this recording have this given name."""
    return len({other.term.target for other in lexicon.by_key[form.key] if other.sort is Sort.GIVEN}) > 1


def _surname(passage: Passage, index: int, given: Form) -> Iterator[Proposal]:
    heard = passage.words[index].removesuffix("'s")
    surname = given.term.target.split()[-1]
    if zipf(heard) >= UNHEARD_OF or is_word(heard) or is_name(heard) or not heard.isalpha():
        return
    if heard in given.term.target.lower().split():  # of Ngozi Adaeze Achebe somebody may say *Ngozi Adaeze*
        return
    pairs = [(one, other) for one in heard_as([heard])[heard] for other in said_as(surname)]
    apart = min(distances([one for one, _ in pairs], [other for _, other in pairs]), default=1.0)
    if apart <= FAR:
        token = passage.tokens[index]
        tail = possessive(passage.words[index], surname)
        reason = f"*{token.text}* is no word and stands where the surname of *{given.term.target}* is said."
        target = given.term.target
        yield Proposal(
            token.start,
            token.end,
            token.text,
            surname + tail,
            CONFIDENCE,
            Kind.TERM,
            "name-slot",
            reason,
            target=target,
            evidence=(
                Fact("distance in sound, 0 the same", float(apart)),
                Fact("how common the heard word is, as a Zipf frequency", zipf(heard)),
            ),
        )

"""What the recogniser itself held possible: other words in its list of guesses, or beside a single word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from mondegreen.mishearings.hypotheses import NAMES, Reading, probabilities, readings, weighed
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Fact, Kind, Proposal
from mondegreen.terms.lexicon import Form, Lexicon, Sort, squeezed

HIDDEN = 0.15
"""Below this a guess is not worth an editor's glance."""
NAMED = 0.85
"""How sure a guess is at the least that is a term of this recording or its show: two that do not know of each other
say so."""
CHOICES = 3
SAYS = {
    "gain": "how much better the other words go with those beside them, in nats",
    "sound": "distance in sound, 0 the same",
    "doubt": "how unsure the recogniser was of what stands",
    "ratio": "how much surer it was of the other words, in nats; 0 where it does not say",
    "words": "words more than stand there",
    "small": "nothing but small words differ",
}
"""The evidence in words."""


class Choice(NamedTuple):
    """A reading, how probable it is, the form of a term that it is, if it is one, and its row of evidence."""

    share: float
    reading: Reading
    form: Form | None
    evidence: Sequence[float]


def alternatives(passage: Passage, lexicons: Sequence[Lexicon], right: Collection[int] = ()) -> Iterator[Proposal]:
    """Proposals for what the file offers as other guesses; `right` are tokens that stand as they should."""
    settled = frozenset(right)
    found = [each for each in readings(passage) if settled.isdisjoint(range(each.first, each.last + 1))]
    if not found:
        return
    near = [lexicon for lexicon in lexicons if not lexicon.shipped]
    places: dict[tuple[int, int], list[Choice]] = defaultdict(list)
    evidence = weighed(passage, found)
    for reading, share, row in zip(found, probabilities(evidence).tolist(), evidence.tolist(), strict=True):
        form = _named(near, reading)
        choice = Choice(max(share, NAMED) if form else share, reading, form, row)
        places[reading.first, reading.last].append(choice)
    for choices in places.values():
        ranked = sorted(choices, key=lambda choice: -choice.share)[:CHOICES]
        if ranked[0].share >= HIDDEN:
            yield _proposal(passage, ranked)


def _named(lexicons: Sequence[Lexicon], reading: Reading) -> Form | None:
    """The form of a term that a reading is, if it is one; a listed mishearing is none."""
    key = squeezed(reading.text)
    forms = (form for lexicon in lexicons for form in lexicon.by_key.get(key, ()))
    return next((form for form in forms if form.sort is not Sort.VARIANT), None)


def _proposal(passage: Passage, ranked: Sequence[Choice]) -> Proposal:
    best = ranked[0]
    start, end = passage.tokens[best.reading.first].start, passage.tokens[best.reading.last].end
    stands = passage.text[start:end]
    texts = [_written(passage, each.reading, each.form) for each in ranked]
    shares = dict(zip(reversed(texts), (round(each.share, 3) for each in reversed(ranked)), strict=True))
    candidates = tuple(Candidate(text, shares[text]) for text in dict.fromkeys(texts))
    return Proposal(
        start,
        end,
        stands,
        texts[0],
        candidates[0].confidence,
        Kind.TERM if best.form else Kind.MISHEARING,
        "alternative",
        _reason(stands, texts[0], best.reading, best.form),
        candidates,
        target=best.form.term.target if best.form else "",
        evidence=tuple(Fact(SAYS[name], value) for name, value in zip(NAMES, best.evidence, strict=True)),
    )


def _written(passage: Passage, reading: Reading, form: Form | None) -> str:
    """The words as they shall stand: a term as it is spelled, others with a capital where the old ones have one."""
    if form:
        return form.text
    first = passage.tokens[reading.first].text
    if passage.opens_sentence(reading.first) and first[:1].isupper():
        return reading.text[:1].upper() + reading.text[1:]
    return reading.text


def _reason(stands: str, text: str, reading: Reading, form: Form | None) -> str:
    """The evidence in a sentence."""
    other, standing = reading.of.confidence, reading.of.standing
    known = f", {form.term.says}," if form else ""
    sure = f"; it was sure of it to {other:.2f}, of what stands to {standing:.2f}" if other and standing else ""
    return f"The recogniser held *{text}*{known} possible in place of *{' '.join(stands.split())}*{sure}."

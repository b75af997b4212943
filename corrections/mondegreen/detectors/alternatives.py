"""What the recogniser itself held possible: other words in its list of guesses, or beside a single word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from mondegreen.mishearings.hypotheses import Reading, probabilities, readings, weighed
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.terms.lexicon import Form, Lexicon, squeezed

HIDDEN = 0.15
"""Below this a guess is not worth an editor's glance."""
NAMED = 0.85
"""How sure a guess is at the least that is a term of this recording or its show: two that do not know of each other
say so."""
CHOICES = 3


def alternatives(passage: Passage, lexicons: Sequence[Lexicon], right: Collection[int] = ()) -> Iterator[Proposal]:
    """Proposals for what the file offers as other guesses; `right` are tokens that stand as they should."""
    settled = frozenset(right)
    found = [each for each in readings(passage) if settled.isdisjoint(range(each.first, each.last + 1))]
    if not found:
        return
    near = [lexicon for lexicon in lexicons if not lexicon.shipped]
    places: dict[tuple[int, int], list[tuple[float, Reading, Form | None]]] = defaultdict(list)
    for reading, share in zip(found, probabilities(weighed(passage, found)).tolist(), strict=True):
        form = _named(near, reading)
        places[reading.first, reading.last].append((max(share, NAMED) if form else share, reading, form))
    for choices in places.values():
        ranked = sorted(choices, key=lambda choice: -choice[0])[:CHOICES]
        if ranked[0][0] >= HIDDEN:
            yield _proposal(passage, ranked)


def _named(lexicons: Sequence[Lexicon], reading: Reading) -> Form | None:
    """The form of a term that a reading is, if it is one."""
    key = squeezed(reading.text)
    return next((lexicon.by_key[key][0] for lexicon in lexicons if key in lexicon.by_key), None)


def _proposal(passage: Passage, ranked: Sequence[tuple[float, Reading, Form | None]]) -> Proposal:
    _, reading, form = ranked[0]
    start, end = passage.tokens[reading.first].start, passage.tokens[reading.last].end
    stands = passage.text[start:end]
    texts = [_written(passage, each, other) for _, each, other in ranked]
    shares = dict(zip(reversed(texts), (round(share, 3) for share, _, _ in reversed(ranked)), strict=True))
    candidates = tuple(Candidate(text, shares[text]) for text in dict.fromkeys(texts))
    kind, target = (Kind.TERM, form.term.target) if form else (Kind.MISHEARING, "")
    reason = _reason(stands, texts[0], reading, form)
    best = candidates[0]
    return Proposal(
        start, end, stands, best.text, best.confidence, kind, "alternative", reason, candidates, target=target
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
    known = f", {form.term.tier.says}," if form else ""
    sure = f"; it was sure of it to {other:.2f}, of what stands to {standing:.2f}" if other and standing else ""
    return f"The recogniser held *{text}*{known} possible in place of *{' '.join(stands.split())}*{sure}."

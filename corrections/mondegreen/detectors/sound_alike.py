"""Terms that the heard words sound like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.terms.lexicon import Lexicon, Sort, possessive

if TYPE_CHECKING:
    from mondegreen.hearing.candidates import Place
    from mondegreen.hearing.evidence import Evidence
    from mondegreen.hearing.weighing import Weighed

HIDDEN = 0.1
"""Below this a candidate is not worth an editor's glance."""
LEVEL = 0.05
"""Probabilities that are no further apart are not told apart by what they were fitted on."""
NEARLY = 0.15
"""How much less probable than a half of it a whole name may be and is still taken: *Jan LeCun* is half mended."""
CHOICES = 3


def sound_alike(passage: Passage, lexicon: Lexicon, right: frozenset[int] = frozenset()) -> Iterator[Proposal]:
    """Proposals for words that sound like a term, with the likeliest terms for each place.

    `right` are tokens that stand as they should: names that another tier knows in just this spelling.
    """
    from mondegreen.hearing.weighing import scene_of, weighed

    scene = scene_of(passage, lexicon, right)
    at: dict[tuple[int, int], list[Weighed]] = defaultdict(list)
    for each in _whole(tuple(weighed(scene, HIDDEN - LEVEL))) if scene else ():
        if each.probability >= HIDDEN:
            at[each.place.first, each.place.last].append(each)
    for ranked in at.values():
        yield _proposal(passage, sorted(ranked, key=lambda each: (-each.probability, each.place.candidate.form.text)))


def _whole(every: Sequence[Weighed]) -> Iterator[Weighed]:
    """The same, where a whole name is as probable as a half of it in its reach, if it is so nearly: *Jan lacun*.

    Of several reaches of the whole (*Nora actor berg*, *I'm Nora actor berg*) that holds for the most probable one.
    """
    kin: dict[tuple[str, int], list[Weighed]] = defaultdict(list)
    for each in every:
        for token in range(each.place.first, each.place.last + 1):
            kin[each.place.candidate.form.term.target, token].append(each)
    for each in every:
        place, target = each.place, each.place.candidate.form.term.target
        near = [other for token in range(place.first, place.last + 1) for other in kin[target, token]]
        halves = [other for other in near if _sort(other) in (Sort.GIVEN, Sort.SURNAME) and _within(other, place)]
        best = max((half.probability for half in halves), default=0.0)
        level = each.probability < best <= each.probability + NEARLY and _sort(each) is Sort.FULL
        level = level and each.probability == max(other.probability for other in near if _sort(other) is Sort.FULL)
        yield each._replace(probability=best) if level else each


def _sort(each: Weighed) -> Sort:
    return each.place.candidate.form.sort


def _within(each: Weighed, place: Place) -> bool:
    return place.first <= each.place.first and each.place.last <= place.last


def _proposal(passage: Passage, ranked: Sequence[Weighed]) -> Proposal:
    first = ranked[0]
    probability, place = first.probability, first.place
    start, end = passage.tokens[place.first].start, passage.tokens[place.last].end
    heard = passage.text[start:end]
    choices: dict[str, float] = {}
    for each in ranked:
        text = _written(each.place, heard)
        choices.setdefault(text + possessive(passage.words[place.last], text), each.probability)
    best = next(iter(choices))
    picked = tuple(Candidate(text, round(share, 3)) for text, share in choices.items())[:CHOICES]
    return Proposal(
        start,
        end,
        heard,
        best,
        round(probability, 3),
        Kind.TERM,
        "sound-alike",
        _reason(heard, place, first.known),
        picked,
        target=place.candidate.form.term.target,
        evidence=first.facts,
    )


def _written(place: Place, heard: str) -> str:
    form = place.candidate.form
    follows = form.term.entry.case != "exact" and heard[:1].isupper()
    return form.text[:1].upper() + form.text[1:] if follows else form.text


def _reason(heard: str, place: Place, known: Evidence) -> str:
    """The evidence in a sentence."""
    form = place.candidate.form
    where = form.term.says
    whole = f", part of *{form.term.target}*" if form.sort in (Sort.GIVEN, Sort.SURNAME, Sort.SHORT) else ""
    alike = "exactly like" if known.sound < 0.03 else "like" if known.sound < 0.15 else "somewhat like"
    said = [f"*{heard}* sounds {alike} *{form.text}*{whole}, {where}"]
    if known.ordinary:
        said.append("the heard words are ordinary ones")
    elif known.unknown:
        said.append("what was heard is no known word")
    if known.beside or known.half or known.elsewhere:
        said.append("the rest of the name stands beside it")
    if known.present:
        said.append("the term stands elsewhere in the text")
    return "; ".join(said) + "."

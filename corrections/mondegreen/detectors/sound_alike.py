"""Terms that the heard words sound like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from mondegreen.hearing.evidence import Evidence, Place, Scene
from mondegreen.hearing.sounds import NEAR_ODD, NEAR_SHIPPED, Sounds, candidates
from mondegreen.hearing.windows import windows_of
from mondegreen.lexicon import Lexicon, Sort
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.vocabulary import is_word, zipf

CERTAIN = 0.99
"""No two halves make us surer than this."""
KNOWN = 3.2
"""Zipf frequency from which a word that is in no dictionary is a name that people have."""
LIKELY = 0.3
"""How probable both halves of a name must be to speak for each other."""
CLOSE = 0.12
"""Or how near the whole name must sound to be as probable as its better half."""
HIDDEN = 0.1
"""Below this a candidate is not worth an editor's glance."""
CHOICES = 3


@lru_cache(maxsize=64)
def _sounds(lexicon: Lexicon) -> Sounds:
    return Sounds.of(lexicon)


def scene_of(passage: Passage, lexicon: Lexicon, right: frozenset[int] = frozenset()) -> Scene | None:
    """The passage with every candidate in it; None where there is nothing to look for.

    `right` are tokens that stand as they should: names that another pack knows in just this spelling.
    """
    sounds = _sounds(lexicon)
    if not len(sounds.readings) or not passage.tokens:
        return None
    windows = windows_of(passage, *sounds.bounds, strange=_strange if lexicon.shipped else None)
    found = tuple(candidates(windows, sounds, NEAR_SHIPPED if lexicon.shipped else NEAR_ODD))
    return Scene(passage, windows, lexicon, found, right) if found else None


def _strange(word: str) -> bool:
    """Whether a word is none that is known: only beside such a word is a term sought that nothing speaks for here."""
    lowered = word.lower()
    return not is_word(lowered) and zipf(lowered) < KNOWN


def sound_alike(passage: Passage, lexicon: Lexicon, right: frozenset[int] = frozenset()) -> Iterator[Proposal]:
    """Proposals for words that sound like a term, with the likeliest terms for each place."""
    from mondegreen.hearing.judge import judge

    scene = scene_of(passage, lexicon, right)
    places = list(scene.places()) if scene else []
    if not scene or not places:
        return
    evidence = [scene.evidence(place) for place in places]
    at: dict[tuple[int, int], list[tuple[float, Place, Evidence]]] = defaultdict(list)
    for place, known, probability in zip(
        places, evidence, _jointly(places, judge().probabilities(evidence)), strict=True
    ):
        if probability >= HIDDEN:
            at[place.first, place.last].append((probability, place, known))
    for ranked in at.values():
        yield _proposal(passage, sorted(ranked, key=lambda each: (-each[0], each[1].candidate.form.text)))


def _jointly(places: Sequence[Place], probabilities: Iterable[float]) -> list[float]:
    """The same, where a whole name is at least as probable as its halves, heard side by side, make it together."""
    alone = list(map(float, probabilities))
    halves: dict[tuple[int, int, str, Sort], float] = {
        (place.first, place.last, place.candidate.form.term.target, place.candidate.form.sort): share
        for place, share in zip(places, alone, strict=True)
        if place.candidate.form.sort in (Sort.GIVEN, Sort.SURNAME)
    }
    for number, place in enumerate(places):
        if place.candidate.form.sort is Sort.FULL:
            alone[number] = max(
                alone[number], *(_both(place, cut, halves) for cut in range(place.first, place.last)), 0
            )
    return alone


def _both(place: Place, cut: int, halves: Mapping[tuple[int, int, str, Sort], float]) -> float:
    """How probable the halves are together, the given name up to this token and the surname after it."""
    target = place.candidate.form.term.target
    given = halves.get((place.first, cut, target, Sort.GIVEN), 0.0)
    surname = halves.get((cut + 1, place.last, target, Sort.SURNAME), 0.0)
    if min(given, surname) >= LIKELY:
        return min(CERTAIN, 1 - (1 - given) * (1 - surname))
    return max(given, surname) if min(given, surname) and place.candidate.sound <= CLOSE else 0.0


def _proposal(passage: Passage, ranked: Sequence[tuple[float, Place, Evidence]]) -> Proposal:
    probability, place, known = ranked[0]
    start, end = passage.tokens[place.first].start, passage.tokens[place.last].end
    heard = passage.text[start:end]
    tail = "'s" if passage.words[place.last].endswith("'s") else ""
    choices: dict[str, float] = {}
    for share, other, _ in ranked:
        choices.setdefault(_written(other, heard) + tail, share)
    best = next(iter(choices))
    picked = tuple(Candidate(text, round(share, 3)) for text, share in choices.items())[:CHOICES]
    reason = _reason(heard, place, known)
    target = place.candidate.form.term.target
    return Proposal(
        start, end, heard, best, round(probability, 3), Kind.TERM, "sound-alike", reason, picked, target=target
    )


def _written(place: Place, heard: str) -> str:
    form = place.candidate.form
    follows = form.term.entry.case != "exact" and heard[:1].isupper()
    return form.text[:1].upper() + form.text[1:] if follows else form.text


def _reason(heard: str, place: Place, known: Evidence) -> str:
    """The evidence in a sentence."""
    form = place.candidate.form
    where = form.term.tier.says
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

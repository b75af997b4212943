"""One name that a file spells in several ways: rare words with a capital that sound alike are asked to be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import heard_as
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.terms.vocabulary import is_word, zipf

ALIKE, IDENTICAL = 0.14, 0.03
"""Distances in sound up to which two spellings may be of one name; the second where people have both names."""
ALIKE_SHORT, ONE_SOUND = 0.22, 0.9
"""The same for short names, of which one sound is much: by share of their sounds, and by number of sounds."""
RARE, FAMILIAR, UNHEARD_OF = 4.2, 3.0, 1.0
"""Zipf frequencies: of names that everybody has, spelled so for a reason; that people have; that nobody has."""
SHORTEST, ROOT = 4, 4
"""Letters below which names sound alike by chance; and before an ending."""
CHOICES = 2
MOST = 400
"""Different names from which a file is a list of them."""
MOSTLY = 3
"""How many times as often the better spelling stands where there is little doubt."""
CONFIDENCE, CONFIDENCE_OFTEN, UNLIKELY = 0.45, 0.55, 0.15
"""Of 61 such proposals on talks, calls and podcasts 30 were right, 9 wrong, and in 22 neither spelling was."""
ENDINGS = frozenset(("", *"s es n an ian ans ians ns ic ish ese er ers ed ing".split()))
CUES = frozenset("and by dear dr from hello hi is like meet miss mr mrs ms of professor thank thanks to with".split())
"""Words before a name, as only people have one."""


class Spelling(NamedTuple):
    """A name as it is spelled: its letters in lower case, how it is written, and at which tokens."""

    key: str
    text: str
    places: tuple[int, ...]
    sounds: tuple[str, ...]


def spellings_of(passage: Passage) -> list[Spelling]:
    """The rare names of a passage, by their letters."""
    rare = {word for word in passage.counts if _rare(word.removesuffix("'s"))}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(passage.words) if rare else ():
        if word in rare and passage.tokens[place].text[0].isupper():
            places[word.removesuffix("'s")].append(place)
    said = heard_as(places)
    return [
        Spelling(key, _written(passage, at), tuple(at), said[key]) for key, at in sorted(places.items()) if said[key]
    ]


def _rare(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and not is_word(word) and zipf(word) < RARE


def _written(passage: Passage, places: Sequence[int]) -> str:
    forms = Counter(passage.tokens[at].text.removesuffix("'s").removesuffix("’s") for at in places)
    return forms.most_common(1)[0][0]


def same_name(
    passage: Passage, known: Sequence[Container[str]] = (), right: frozenset[int] = frozenset()
) -> Iterator[Proposal]:
    """Proposals to spell a name as it is spelled elsewhere in this passage; none where it has no capitals.

    Args:
        passage: Where to look.
        known: The letters of names that are spelled so: they are what others become, and never change.
        right: Tokens that stand as they should: they do not change either.
    """
    spellings = [] if passage.uniform else spellings_of(passage)
    if not 2 <= len(spellings) <= MOST:
        return
    sure = frozenset(each.key for each in spellings if any(each.key in names for names in known))
    found: defaultdict[Spelling, list[Spelling]] = defaultdict(list)
    for other, alike in _neighbours(passage, spellings):
        stays = other.key in sure or not right.isdisjoint(other.places)
        better = [each for each in alike if each.key in sure or _better(each, other)]
        if better and not stays:
            best = min(better, key=lambda each: (each.key not in sure, -len(each.places), -zipf(each.key), each.key))
            found[best].append(other)
    for best, others in found.items():
        for other in others:
            yield from _proposals(passage, other, best, others)


def _neighbours(passage: Passage, spellings: Sequence[Spelling]) -> Iterator[tuple[Spelling, list[Spelling]]]:
    """Each spelling that sounds like others, with those."""
    pairs = list(combinations(spellings, 2))
    apart = distances([one.sounds[0] for one, _ in pairs], [other.sounds[0] for _, other in pairs])
    found: defaultdict[Spelling, list[Spelling]] = defaultdict(list)
    for (one, other), distance in zip(pairs, apart, strict=True):
        if _alike(passage, one, other, float(distance)):
            found[one].append(other)
            found[other].append(one)
    yield from sorted(found.items())


def _alike(passage: Passage, one: Spelling, other: Spelling, distance: float) -> bool:
    if _endings_alone(one.key, other.key) or one.text.isupper() or other.text.isupper():
        return False
    familiar = min(zipf(one.key), zipf(other.key)) >= FAMILIAR
    if familiar:
        return distance <= IDENTICAL
    if distance <= ALIKE:
        return True
    length = (len(one.sounds[0]) + len(other.sounds[0])) / 2
    near = distance <= ALIKE_SHORT and distance * length <= ONE_SOUND
    return (
        near
        and max(zipf(one.key), zipf(other.key)) < FAMILIAR
        and _addressed(passage, one)
        and _addressed(passage, other)
    )


def _addressed(passage: Passage, spelling: Spelling) -> bool:
    """Whether it stands somewhere as only a name does: *thank Ilya*."""
    return any(at and passage.words[at - 1] in CUES for at in spelling.places)


def _endings_alone(one: str, other: str) -> bool:
    """Whether two words differ by an ending that makes another word: *Colombia*, *Colombian*."""
    root = Prefix.similarity(one, other)
    return root >= ROOT and one[root:] in ENDINGS and other[root:] in ENDINGS


def _better(best: Spelling, other: Spelling) -> bool:
    """Whether the one is likelier to be the right spelling of both: never each of the other."""
    heard_of = zipf(best.key) >= UNHEARD_OF
    if heard_of == (zipf(other.key) >= UNHEARD_OF):
        return len(best.places) > len(other.places)
    few, many = (other, best) if heard_of else (best, other)
    return (len(few.places) < MOSTLY * len(many.places)) == heard_of


def _proposals(passage: Passage, other: Spelling, best: Spelling, others: Sequence[Spelling]) -> Iterator[Proposal]:
    """One question for all that may be the same name, with the others to choose from."""
    often = len(best.places) >= MOSTLY * len(other.places) and zipf(other.key) < UNHEARD_OF
    sure = CONFIDENCE_OFTEN if often else CONFIDENCE
    reason = _reason([each.text for each in others], best)
    rest = [each.text for each in others if each != other][:CHOICES]
    for place in other.places:
        token = passage.tokens[place]
        tail = token.text[-2:] if passage.words[place].endswith("'s") else ""
        choices = (Candidate(best.text + tail, sure), *(Candidate(text + tail, UNLIKELY) for text in rest))
        heard, becomes = token.text, best.text + tail
        yield Proposal(
            token.start, token.end, heard, becomes, sure, Kind.TERM, "same-name", reason, choices, group="one name"
        )


def _reason(others: Sequence[str], best: Spelling) -> str:
    """The evidence in a sentence, the same for all: they are one question."""
    *most, last = (f"*{text}*" for text in others)
    named = f"{', '.join(most)} and {last}" if most else last
    sound = "sound" if most else "sounds"
    times = "once" if len(best.places) == 1 else f"{len(best.places):,} times"
    return f"{named} {sound} like *{best.text}*, which stands here {times}; it may be the same name."

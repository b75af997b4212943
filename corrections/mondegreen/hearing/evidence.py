"""What speaks for and against each candidate, as numbers: sound, letters, rarity, shape, and the rest of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log
from operator import attrgetter
from typing import NamedTuple

from mondegreen.hearing.heard import FUNCTION, stem
from mondegreen.hearing.likeness import digits, nickname
from mondegreen.hearing.scene import Place, Scene
from mondegreen.hearing.sounds import Candidate
from mondegreen.terms.lexicon import Form, Sort, Tier, squeezed
from mondegreen.terms.vocabulary import is_name, is_ordinary, is_word, zipf

CUES_BEFORE = frozenset("and by dr from hello hi is meet miss mr mrs ms of professor sir thank thanks to with".split())
CUES_AFTER = frozenset("at from go is of our please said says speaking thank thanks who with you your".split())
"""Words beside which a person or a firm is named: *thanks to X*, *a line from X with Y*, *X, please go ahead*."""
NEAR = 4
"""Words after a person within which the firm is named."""
TELLING = 4
"""Letters of a word of a term from which its standing in the text says that the term is spoken of."""
CROWD = 100
"""Terms from which a list is long: similarity to one of many proves less."""


class Evidence(NamedTuple):
    """What is known about one candidate at one place, each on a scale of about 0 to 1."""

    sound: float
    letters: float
    short: float
    brief: float
    ordinary: float
    common: float
    unknown: float
    other_name: float
    ragged: float
    stretched: float
    capital: float
    plain: float
    given: float
    surname: float
    part: float
    words: float
    half: float
    beside: float
    elsewhere: float
    present: float
    frequent: float
    alike: float
    shipped: float
    margin: float
    crowd: float
    acronym: float
    digits: float
    onset: float
    cue: float
    after: float
    firm: float
    nickname: float
    split: float
    claimed: float
    wanted: float
    said: float
    burst: float
    outside: float
    unheard: float
    garbled: float


def evidence_of(scene: Scene, places: Iterable[Place]) -> Iterator[Evidence]:
    """What speaks for and against the candidate at each place; those of one candidate best stand together."""
    for candidate, same in groupby(places, key=attrgetter("candidate")):
        words = _of_words(scene, candidate)
        for place in same:
            yield words._replace(
                capital=_capitals(scene, place, capital=True),
                plain=_capitals(scene, place, capital=False),
                beside=_beside(scene, place),
                cue=_cue(scene, place, -1),
                after=_cue(scene, place, 1),
                firm=_firm(scene, place),
                claimed=_claimed(scene, place),
            )


def _of_words(scene: Scene, candidate: Candidate) -> Evidence:
    """What the heard words and the term tell, wherever they stand; what depends on the place is 0."""
    form = candidate.form
    words = [word.lower() for word in scene.windows.words_of(candidate.window)]
    lengths = len(scene.windows.sounds_of(candidate.window)[0])
    rarest = min(words, key=zipf)
    target_length = len(form.key)
    return Evidence(
        sound=candidate.sound,
        letters=candidate.letters,
        short=1 / max(1, lengths),
        brief=float(target_length <= 4),
        ordinary=float(all(map(is_ordinary, words))),
        common=zipf(rarest) / 8,
        unknown=float(any(not is_word(word) and zipf(word) < 2.5 for word in words)),
        other_name=float(any(is_name(word) and zipf(word) >= 2.5 for word in words)),
        ragged=_ragged(words, form),
        stretched=abs(len(squeezed(" ".join(words))) - target_length) / max(target_length, 1),
        capital=0.0,
        plain=0.0,
        given=float(form.sort is Sort.GIVEN),
        surname=float(form.sort is Sort.SURNAME),
        part=float(form.sort is Sort.SHORT),
        words=float(len(form.text.split()) > 1),
        half=_half(words, form),
        beside=0.0,
        elsewhere=float(len(words) == 1 and (words[0], form.term.target) in scene.pairs),
        present=min(1.0, log(1 + scene.present[form.key]) / 3),
        frequent=min(1.0, log(len(scene.windows.places[candidate.window])) / 3),
        alike=min(1.0, (scene.spellings.get(form.text, 1) - 1) / 3),
        shipped=float(form.term.tier is Tier.PACK),
        margin=_margin(scene, candidate),
        crowd=max(0.0, log(max(1, scene.lexicon.size) / CROWD)) / 7,
        acronym=float(form.text.isupper() and any(word.isupper() for word in scene.windows.words_of(candidate.window))),
        digits=float(digits(" ".join(words)) != digits(form.text)),
        onset=float(words[0][:1] != form.key[:1]),
        cue=0.0,
        after=0.0,
        firm=0.0,
        nickname=nickname(words, form),
        split=float(len(words) > len(form.text.split())),
        claimed=0.0,
        wanted=min(map(zipf, form.text.lower().split())) / 8,
        said=min(1.0, log(1 + _said(scene, form)) / 3),
        burst=_burst(scene, rarest),
        outside=min(1.0, log(1 + max(0, _times(scene, rarest) - len(scene.windows.places[candidate.window]))) / 3),
        unheard=float(not any(is_word(word) or zipf(word) for word in words)),
        garbled=sum(len(word) for word in words if not is_word(word) and zipf(word) < 2) / sum(map(len, words)),
    )


def _times(scene: Scene, word: str) -> int:
    """How often a word stands here, possessive or not."""
    return scene.passage.counts[word] + scene.passage.counts[f"{word}'s"]


def _said(scene: Scene, form: Form) -> int:
    """How often the most frequent word of the whole term stands here, of those that are long enough to tell."""
    words = (word.strip(".,") for word in form.term.target.lower().split())
    return max((_times(scene, word) for word in words if len(word) >= TELLING), default=0)


def _burst(scene: Scene, word: str) -> float:
    """How much more often a word stands here than in other talk: a name, a word of the field, or a mishearing."""
    expected = len(scene.passage.words) * 10 ** (zipf(word) - 9)
    return log((_times(scene, word) + 0.5) / (expected + 0.5)) / 10


def _ragged(words: Sequence[str], form: Form) -> float:
    """A function word at an edge of the window that the term has not."""
    own = form.text.lower().split()
    edges = ((words[0], own[0]), (words[-1], own[-1]))
    return sum(zipf(word) >= FUNCTION - 0.4 and word != term for word, term in edges) / 2


def _capitals(scene: Scene, place: Place, *, capital: bool) -> float:
    """The share of words inside a sentence that have a capital, or in a text with sentences have none."""
    inner = [i for i in range(place.first, place.last + 1) if not scene.passage.opens_sentence(i)]
    upper = sum(scene.passage.tokens[i].text[:1].isupper() for i in inner)
    if capital:
        return upper / len(inner) if inner else 0.0
    mixed = scene.passage.punctuated and len(inner) > 0
    return (len(inner) - upper) / len(inner) if mixed else 0.0


def _half(words: Sequence[str], form: Form) -> float:
    """The share of the term's words that stand in the window as they are."""
    own = [squeezed(part) for part in form.text.split()]
    return sum(part in words for part in own) / len(own) if len(own) > 1 else 0.0


def _beside(scene: Scene, place: Place) -> float:
    """Whether the other half of a person's name stands beside it."""
    form = place.candidate.form
    if form.sort not in (Sort.GIVEN, Sort.SURNAME):
        return 0.0
    names = [squeezed(part) for part in form.term.target.split()]
    words = scene.passage.words
    near = (
        words[max(0, place.first - 1) : place.first]
        if form.sort is Sort.SURNAME
        else words[place.last + 1 : place.last + 2]
    )
    return float(any(stem(word) in names and stem(word) != form.key for word in near))


def _margin(scene: Scene, candidate: Candidate) -> float:
    """How much nearer than the next best target this one is; negative for one that is not the best."""
    ranked = scene.runner_up[candidate.window]
    own = 0.7 * candidate.sound + 0.3 * candidate.letters
    others = [apart for apart, target in ranked if target != candidate.form.text]
    return max(-0.2, min(0.2, others[0] - own)) * 5 if others else 1.0


def _claimed(scene: Scene, place: Place) -> float:
    """The share of the heard words that are parts of other names, just as they stand."""
    target, tokens = place.candidate.form.term.target, range(place.first, place.last + 1)
    others = sum(token in scene.claimed and target not in scene.claimed[token] for token in tokens)
    return others / len(tokens)


def _cue(scene: Scene, place: Place, side: int) -> float:
    """Whether the word before (-1) or after (1) says that a person or a firm is named here."""
    at = place.first - 1 if side < 0 else place.last + 1
    named = place.candidate.form.term.entry.kind in ("person", "organisation")
    if not named or not 0 <= at < len(scene.passage.words):
        return 0.0
    return float(scene.passage.words[at] in (CUES_BEFORE if side < 0 else CUES_AFTER))


def _firm(scene: Scene, place: Place) -> float:
    """Whether a firm is named right after a person."""
    if place.candidate.form.term.entry.kind != "person":
        return 0.0
    return float(any(token in scene.firms for token in range(place.last + 1, place.last + 1 + NEAR)))

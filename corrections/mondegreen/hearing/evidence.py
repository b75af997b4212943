"""What speaks for and against each candidate, as numbers: sound, letters, rarity, shape, and the rest of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

from mondegreen.hearing.heard import FUNCTION, stem
from mondegreen.hearing.likeness import digits, holds, inflected, nickname
from mondegreen.hearing.sounds import Candidate
from mondegreen.hearing.windows import Windows
from mondegreen.lexicon import Form, Lexicon, Sort, Tier, squeezed
from mondegreen.matches import matches
from mondegreen.passage import Passage
from mondegreen.vocabulary import is_name, is_ordinary, is_word, zipf

CUES_BEFORE = frozenset("and by dr from hello hi is meet miss mr mrs ms of professor sir thank thanks to with".split())
CUES_AFTER = frozenset("at from go is of our please said says speaking thank thanks who with you your".split())
"""Words beside which a person or a firm is named: *thanks to X*, *a line from X with Y*, *X, please go ahead*."""
NEAR = 4
"""Words after a person within which the firm is named."""
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


@dataclass(frozen=True)
class Place:
    """A candidate at one place: tokens `first` to `last`, inclusive."""

    candidate: Candidate
    first: int
    last: int


@dataclass(frozen=True)
class Scene:
    """A passage with the candidates in it; knows what each of them can be held against."""

    passage: Passage
    windows: Windows
    lexicon: Lexicon
    candidates: Sequence[Candidate]
    right: frozenset[int] = frozenset()

    @cached_property
    def settled_tokens(self) -> Mapping[int, frozenset[str]]:
        """For each token that already reads as a form does, the keys of those forms."""
        found: dict[int, set[str]] = defaultdict(set)
        for match in matches(self.passage, self.lexicon):
            if match.form.sort is not Sort.VARIANT:
                for token in range(match.first, match.last + 1):
                    found[token].add(match.form.key)
        return {token: frozenset(keys) for token, keys in found.items()}

    @cached_property
    def present(self) -> Counter[str]:
        """How often each form's letters already stand in the passage."""
        return Counter(match.form.key for match in matches(self.passage, self.lexicon))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Heard halves of names that stand beside the right other half: (heard word, target)."""
        found = set()
        for candidate in self.candidates:
            words = self.windows.words_of(candidate.window)
            parts = candidate.form.text.lower().split()
            if len(words) == len(parts) == 2 and candidate.form.sort is Sort.FULL:
                for here, there in ((0, 1), (1, 0)):
                    if words[there] == parts[there] and words[here] != parts[here]:
                        found.add((words[here], candidate.form.term.target))
        return frozenset(found)

    @cached_property
    def runner_up(self) -> Mapping[int, tuple[tuple[float, str], ...]]:
        """For each window the two nearest targets, with their distance in sound and letters."""
        best: dict[int, dict[str, float]] = defaultdict(dict)
        for each in self.candidates:
            apart = 0.7 * each.sound + 0.3 * each.letters
            target = each.form.text
            best[each.window][target] = min(apart, best[each.window].get(target, 9))
        return {
            window: tuple(sorted((apart, target) for target, apart in found.items())[:2])
            for window, found in best.items()
        }

    @cached_property
    def spellings(self) -> Mapping[str, int]:
        """For each target how many different rare words sound like it."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for each in self.candidates:
            words = self.windows.words_of(each.window)
            if not any(map(is_ordinary, words)):
                found[each.form.text].add(words)
        return {target: len(words) for target, words in found.items()}

    def places(self) -> Iterator[Place]:
        """Every candidate at every place where it may stand, but where the text is right as it is."""
        for candidate in self.candidates:
            size = int(self.windows.sizes[candidate.window])
            for first in self.windows.places[candidate.window]:
                place = Place(candidate, int(first), int(first) + size - 1)
                if not self._right_already(place):
                    yield place

    def _right_already(self, place: Place) -> bool:
        form = place.candidate.form
        words = self.windows.words_of(place.candidate.window)
        heard = squeezed(" ".join(words))
        if heard == form.key or heard in self.lexicon.by_key or holds(words, form):
            return True
        if inflected(words, form) or not self.right.isdisjoint(range(place.first, place.last + 1)):
            return True
        parts = {squeezed(part) for part in form.text.split()}
        return any(
            not (self.settled_tokens.get(token, frozenset()) <= parts | {form.key})
            for token in range(place.first, place.last + 1)
        )

    def evidence(self, place: Place) -> Evidence:
        """What speaks for and against this candidate at this place."""
        candidate, form = place.candidate, place.candidate.form
        words = [word.lower() for word in self.windows.words_of(candidate.window)]
        lengths = len(self.windows.sounds_of(candidate.window)[0])
        rarest = min(map(zipf, words))
        target_length = len(form.key)
        return Evidence(
            sound=candidate.sound,
            letters=candidate.letters,
            short=1 / max(1, lengths),
            brief=float(target_length <= 4),
            ordinary=float(all(map(is_ordinary, words))),
            common=rarest / 8,
            unknown=float(any(not is_word(word) and zipf(word) < 2.5 for word in words)),
            other_name=float(any(is_name(word) and zipf(word) >= 2.5 for word in words)),
            ragged=self._ragged(words, form),
            stretched=abs(len(squeezed(" ".join(words))) - target_length) / max(target_length, 1),
            capital=self._capitals(place, capital=True),
            plain=self._capitals(place, capital=False),
            given=float(form.sort is Sort.GIVEN),
            surname=float(form.sort is Sort.SURNAME),
            part=float(form.sort is Sort.SHORT),
            words=float(len(form.text.split()) > 1),
            half=self._half(words, form),
            beside=self._beside(place),
            elsewhere=float(len(words) == 1 and (words[0], form.term.target) in self.pairs),
            present=min(1.0, log(1 + self.present[form.key]) / 3),
            frequent=min(1.0, log(len(self.windows.places[candidate.window])) / 3),
            alike=min(1.0, (self.spellings.get(form.text, 1) - 1) / 3),
            shipped=float(form.term.tier is Tier.PACK),
            margin=self._margin(candidate),
            crowd=max(0.0, log(max(1, self.lexicon.size) / CROWD)) / 7,
            acronym=float(
                form.text.isupper() and any(word.isupper() for word in self.windows.words_of(candidate.window))
            ),
            digits=float(digits(" ".join(words)) != digits(form.text)),
            onset=float(words[0][:1] != form.key[:1]),
            cue=self._cue(place, -1),
            after=self._cue(place, 1),
            firm=self._firm(place),
            nickname=nickname(words, form),
            split=float(len(words) > len(form.text.split())),
        )

    @staticmethod
    def _ragged(words: Sequence[str], form: Form) -> float:
        """A function word at an edge of the window that the term has not."""
        own = form.text.lower().split()
        edges = ((words[0], own[0]), (words[-1], own[-1]))
        return sum(zipf(word) >= FUNCTION - 0.4 and word != term for word, term in edges) / 2

    def _capitals(self, place: Place, *, capital: bool) -> float:
        """The share of words inside a sentence that have a capital, or in a text with sentences have none."""
        inner = [i for i in range(place.first, place.last + 1) if not self.passage.opens_sentence(i)]
        upper = sum(self.passage.tokens[i].text[:1].isupper() for i in inner)
        if capital:
            return upper / len(inner) if inner else 0.0
        mixed = self.passage.punctuated and len(inner) > 0
        return (len(inner) - upper) / len(inner) if mixed else 0.0

    @staticmethod
    def _half(words: Sequence[str], form: Form) -> float:
        """The share of the term's words that stand in the window as they are."""
        own = [squeezed(part) for part in form.text.split()]
        return sum(part in words for part in own) / len(own) if len(own) > 1 else 0.0

    def _beside(self, place: Place) -> float:
        """Whether the other half of a person's name stands beside it."""
        form = place.candidate.form
        if form.sort not in (Sort.GIVEN, Sort.SURNAME):
            return 0.0
        names = [squeezed(part) for part in form.term.target.split()]
        words = self.passage.words
        near = (
            words[max(0, place.first - 1) : place.first]
            if form.sort is Sort.SURNAME
            else words[place.last + 1 : place.last + 2]
        )
        return float(any(stem(word) in names and stem(word) != form.key for word in near))

    def _margin(self, candidate: Candidate) -> float:
        """How much nearer than the next best target this one is; negative for one that is not the best."""
        ranked = self.runner_up[candidate.window]
        own = 0.7 * candidate.sound + 0.3 * candidate.letters
        others = [apart for apart, target in ranked if target != candidate.form.text]
        return max(-0.2, min(0.2, others[0] - own)) * 5 if others else 1.0

    def _cue(self, place: Place, side: int) -> float:
        """Whether the word before (-1) or after (1) says that a person or a firm is named here."""
        at = place.first - 1 if side < 0 else place.last + 1
        named = place.candidate.form.term.entry.kind in ("person", "organisation")
        if not named or not 0 <= at < len(self.passage.words):
            return 0.0
        return float(self.passage.words[at] in (CUES_BEFORE if side < 0 else CUES_AFTER))

    def _firm(self, place: Place) -> float:
        """Whether a firm is named right after a person."""
        if place.candidate.form.term.entry.kind != "person":
            return 0.0
        return float(any(token in self.firms for token in range(place.last + 1, place.last + 1 + NEAR)))

    @cached_property
    def firms(self) -> frozenset[int]:
        """The tokens at which an organisation's name begins."""
        return frozenset(
            match.first
            for match in matches(self.passage, self.lexicon)
            if match.form.term.entry.kind == "organisation" and match.form.sort is not Sort.VARIANT
        )

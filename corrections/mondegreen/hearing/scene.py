"""A passage with every candidate in it, and what each of them can be held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mondegreen.hearing.guards import guard_of_place, guard_of_words
from mondegreen.hearing.sounds import Candidate
from mondegreen.hearing.windows import Windows
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Sort
from mondegreen.terms.matches import matches
from mondegreen.terms.vocabulary import is_ordinary

PARTS = (Sort.SURNAME, Sort.GIVEN, Sort.SHORT)
"""Forms that stand for a whole name."""


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
        """For each token that already reads as a whole term does, the keys of those terms.

        A part of a name alone settles nothing: *Alex not* may be AlexNet, though an Alex is named.
        """
        found: dict[int, set[str]] = defaultdict(set)
        for match in matches(self.passage, self.lexicon):
            if match.form.sort not in (Sort.VARIANT, *PARTS):
                for token in range(match.first, match.last + 1):
                    found[token].add(match.form.key)
        return {token: frozenset(keys) for token, keys in found.items()}

    @cached_property
    def claimed(self) -> Mapping[int, frozenset[str]]:
        """For each token that reads as a part of a name does, the targets that have such a part."""
        found: dict[int, set[str]] = defaultdict(set)
        for match in matches(self.passage, self.lexicon):
            if match.form.sort in PARTS:
                for token in range(match.first, match.last + 1):
                    found[token].add(match.form.term.target)
        return {token: frozenset(targets) for token, targets in found.items()}

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
        """Every candidate at every place where it may stand, but where a guard bars it."""
        for candidate in self.candidates:
            if not guard_of_words(self, candidate):
                yield from (place for place in self.places_of(candidate) if not guard_of_place(self, place))

    def places_of(self, candidate: Candidate) -> Iterator[Place]:
        """The places where the words of this candidate stand, barred or not."""
        size = int(self.windows.sizes[candidate.window])
        for first in self.windows.places[candidate.window]:
            yield Place(candidate, int(first), int(first) + size - 1)

    @cached_property
    def firms(self) -> frozenset[int]:
        """The tokens at which an organisation's name begins."""
        return frozenset(
            match.first
            for match in matches(self.passage, self.lexicon)
            if match.form.term.entry.kind == "organisation" and match.form.sort is not Sort.VARIANT
        )

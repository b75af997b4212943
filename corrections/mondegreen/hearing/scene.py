"""A passage with every candidate in it, and what each of them can be held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mondegreen.hearing.arrays import sorted_alike
from mondegreen.hearing.candidates import Candidate, Candidates, Place, Places
from mondegreen.hearing.guards import barrable, guard_of_place, guard_of_words
from mondegreen.hearing.known import Terms, Words
from mondegreen.hearing.windows import Windows
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Sort
from mondegreen.terms.matches import matches

PARTS = (Sort.SURNAME, Sort.GIVEN, Sort.SHORT)
"""Forms that stand for a whole name."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A passage with the candidates in it; knows what each of them can be held against."""

    passage: Passage
    windows: Windows
    lexicon: Lexicon
    candidates: Candidates
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
    def words(self) -> Words:
        """What is known of each word that was heard."""
        return Words(self.windows.heard, self.passage)

    @cached_property
    def _numbered(self) -> tuple[Terms, np.ndarray]:
        """The forms of all candidates, and for each candidate the row of its own."""
        order, begin = sorted_alike(self.candidates.form)
        forms = [self.candidates.forms[int(number)] for number in self.candidates.form[order[begin]]]
        rows = np.empty(len(order), np.int64)
        rows[order] = np.repeat(np.arange(len(begin)), np.diff(begin, append=len(order)))
        return Terms(forms, self.words), rows

    @property
    def terms(self) -> Terms:
        """What is known of each form that is a candidate."""
        return self._numbered[0]

    @property
    def term(self) -> np.ndarray:
        """For each candidate the row of its form in `terms`."""
        return self._numbered[1]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Heard halves of names that stand beside the right other half: (heard word, target)."""
        found = set()
        two = (self.terms.sizes == 2) & self.terms.sort(Sort.FULL)
        for candidate in self.candidates[two[self.term] & (self.windows.sizes[self.candidates.window] == 2)]:
            words = self.windows.words_of(candidate.window)
            parts = candidate.form.text.lower().split()
            for here, there in ((0, 1), (1, 0)):
                if words[there] == parts[there] and words[here] != parts[here]:
                    found.add((words[here], candidate.form.term.target))
        return frozenset(found)

    @cached_property
    def margins(self) -> np.ndarray:
        """For each candidate how much nearer it is than the nearest other text for its window, in sound and letters.

        Infinite where there is no other.
        """
        window, text = self.candidates.window, self.terms.texts[self.term]
        apart = 0.7 * self.candidates.sound.astype(float) + 0.3 * self.candidates.letters.astype(float)
        order = np.lexsort((apart, text, window))
        first = order[np.append(True, (np.diff(window[order]) != 0) | (np.diff(text[order]) != 0))[: len(order)]]
        ranked = first[np.lexsort((apart[first], window[first]))]
        low = np.searchsorted(window[ranked], window)
        best, other = ranked[low], np.minimum(low + 1, len(ranked) - 1)
        second = np.where(window[ranked[other]] == window, apart[ranked[other]], np.inf)
        second = np.where(other == low, np.inf, second)
        return np.asarray(np.where(text == text[best], second, apart[best]) - apart)

    @cached_property
    def spellings(self) -> np.ndarray:
        """For each candidate how many different rare words sound like what is to be written."""
        texts, every = self.terms.texts[self.term], len(self.windows.first)
        strange = ~self.words.ordinary_as_written[self.windows.words(self.candidates.window)].any(1)
        codes = (texts * every + self.candidates.window)[strange]
        order, begin = sorted_alike(codes)
        counts = np.bincount(codes[order[begin]] // every, minlength=int(texts.max(initial=0)) + 1)
        return np.asarray(counts[texts])

    def places(self) -> Places:
        """Every candidate at every place where it may stand, but where a guard bars it."""
        free = np.ones(len(self.candidates), bool)
        asked = np.flatnonzero(barrable(self))
        free[asked] = [not guard_of_words(self, candidate) for candidate in self.candidates[asked]]
        every = self._places(np.flatnonzero(free))
        barred = np.zeros(len(every), bool)
        asked = np.flatnonzero(self._known_until[every.last + 1] > self._known_until[every.first])
        barred[asked] = [bool(guard_of_place(self, place)) for place in every[asked]]
        return every[~barred]

    @cached_property
    def _known_until(self) -> np.ndarray:
        """How many tokens before each belong to something known: only where there are some, a place has a guard."""
        return self._until(self.right.union(self.settled_tokens))

    @cached_property
    def claimed_until(self) -> np.ndarray:
        """How many tokens before each are `claimed`."""
        return self._until(self.claimed)

    def _until(self, tokens: Iterable[int]) -> np.ndarray:
        """How many of these tokens stand before each, and before the end."""
        here = np.zeros(len(self.passage.tokens) + 1, np.int32)
        here[[token + 1 for token in tokens]] = 1
        return np.cumsum(here, dtype=np.int32)

    def _places(self, rows: np.ndarray) -> Places:
        """Every place where the words of these candidates stand."""
        windows = self.candidates.window[rows]
        first = self.windows.places.chained(windows).astype(np.int64)
        row = np.repeat(rows, self.windows.places.sizes(windows))
        return Places(self.candidates, row, first, first + self.windows.sizes[self.candidates.window[row]] - 1)

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

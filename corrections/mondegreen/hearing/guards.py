"""What is never proposed by its sound, however like it is. A guard bars; what can be weighed is evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, count
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np

from mondegreen.hearing.arrays import sorted_alike, table
from mondegreen.hearing.candidates import Candidate, Place
from mondegreen.hearing.likeness import cut_short, holds, inflected, nickname, part_of, root
from mondegreen.terms.lexicon import Sort, squeezed

if TYPE_CHECKING:
    from mondegreen.hearing.scene import Scene

Where = TypeVar("Where")


class Guard(NamedTuple, Generic[Where]):
    """A stable name, the reason as the rest of a sentence, and what it bars."""

    name: str
    says: str
    bars: Callable[[Scene, Where], bool]


def _same_letters(scene: Scene, candidate: Candidate) -> bool:
    return _heard(scene, candidate) == candidate.form.key


def _another_term(scene: Scene, candidate: Candidate) -> bool:
    return _heard(scene, candidate) in scene.lexicon.by_key


def _already_there(scene: Scene, candidate: Candidate) -> bool:
    """*I'm Nora* is Nora already, *with JP Morgan* is JPMorgan, and *a covenant* is no mishearing of *covenants*."""
    return holds(scene.windows.words_of(candidate.window), candidate.form)


def _only_an_ending(scene: Scene, candidate: Candidate) -> bool:
    """*blast* may well have been said for *blasts*. But *shrin* is no word: it is *shrine*, cut short."""
    words = scene.windows.words_of(candidate.window)
    return inflected(words, candidate.form) and not cut_short(words, candidate.form)


def _short_form(scene: Scene, candidate: Candidate) -> bool:
    """*Steve rashy* is Steve Rasche, though the list has Steven: the surname alone is looked at."""
    words = scene.windows.words_of(candidate.window)
    return candidate.form.sort is Sort.FULL and bool(nickname(words, candidate.form))


def _said_in_part(scene: Scene, candidate: Candidate) -> bool:
    """*Dentsply Sirona* may be all that was said of Dentsply Sirona XRay."""
    return part_of(scene.windows.words_of(candidate.window), candidate.form)


def _right_as_it_is(scene: Scene, place: Place) -> bool:
    """GPT is no iGPT. But what the term has itself may stand there: *I on AI* is Eye on AI."""
    own = {squeezed(part) for part in place.candidate.form.text.split()}
    tokens = scene.right.intersection(range(place.first, place.last + 1))
    return any(scene.passage.keys[token] not in own for token in tokens)


def _part_of_another(scene: Scene, place: Place) -> bool:
    form = place.candidate.form
    own = frozenset((form.key, *(squeezed(part) for part in form.text.split())))
    return any(not scene.settled_tokens.get(token, own) <= own for token in range(place.first, place.last + 1))


def _within_itself(scene: Scene, place: Place) -> bool:
    """Of *Councillor Pritchard-Rees* nobody need make *Pritchard-Rees-Rees*."""
    tokens = range(place.first, place.last + 1)
    return any(place.candidate.form.key in scene.settled_tokens.get(token, ()) for token in tokens)


def _heard(scene: Scene, candidate: Candidate) -> str:
    return squeezed(" ".join(scene.windows.words_of(candidate.window)))


ANOTHER_TERM = Guard("another-term", "what was heard is itself a term", _another_term)
OF_WORDS = (
    Guard("same-letters", "it is made of the same letters: its sound says nothing more", _same_letters),
    ANOTHER_TERM,
    Guard("already-there", "the term, or a form of it, stands there already beside another word", _already_there),
    Guard(
        "only-an-ending", "what was heard is the term but for an ending, and may well have been said", _only_an_ending
    ),
    Guard("said-in-part", "a part of the term stands there as it is, and may be all that was said", _said_in_part),
    Guard("short-form", "a short form of a given name is the speaker's own; only the surname is sought", _short_form),
)
"""Guards that look at the heard words and the term alone: what they bar, they bar everywhere."""
OF_PLACES = (
    Guard("right-as-it-is", "a known name stands there, written as it is written", _right_as_it_is),
    Guard("part-of-another", "a word of it belongs to another term that stands there", _part_of_another),
    Guard("within-itself", "the term stands there already, and this is a part of it", _within_itself),
)
"""Guards that look at one place, and there at what is known already: where nothing is, they bar nothing."""


def barrable(scene: Scene) -> np.ndarray:
    """Which candidates a guard of words may bar, seen at a glance; no other need be asked about.

    What is barred is itself a term, or a whole name that begins with the same letter, or has a root in common with the
    term: that of its first word, or that which some of its words have together.
    """
    terms, term, windows = scene.terms, scene.term, scene.candidates.window
    order, begin = sorted_alike(windows)
    heard = [scene.windows.words_of(window) for window in windows[order[begin]].tolist()]
    row = np.empty(len(order), np.int64)
    row[order] = np.repeat(np.arange(len(begin)), np.diff(begin, append=len(order)))
    named = np.array([squeezed(" ".join(words)) in scene.lexicon.by_key for words in heard], bool)
    same = (terms.sort(Sort.FULL) & terms.kind("person"))[term] & (terms.sizes[term] == scene.windows.sizes[windows])
    same &= scene.words.initials[scene.windows.words(windows)[:, 0]] == terms.initials[term]
    number: defaultdict[str, int] = defaultdict(count(1).__next__)
    whole, first, own = (
        table([[number[root(word)] for word in words] for words in lines])
        for lines in (map(_runs, heard), (words[:1] for words in heard), terms.parts)
    )
    keys = np.array([number[root(form.key)] for form in terms.forms], np.int64)
    alike = (whole[row] == keys[term, None]).any(1) | (own[term] == first[row]).any(1)
    return np.asarray(named[row] | same | alike)


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Words that stand side by side, one or more, written as one."""
    return ("".join(words[low:high]) for low, high in combinations(range(len(words) + 1), 2))


def guard_of_words(scene: Scene, candidate: Candidate) -> Guard[Candidate] | None:
    """The guard that bars this term for these words everywhere; None where none does."""
    return next((guard for guard in OF_WORDS if guard.bars(scene, candidate)), None)


def guard_of_place(scene: Scene, place: Place) -> Guard[Place] | None:
    """The guard that bars this candidate at this place alone; None where none does."""
    return next((guard for guard in OF_PLACES if guard.bars(scene, place)), None)

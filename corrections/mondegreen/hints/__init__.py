"""The shelf of hints: the terms of a show as recognisers want to be told them, one module each, by listing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from math import log1p
from typing import NamedTuple, Protocol

from mondegreen.passage import WORD
from mondegreen.shelf import Shelf
from mondegreen.shows.past import Counts
from mondegreen.terms.vocabulary import is_ordinary, zipf
from mondegreen_dictionaries import Entry

KINDS = {"person": 1.0, "organisation": 1.0, "product": 1.0, "acronym": 0.5, "place": 0.0, "term": 0.0, "phrase": -1.0}
"""What recognisers get wrong more often, at the same rarity; in orders of magnitude of frequency."""
COMMON = 7.0
"""Zipf frequency of the commonest words."""


class Hint(NamedTuple):
    """A term for a recogniser: exactly how to write it, its kind, and how it is said in plain spelling."""

    text: str
    kind: str = "term"
    sounds_like: tuple[str, ...] = ()


class Service(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SAMPLE: str
    """What is written for `SHOWN`."""
    LIMITS: str
    """In a sentence, what the service takes at most, and where that is said."""

    def fits(self, hints: Sequence[Hint]) -> Iterator[Hint]:
        """Those of the hints, most needed first, that the service takes."""

    def written(self, hints: Iterable[Hint]) -> str:
        """The hints in the form of the service."""


SHOWN = (
    Hint("Ilya Sutskever", "person", ("illya suits kever",)),
    Hint("GPT-3", "product"),
    Hint("Eye on AI", "phrase"),
    Hint("back-propagation"),
)


_SHELF = Shelf[Service](__name__, "service")
service_names, service_named = _SHELF.names, _SHELF.named


def hints_of(entries: Iterable[Entry], counts: Counts) -> tuple[Hint, ...]:
    """The terms as hints, those first that need it most: often corrected in this show, then rare, then names.

    Words that every recogniser knows are left out, and so are two terms with *and* between them.
    """
    corrected: dict[str, int] = {}
    for past in counts.values():
        corrected[past.target] = corrected.get(past.target, 0) + past.accepted
    need = _needs(corrected)
    once = {" ".join(entry.target.split()): entry for entry in entries}
    kept = {text: entry for text, entry in once.items() if _tells(text) and not _two(text, once)}
    return tuple(
        Hint(text, entry.kind, entry.sounds_like)
        for text, entry in sorted(kept.items(), key=lambda each: (-need(each[1]), each[0]))
    )


def _two(text: str, others: Collection[str]) -> bool:
    parts = text.split(" and ")
    return len(parts) > 1 and all(part in others for part in parts)


def _tells(text: str) -> bool:
    """Whether a term is more than words that anybody says, in lower case."""
    return text != text.lower() or " " in text or not is_ordinary(text)


def _needs(corrected: Mapping[str, int]) -> Callable[[Entry], float]:
    def need(entry: Entry) -> float:
        rarest = min((zipf(word) for word in WORD.findall(entry.target.lower())), default=COMMON)
        return 3 * log1p(corrected.get(entry.target, 0)) + COMMON - rarest + KINDS.get(entry.kind, 0.0)

    return need

"""What the windows of a passage may have been, as columns: a million candidates cost no more than their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np

from mondegreen.terms.lexicon import Form, Forms


class Candidate(NamedTuple):
    """A form that a window may have been: `sound` and `letters` are distances, 0 the same, about 1 unrelated."""

    window: int
    form: Form
    sound: float
    letters: float


class Place(NamedTuple):
    """A candidate at one place: tokens `first` to `last`, inclusive."""

    candidate: Candidate
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Candidates(Sequence[Candidate]):
    """Candidates, a row each: the window, the number of the form among `forms`, the distances."""

    forms: Forms
    window: np.ndarray
    form: np.ndarray
    sound: np.ndarray
    letters: np.ndarray

    @classmethod
    def joined(cls, forms: Forms, parts: Sequence[Candidates]) -> Candidates:
        """Those of all parts, which are of the same forms."""
        names = ("window", "form", "sound", "letters")
        return cls(forms, *(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def __len__(self) -> int:
        return len(self.window)

    @overload
    def __getitem__(self, row: int) -> Candidate: ...
    @overload
    def __getitem__(self, row: slice | np.ndarray) -> Candidates: ...
    def __getitem__(self, row: int | slice | np.ndarray) -> Candidate | Candidates:
        columns = (self.window[row], self.form[row], self.sound[row], self.letters[row])
        if isinstance(row, slice | np.ndarray):
            return Candidates(self.forms, *columns)
        window, form, sound, letters = columns
        return Candidate(int(window), self.forms[int(form)], float(sound), float(letters))


@dataclass(frozen=True, eq=False)
class Places(Sequence[Place]):
    """Where candidates stand, a row each: the number of the candidate in `candidates`, its first token and its last.

    All places of a candidate stand together.
    """

    candidates: Candidates
    row: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def __len__(self) -> int:
        return len(self.row)

    @overload
    def __getitem__(self, number: int) -> Place: ...
    @overload
    def __getitem__(self, number: slice | np.ndarray) -> Places: ...
    def __getitem__(self, number: int | slice | np.ndarray) -> Place | Places:
        row, first, last = self.row[number], self.first[number], self.last[number]
        if isinstance(number, slice | np.ndarray):
            return Places(self.candidates, row, first, last)
        return Place(self.candidates[int(row)], int(first), int(last))

    def __iter__(self) -> Iterator[Place]:
        made: tuple[int, Candidate] | None = None
        for row, first, last in zip(self.row.tolist(), self.first.tolist(), self.last.tolist(), strict=True):
            if made is None or made[0] != row:
                made = row, self.candidates[row]
            yield Place(made[1], first, last)

    @property
    def standing(self) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the candidates that stand somewhere, and for each place which of them is its own."""
        begins = np.append(True, self.row[1:] != self.row[:-1])[: len(self.row)]
        return self.row[begins], np.cumsum(begins) - 1

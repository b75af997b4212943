"""What a law is, and what it says when it is broken."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

Subject = TypeVar("Subject")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""One word as the engine parts a text into words: letters and digits, apostrophes inside, no hyphen."""


class Place(NamedTuple):
    """Where a law is broken: the pack, the target of the entry, and the words in question.

    `meant` asks whether they were meant to be something else, with the space before the question.
    """

    pack: str
    entry: str = ""
    words: str = ""
    meant: str = ""


class Problem(NamedTuple):
    """A broken law; `message` says what to do."""

    pack: str
    entry: str
    words: str
    law: str
    message: str

    def __str__(self) -> str:
        where = ": ".join(filter(None, (self.pack, self.entry, self.words and repr(self.words))))
        return f"{where}: {self.message} [{self.law}]"


class Sheet(NamedTuple):
    """A pack as it is written: its text, and the TOML in it."""

    name: str
    text: str
    data: Mapping[str, Any]


def sheet_of(name: str, text: str) -> Sheet:
    """The sheet of this text.

    Raises:
        ValueError: It is not TOML.
    """
    return Sheet(name, text, tomllib.loads(text.removeprefix("\ufeff")))


@dataclass(frozen=True, slots=True)
class Law(Generic[Subject]):
    """One thing that must hold; `broken` yields where it does not."""

    broken: Callable[[Subject], Iterable[Place]]

    @property
    def name(self) -> str:
        """Its stable name."""
        return self.broken.__name__.replace("_", "-")

    @property
    def message(self) -> str:
        """One sentence that says what to do."""
        return (self.broken.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " ")

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """A problem for each place where it is broken."""
        for place in self.broken(subject):
            yield Problem(place.pack, place.entry, place.words, self.name, f"{self.message}{place.meant}")


def laws_in(shelf: ModuleType) -> tuple[Law[Any], ...]:
    """The laws of a module, in the order in which they stand there."""
    return tuple(each for each in vars(shelf).values() if isinstance(each, Law))


def folded(text: str) -> str:
    """What is left where case, spaces, hyphens, dots and apostrophes do not count."""
    return "".join(filter(str.isalnum, text.lower()))


def order(text: str) -> tuple[str, str]:
    """The key by which everything in a pack is sorted."""
    return text.casefold(), text

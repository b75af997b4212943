"""The shelf of imports, which read lists that people have already: one module each, found by listing this folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import NamedTuple, Protocol

from mondegreen.errors import MalformedError
from mondegreen.passage import WORD
from mondegreen.shelf import Shelf, as_word
from mondegreen.shows.learning import trust_in
from mondegreen.terms.lexicon import squeezed
from mondegreen_dictionaries import Variant

LARGEST, MOST = 4 * 1024 * 1024, 10_000
"""Bytes of a list, and terms of one."""
LONGEST = 8
"""Words up to which a line is a term, and no sentence."""


class Lesson(NamedTuple):
    """What one line of a list says: write this, and with `heard` in the place of that.

    `trust` is `always`, `ask` or `never`, as variants of a pack have it; `why` is a reason that the list gives.
    """

    target: str
    heard: str = ""
    trust: str = "always"
    why: str = ""


class Left(NamedTuple):
    """What a list says that no term can, and what to do about it."""

    words: str
    why: str


PATTERN = "a pattern: make it a rule of your own in mondegreen.toml"
PART = "a part of a word or of a line: make it a rule of your own in mondegreen.toml"
DELETION = "a deletion: make it a rule of your own in mondegreen.toml"


class Import(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SAMPLE: str
    """A small list of this form that shows what is special about it."""
    TEACHES: tuple[Lesson | Left, ...]
    """What the sample says."""

    def recognises(self, text: str) -> bool:
        """Whether a text is of this form, by its content. A bare list recognises nothing: it is what remains."""

    def lessons(self, text: str) -> Iterator[Lesson | Left]:
        """What it says, line by line.

        Raises:
            MalformedError: It breaks the rules of its form.
        """


class Imported(NamedTuple):
    """What a list teaches: variants by target, in order; and what it says besides."""

    terms: dict[str, tuple[Variant, ...]]
    left: tuple[Left, ...]


_SHELF = Shelf[Import](__name__, "form", as_word)
import_names, import_named = _SHELF.names, _SHELF.named


def detected(text: str) -> str:
    """The name of the one form that recognises this text, or `list`.

    Raises:
        MalformedError: Several do; the sentence names them.
    """
    found = [name for name in import_names() if import_named(name).recognises(text)]
    if len(found) > 1:
        raise MalformedError(f"this could be {' or '.join(found)}; say which with --from.")
    return found[0] if found else "list"


def imported(text: str, name: str = "") -> Imported:
    """What a list teaches, read in the form of this name or in the one that recognises it.

    Words that people say and mean are asked about, and so is what several targets have been heard as.

    Raises:
        MalformedError: It breaks the rules of its form, or holds more than ten thousand terms.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    said = tuple(import_named(name or detected(text)).lessons(text))
    lessons = [each for each in said if isinstance(each, Lesson)]
    targets: defaultdict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        targets[squeezed(lesson.heard)].add(lesson.target)
    terms: dict[str, dict[str, Variant]] = {}
    for lesson in lessons:
        variants = terms.setdefault(" ".join(lesson.target.split()), {})
        words = WORD.findall(lesson.heard.lower().replace("’", "'"))
        if words and squeezed(lesson.heard) != squeezed(lesson.target):
            doubt = len(targets[squeezed(lesson.heard)]) > 1 or trust_in(words) == "ask"
            trust = "ask" if doubt and lesson.trust == "always" else lesson.trust
            variants.setdefault(squeezed(lesson.heard), Variant(" ".join(words), trust, lesson.why))
    if len(terms) > MOST:
        raise MalformedError(f"more than {MOST:,} terms; split it into packs, and name them with --pack.")
    return Imported({target: tuple(each.values()) for target, each in terms.items()}, tuple(_left(said)))


def _left(said: Iterable[Lesson | Left]) -> Iterator[Left]:
    yield from (each for each in said if isinstance(each, Left))


def mostly(line: Pattern[str], text: str) -> bool:
    """Whether more than half of the lines of a list, those of comments left out, are of this form."""
    lines = [each for each in text.splitlines() if each.strip() and not each.startswith("#")]
    return bool(lines) and sum(bool(line.match(each)) for each in lines) > len(lines) / 2


def pair(heard: str, target: str, trust: str = "always", why: str = "") -> Lesson | Left:
    """The lesson of a pair of wrong and right, whole words both."""
    if "\\" in heard:
        return Left(heard, PATTERN)
    if not any(map(str.isalnum, heard)):
        return Left(heard, "no words: make it a rule of your own in mondegreen.toml")
    if not target.strip():
        return Left(heard, DELETION)
    return Lesson(target.strip(), heard.strip(), trust, why)

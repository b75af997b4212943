"""Rules of the user's own: data, not code, run as rules beside the shelf's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property, partial
from operator import attrgetter, itemgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.outside.patterns import REFERENCE, Found, Watch, compiled, matches
from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Rule
from mondegreen.settle import settled
from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.transcript import Segment

if TYPE_CHECKING:
    from regex import Pattern

SURENESS = {"auto": 0.97, "ask": 0.6, "off": 0.0}
"""How sure each level is: applied unasked, asked about, not run."""


class Failure(NamedTuple):
    """A sentence of a rule's own that does not come out as it says."""

    text: str
    wanted: str
    given: str


@dataclass(frozen=True)
class OwnRule:
    """A rule of the user's own. `docs/configuration.md` says what each field means.

    Either `heard` is given, words as they stand, or `pattern`, an expression for the `regex` module.

    Raises:
        MalformedError: The pattern cannot be used, or `becomes` names a group that it has not.
    """

    name: str
    becomes: str
    heard: str = ""
    pattern: str = ""
    kind: Kind = Kind.MISHEARING
    level: str = "auto"
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: int = 12
    reason: str = ""
    files: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    fixes: tuple[tuple[str, str], ...] = ()
    stays: tuple[str, ...] = ()
    watch: Watch = field(default_factory=Watch, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.pattern:
            _ = self._compiled

    @property
    def says(self) -> str:
        """One sentence for the reader."""
        to = f"becomes *{self.becomes}*" if self.becomes else "goes"
        return self.reason or (f"*{self.heard}* {to}." if self.heard else f"What `{self.pattern}` finds {to}.")

    def concerns(self, path: str) -> bool:
        """Whether the rule is meant for the transcript at this path; of standard input nothing is known."""
        place = PurePath(path)
        names = (place.name, place.as_posix())
        return not self.files or any(fnmatchcase(name, each) for each in self.files for name in names)

    def everywhere(self) -> Rule:
        """The rule for any text, whoever speaks."""
        return self._rule(None)

    def among(self, segments: Iterable[Segment]) -> Rule:
        """The rule for a transcript of these segments: where it is meant for one speaker, it finds nothing else."""
        return self._rule(tuple(_turns(segments, self.speaker)) if self.speaker else None)

    def _rule(self, turns: tuple[tuple[int, int], ...] | None) -> Rule:
        find = partial(self._find, turns)
        return Rule(self.name, self.kind, self.says, find, dict(self.fixes), self.stays, language="")

    def _find(self, turns: tuple[tuple[int, int], ...] | None, passage: Passage) -> Iterator[Change]:
        sure = SURENESS[self.level] or SURENESS["ask"]  # one that is off is run only to be tried
        for start, end, text in self._found(passage):
            meant = turns is None or _within_one(turns, start, end)
            if meant and passage.text[start:end] != text and self._in_place(passage, start, end):
                yield Change(start, end, text, sure, self.says)

    def _found(self, passage: Passage) -> Iterable[Found]:
        if self.pattern:
            return matches(self._compiled, self.becomes, passage.text, self.watch)
        return _by_words(passage, self.heard, self.becomes)

    def _in_place(self, passage: Passage, start: int, end: int) -> bool:
        """Whether the words around say that it is meant here."""
        if not self.near and not self.not_near:
            return True
        first = bisect_right(passage.tokens, start, key=attrgetter("end"))
        last = bisect_left(passage.tokens, end, key=attrgetter("start"))
        around = (passage.words[max(0, first - self.within) : first], passage.words[last : last + self.within])
        sides = [f" {' '.join(words)} " for words in around]
        if any(phrase in side for phrase in self._far for side in sides):
            return False
        return not self.near or any(phrase in side for phrase in self._close for side in sides)

    @cached_property
    def _close(self) -> tuple[str, ...]:
        return tuple(map(_spaced, self.near))

    @cached_property
    def _far(self) -> tuple[str, ...]:
        return tuple(map(_spaced, self.not_near))

    @cached_property
    def _compiled(self) -> Pattern[str]:
        return compiled(self.pattern, self.becomes)


def failures(rule: OwnRule) -> Iterator[Failure]:
    """The sentences of a rule's own that do not come out: mended otherwise, mended twice, or not left alone."""
    for before, after in rule.fixes:
        for text in (before, after):
            if (given := mended(rule, text)) != after:
                yield Failure(text, after, given)
    for text in rule.stays:
        if (given := mended(rule, text)) != text:
            yield Failure(text, text, given)


def chained(rules: Iterable[OwnRule]) -> Iterator[tuple[OwnRule, OwnRule]]:
    """Rules that write what another one mends: the second finds it in the next run, and nobody knows why."""
    every = tuple(rules)
    for first in every:
        if not first.pattern or not REFERENCE.search(first.becomes):
            yield from ((first, then) for then in every if mended(then, first.becomes) != first.becomes)


def mended(rule: OwnRule, text: str) -> str:
    """The text with everything that this rule alone would change, in any file and whoever speaks."""
    proposals = settled(rule.everywhere().propose(Passage.of(text)))
    return replaced(text, closed_up(text, (Edit(p.start, p.end, p.replacement) for p in proposals)))


def _by_words(passage: Passage, heard: str, becomes: str) -> Iterator[Found]:
    """Where these words stand as whole words, in any case, with any white space short of an empty line."""
    text = _folded(passage)
    words = _folded(Passage.of(heard)).split()
    at = text.find(words[0])
    while at >= 0:
        end = _follow(text, at, words)
        if end and not _inside(passage, at) and not _inside(passage, end):
            yield at, end, _cased(passage.text[at:end], heard, becomes)
            at = end - 1
        at = text.find(words[0], at + 1)


def _folded(passage: Passage) -> str:
    return passage.lowered.replace("’", "'")


def _follow(text: str, at: int, words: list[str]) -> int:
    """Where the words end that begin here; 0 where they do not follow each other."""
    end = at + len(words[0])
    for word in words[1:]:
        start = end
        while text[start : start + 1].isspace():
            start += 1
        if start == end or text.count("\n", end, start) > 1 or not text.startswith(word, start):
            return 0
        end = start + len(word)
    return end


def _inside(passage: Passage, at: int) -> bool:
    """Whether this is within a word."""
    before = bisect_left(passage.tokens, at, key=attrgetter("start")) - 1
    return before >= 0 and passage.tokens[before].end > at


def _cased(found: str, heard: str, becomes: str) -> str:
    """What the words become, at the head of a sentence with a capital, if the rule has none of its own."""
    if becomes != becomes.lower() or heard != heard.lower() or not found[:1].isupper():
        return becomes
    return becomes.upper() if len(found) > 1 and found.isupper() else becomes[:1].upper() + becomes[1:]


def _spaced(phrase: str) -> str:
    return f" {' '.join(Passage.of(phrase).words)} "


def _within_one(turns: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    before = bisect_right(turns, start, key=itemgetter(0)) - 1
    return before >= 0 and end <= turns[before][1]


def _turns(segments: Iterable[Segment], speakers: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where one of these speaks, from the first segment of a turn to its last."""
    names = {name.strip().casefold() for name in speakers}
    turn: list[Segment] = []
    for segment in segments:
        if turn and segment.speaker != turn[-1].speaker:
            yield turn[0].start, turn[-1].end
            turn = []
        if segment.speaker.strip().casefold() in names:
            turn.append(segment)
    if turn:
        yield turn[0].start, turn[-1].end

"""What a rule is: a function that finds, with its kind, its words for the reader and its own proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from importlib import import_module
from typing import NamedTuple

from mondegreen.passage import Passage
from mondegreen.proposal import Kind, Proposal
from mondegreen.shelf import modules_in


class Level(IntEnum):
    """How far an editor goes with a speaker's words; each level wants all that those before it want."""

    STRICT = 0
    """Every word that was said stays: only what the recogniser did wrong is mended."""
    CLEAN = 1
    """Noises, hesitations and stumbles go."""
    READING = 2
    """What is said only to keep talking goes too."""


class Change(NamedTuple):
    """What a rule finds: characters `start` to `end` should read `replacement`, with this probability."""

    start: int
    end: int
    replacement: str
    confidence: float
    reason: str


class Rule(NamedTuple):
    """A rule of the shelf.

    Attributes:
        name: Its stable name, from the function's.
        kind: What sort of error it mends.
        says: One sentence for the reader, the function's docstring.
        fixes: Texts it changes, and what they become.
        spares: Texts it must leave alone.
        level: The first level of editing that wants it.
        language: The language it knows, as a two-letter code; empty where it needs none.
        wrongly: Texts it changes though it should not; known, and kept as strict expected failures.
    """

    name: str
    kind: Kind
    says: str
    find: Callable[[Passage], Iterator[Change]]
    fixes: Mapping[str, str]
    spares: Sequence[str]
    level: Level = Level.STRICT
    language: str = "en"
    wrongly: Sequence[str] = ()

    def propose(self, passage: Passage) -> Iterator[Proposal]:
        """What this rule finds in a passage."""
        for found, end, replacement, confidence, reason in self.find(passage):
            heard = passage.text[found:end]
            if not replacement and heard.strip():
                # The space before a word goes with it, but an editor is shown the word alone.
                heard = heard.lstrip()
            start = end - len(heard)
            yield Proposal(start, end, heard, replacement, confidence, self.kind, self.name, reason)


def rule(
    kind: Kind,
    level: Level = Level.STRICT,
    *,
    language: str = "en",
    fixes: Mapping[str, str],
    spares: Sequence[str],
    wrongly: Sequence[str] = (),
) -> Callable[[Callable[[Passage], Iterator[Change]]], Rule]:
    """Make a rule of a function; its name is the rule's name, the first line of its docstring what it says."""

    def made(find: Callable[[Passage], Iterator[Change]]) -> Rule:
        says = (find.__doc__ or "").strip().split("\n")[0]
        return Rule(find.__name__.replace("_", "-"), kind, says, find, fixes, spares, level, language, wrongly)

    return made


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule on the shelf, found by listing the folder: one module, one rule.

    A module whose name begins with an underscore is ground that several rules stand on.
    """
    modules = map(import_module, modules_in("mondegreen.rules").values())
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))

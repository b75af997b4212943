"""How far to go with a speaker's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from mondegreen.errors import UnknownNameError
from mondegreen.languages import ENGLISH
from mondegreen.limits import Span, respected, switched_off, united
from mondegreen.proposal import Kind, Proposal
from mondegreen.rule import Level, Rule, all_rules


@dataclass(frozen=True)
class Policy:
    """What an editor wants mended.

    Attributes:
        name: Its name, for the front matter of an export.
        says: One sentence for the reader.
        level: How far it goes; rules beyond it are not run.
        kinds: The kinds of error it mends.
        language: The language of the recording, as a two-letter code; empty where its words tell.
        off: Names of rules that are not run.
        ignore: Words and phrases left alone wherever they stand; one with a capital only where it stands just so.
        own: Rules of the user's own, run beside the shelf's.
        note: What an export tells its readers of the words: how far they are the speaker's.
    """

    name: str
    says: str
    level: Level
    kinds: frozenset[Kind]
    language: str = ""
    off: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    own: tuple[Rule, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if unknown := self.off and self.off.difference(rule.name for rule in self._every):
            names = ", ".join(sorted(rule.name for rule in self._every))
            raise UnknownNameError(f"There is no rule {', '.join(sorted(unknown))}; there are {names}.")

    def with_kinds(self, kinds: Iterable[Kind]) -> Policy:
        """The same policy for these kinds alone."""
        return replace(self, kinds=frozenset(kinds))

    def in_language(self, code: str) -> Policy:
        """The same policy for a recording in this language: the rules that know it, and those that need not."""
        return replace(self, language=code)

    def without(self, *rules: str) -> Policy:
        """The same policy without these rules.

        Raises:
            UnknownNameError: There is no such rule.
        """
        return replace(self, off=self.off.union(rules))

    def ignoring(self, phrases: Iterable[str]) -> Policy:
        """The same policy, which leaves these words and phrases alone as well."""
        return replace(self, ignore=self.ignore.union(phrase.strip() for phrase in phrases if phrase.strip()))

    def with_rules(self, *rules: Rule) -> Policy:
        """The same policy, which runs these rules as well, where it wants their kind."""
        return replace(self, own=(*self.own, *rules))

    @property
    def _every(self) -> tuple[Rule, ...]:
        return (*all_rules(), *self.own)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that it runs."""
        return tuple(
            rule
            for rule in self._every
            if rule.kind in self.kinds
            and rule.level <= self.level
            and rule.language in ("", self.language or ENGLISH)
            and rule.name not in self.off
        )

    @property
    def is_idle(self) -> bool:
        """Whether it stops short of every rule for the kinds that are asked for, and so finds nothing anywhere."""
        levels = {kind: {rule.level for rule in self._every if rule.kind is kind} for kind in self.kinds}
        return bool(levels) and min(min(found, default=Level.STRICT) for found in levels.values()) > self.level

    def off_limits(self, text: str) -> tuple[Span, ...]:
        """What no proposal may touch in this text, in order and apart from one another."""
        phrases = (Span(*match.span()) for pattern in self._ignored for match in pattern.finditer(text))
        return united((*respected(text), *switched_off(text), *phrases))

    @cached_property
    def _ignored(self) -> tuple[re.Pattern[str], ...]:
        small = [phrase for phrase in self.ignore if phrase == phrase.lower()]
        groups = ((self.ignore.difference(small), re.NOFLAG), (small, re.IGNORECASE))
        return tuple(_any_of(phrases, flag) for phrases, flag in groups if phrases)


STRICT = Policy(
    "strict",
    "Every word that was said stays; only what the recogniser did wrong is mended.",
    Level.STRICT,
    frozenset(Kind) - {Kind.NUMBER, Kind.FILLER},
    note="Verbatim: every word that was said stands; only what the speech recogniser misheard is mended.",
)
CLEAN = Policy(
    "clean",
    "Noises, hesitations and stumbles go as well.",
    Level.CLEAN,
    frozenset(Kind) - {Kind.NUMBER},
    note="Lightly edited: what the speech recogniser misheard is mended; noises and stumbles are left out.",
)
READING = Policy(
    "reading",
    "What is said only to keep talking goes as well: *you know*, *I mean*, *like*, *sort of*.",
    Level.READING,
    frozenset(Kind) - {Kind.NUMBER},
    note="Edited for reading: what the speech recogniser misheard is mended; noises, stumbles and what is said only to "
    "keep talking are left out.",
)
POLICIES = {policy.name: policy for policy in (STRICT, CLEAN, READING)}
"""The presets by name, the one that changes least first. None touches numbers: half of all editors want words."""


def policy_named(name: str) -> Policy:
    """The preset of this name.

    Raises:
        UnknownNameError: There is none.
    """
    try:
        return POLICIES[name]
    except KeyError:
        raise UnknownNameError(f"There is no policy {name!r}; there are {', '.join(POLICIES)}.") from None


def least_for(proposals: Iterable[Proposal]) -> Policy:
    """The policy that changes least and yet allows all of these: what may be said of a text in which they stand."""
    made = list(proposals)
    levels = {rule.name: rule.level for rule in all_rules()}
    asked = max((levels.get(each.rule, Level.STRICT) for each in made), default=Level.STRICT)
    if any(each.kind is Kind.FILLER for each in made):
        asked = max(asked, Level.CLEAN)
    return next(policy for policy in POLICIES.values() if policy.level >= asked)


def _any_of(phrases: Iterable[str], flag: re.RegexFlag) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", flag)

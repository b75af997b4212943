"""How far to go with a speaker's words, and what to leave alone whatever is found there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from mondegreen.errors import UnknownNameError
from mondegreen.languages import ENGLISH
from mondegreen.proposal import Kind, Proposal
from mondegreen.rule import Level, Rule, all_rules
from mondegreen.transcripts.transcript import Run, Transcript


class Span(NamedTuple):
    """Characters `start` to `end`."""

    start: int
    end: int


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


SIC = re.compile(r"[\[(]\s*sic\.?\s*[\])]", re.IGNORECASE)
WORD_BEFORE = re.compile(r"\S+\s*$")
LONGEST_WORD = 64
UNHEARD = re.compile(
    r"[\[(]\s*(?:[\d:.]+\s+)?(?:inaudible|unintelligible|indistinct|indiscernible|unclear|phonetic|ph|redacted|"
    r"guess(?:ed)?|word missing|__+)(?:[\s,@-]*[\d:.]+)?\s*\??[\])]",
    re.IGNORECASE,
)
"""What an editor or a recogniser says of words it did not hear."""
SWITCH = re.compile(r"<!--\s*mondegreen:\s*(on|off)\s*-->", re.IGNORECASE)


def respected(text: str) -> Iterator[Span]:
    """Where an editor's marks stand, each *[sic]* with the word that it vouches for; *[inaudible]* by itself."""
    for match in SIC.finditer(text):
        word = WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
        yield Span(word.start() if word else match.start(), match.end())
    for match in UNHEARD.finditer(text):
        yield Span(*match.span())


def switched_off(text: str) -> Iterator[Span]:
    """What stands between `<!-- mondegreen: off -->` and `<!-- mondegreen: on -->`, or the end of the text."""
    start: int | None = None
    for match in SWITCH.finditer(text):
        if match[1].lower() == "off":
            start = match.start() if start is None else start
        else:
            yield Span(match.start() if start is None else start, match.end())
            start = None
    if start is not None:
        yield Span(start, len(text))


def seen_in(transcript: Transcript, spans: Iterable[Span]) -> tuple[Span, ...]:
    """These spans of a transcript's source as spans of its reading text, which shows no comments."""
    wanted = united(spans)
    found = (
        _shown(run, span) for run in transcript.runs for span in wanted if span.start < run.end and run.start < span.end
    )
    return united(found)


def _shown(run: Run, span: Span) -> Span:
    """What a run shows of a span of the source; all of it where it is shown otherwise than it is written."""
    if run.shown is not None:
        return Span(run.at, run.until)
    return Span(run.at + max(0, span.start - run.start), run.at + min(span.end, run.end) - run.start)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def outside(proposals: Iterable[Proposal], spans: Iterable[Span]) -> Iterator[Proposal]:
    """The proposals that touch none of these spans, which are in order."""
    limits = tuple(spans)
    if not limits:
        yield from proposals
        return
    ends = [span.end for span in limits]
    for proposal in proposals:
        place = bisect_right(ends, proposal.start)
        if place == len(limits) or proposal.end <= limits[place].start:
            yield proposal


def _any_of(phrases: Iterable[str], flag: re.RegexFlag) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", flag)

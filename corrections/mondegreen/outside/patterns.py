"""Patterns from outside: compiled with care and searched for under a time limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from mondegreen.errors import MalformedError

if TYPE_CHECKING:
    from regex import Match, Pattern

LONGEST = 1000
MOST_REPEATS = 100_000
"""What the counted repeats of a pattern may multiply to: they are written out when it is compiled."""
ONE_SEARCH = 0.25
"""Seconds that a pattern may take to find its next match."""
ALL_SEARCHES = 2.0
"""Seconds that it may take for a text of up to a million characters, and for each million more."""
COUNTED = re.compile(r"\{(\d*),?(\d*)\}")
REFERENCE = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>)")
"""How a replacement names a group."""

Found = tuple[int, int, str]
"""Characters from, to, and what they should read."""


@dataclass(slots=True)
class Watch:
    """Whether a pattern has taken too long: it then rests for the rest of the run."""

    overran: bool = False


def compiled(pattern: str, becomes: str) -> Pattern[str]:
    """The pattern, ready to be searched for.

    Raises:
        MalformedError: It is too long, no pattern, or too costly to compile, or `becomes` names a group it has not.
    """
    import regex  # only where somebody has a pattern

    if len(pattern) > LONGEST:
        raise MalformedError(f"pattern: it has more than {LONGEST:,} characters; write several rules.")
    if _repeats(pattern) > MOST_REPEATS:
        raise MalformedError("pattern: its counted repeats multiply; write smaller numbers in braces.")
    try:
        ready = regex.compile(pattern)
    except RecursionError as error:
        raise MalformedError("pattern: it is nested too deeply; write it flat.") from error
    except (regex.error, ValueError, OverflowError) as error:
        raise MalformedError(f"pattern: it cannot be read ({error}); write \\ before a sign that is meant.") from error
    for number, name in REFERENCE.findall(becomes):
        if int(number or 0) > ready.groups or (name and name not in ready.groupindex):
            raise MalformedError(f"becomes: the pattern has no group {number or name}; write one that it has.")
    return ready


def _repeats(pattern: str) -> int:
    """What its counted repeats multiply to, as if each stood in the other."""
    product = 1
    for least, most in COUNTED.findall(pattern):
        product *= max(1, int((most or least or "1")[:9]))
    return product


def matches(pattern: Pattern[str], becomes: str, text: str, watch: Watch) -> tuple[Found, ...]:
    """Every match, or none where finding them takes too long: half of them would depend on the machine's mood.

    A pattern sees no more at once than what stands between two empty lines.
    """
    if watch.overran:
        return ()
    until = monotonic() + ALL_SEARCHES * (1 + len(text) // 1_000_000)
    try:
        return tuple(_found(pattern, becomes, text, until))
    except TimeoutError:
        watch.overran = True
        return ()


def _found(pattern: Pattern[str], becomes: str, text: str, until: float) -> Iterator[Found]:
    first = 0
    for part in text.split("\n\n"):
        for match in _in_time(pattern, part, until):
            yield first + match.start(), first + match.end(), _written(becomes, match)
        first += len(part) + 2


def _in_time(pattern: Pattern[str], text: str, until: float) -> Iterator[Match[str]]:
    at = 0
    while at < len(text):
        match = pattern.search(text, at, timeout=max(0.001, min(ONE_SEARCH, until - monotonic())))
        if match is None:
            return
        if monotonic() > until:
            raise TimeoutError
        if match.end() > match.start():
            yield match
        at = max(match.end(), match.start() + 1)


def _written(becomes: str, match: Match[str]) -> str:
    """What the match becomes; nothing else than a group is read into `becomes`."""

    def group(reference: re.Match[str]) -> str:
        return match[reference[2] or int(reference[1])] or ""

    return REFERENCE.sub(group, becomes)

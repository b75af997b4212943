"""What a person should know of a recording before anything is decided: sentences, which somebody else prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mondegreen.disk.files import called
from mondegreen.formats import PLAIN, format_named, format_names, has_cues
from mondegreen.languages import ENGLISH, language_of
from mondegreen.passage import ENOUGH, Passage
from mondegreen.transcripts.reading import is_empty
from mondegreen.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from mondegreen.own_rules import OwnRule
    from mondegreen.policies import Policy
    from mondegreen.sessions.ledger import Resumption

Say = Callable[[str], None]
HEAD = 20_000
"""Characters by which a text is judged first: nearly every one shows there what it is."""
NAMED = 3
"""How many of the words that have found no place are named."""


def remarks(path: str, transcript: Transcript, language: str = "") -> Iterator[str]:
    """What there is to say of a transcript: that it is empty, no captions, in one case throughout, or not English.

    Args:
        path: What it is called.
        transcript: What it says.
        language: The language that a person says it is in; empty to judge by its words.
    """
    yield from _of_form(path, transcript)
    yield from _of_case(path, transcript.text)
    if not language:
        yield from _of_language(path, transcript.text)


def _of_form(path: str, transcript: Transcript) -> Iterator[str]:
    """That a file is empty, or none of the captions which its name promises."""
    if is_empty(transcript.source):
        yield f"{called(path)}: the file is empty."
        return
    ending = Path(path).suffix.lower()
    if transcript.format != PLAIN or ending in ("", *format_named(PLAIN).SUFFIXES):
        return
    if any(has_cues(name) and ending in format_named(name).SUFFIXES for name in format_names()):
        yield f"{path}: it holds no captions, whatever its name says; it is read as plain text."


def _of_case(path: str, text: str) -> Iterator[str]:
    """That capitals, or their want, mean nothing: no rule of ours judges them then."""
    head = Passage.of(text[:HEAD])
    if len(head.tokens) < ENOUGH or not head.uniform:
        return
    whole = Passage.of(text)
    if whole.uniform and whole.shouted:
        yield f"{path}: the text is wholly in upper case; a review offers names and terms in their own case."
    elif whole.uniform:
        yield f"{path}: the text is wholly in lower case; names and terms get their own case, all else stays."


def _of_language(path: str, text: str) -> Iterator[str]:
    """That most of what is known here does not hold: the corrector will find the same.

    An English opening proves nothing of what follows; where its beginning, middle and end are English, so is a text.
    """
    middle = max(0, len(text) // 2 - HEAD // 2)
    parts = {text[:HEAD], text[middle : middle + HEAD], text[-HEAD:]}
    foreign = any(language_of(Passage.of(part)) != ENGLISH for part in parts)
    if foreign and language_of(Passage.of(text)) != ENGLISH:
        yield (
            f"{path}: this does not read as English; only terms by their letters and what needs no language are "
            "looked for. If it is English, say so with --language en."
        )


def idle(path: str, policy: Policy) -> Iterator[str]:
    """That only kinds are asked for which the policy leaves alone: nothing is found, and nobody knows why."""
    if policy.is_idle:
        kinds = " and ".join(sorted(policy.kinds))
        yield f"{called(path)}: the policy {policy.name} leaves every {kinds} as it is; say --policy clean."


def resumed(path: str, report: Resumption) -> Iterator[str]:
    """What to say of a ledger: what did not come back from it."""
    if report.damaged:
        lines = "1 line" if report.damaged == 1 else f"{report.damaged:,} lines"
        yield f"{path}: {lines} of the ledger could not be read and are lost."
    if report.unplaced:
        decisions = "1 decision" if len(report.unplaced) == 1 else f"{len(report.unplaced):,} decisions"
        some = ", ".join(map(repr, report.unplaced[:NAMED])) + (" …" if len(report.unplaced) > NAMED else "")
        yield f"{path}: {decisions} found no place in the changed text: {some}."


@contextmanager
def timed(rules: Iterable[OwnRule], say: Say) -> Iterator[None]:
    """Say which patterns of the user's own have taken too long here, and rest from now on."""
    ran = [own for own in rules if not own.watch.overran]
    yield
    for own in ran:
        if own.watch.overran:
            say(f"the rule {own.name} takes too long and is off for this run; write its pattern with fewer repeats.")

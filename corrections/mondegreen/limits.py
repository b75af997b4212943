"""What is left alone whatever is found there: an editor's marks, what is switched off, addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mondegreen.pattern import pattern
from mondegreen.proposal import Kind, Proposal
from mondegreen.transcripts.transcript import Run, Transcript


class Span(NamedTuple):
    """Characters `start` to `end`."""

    start: int
    end: int


SIC = pattern(r"[\[(]\s*sic\.?\s*[\])]", re.IGNORECASE)
WORD_BEFORE = pattern(r"\S+\s*$")
LONGEST_WORD = 64
UNHEARD = pattern(
    r"[\[(]\s*(?:[\d:.]+\s+)?(?:inaudible|unintelligible|indistinct|indiscernible|unclear|phonetic|ph|redacted|"
    r"guess(?:ed)?|word missing|__+)(?:[\s,@-]*[\d:.]+)?\s*\??[\])]",
    re.IGNORECASE,
)
"""What an editor or a recogniser says of words it did not hear."""
SWITCH = pattern(r"<!--\s*mondegreen:\s*(on|off)\s*-->", re.IGNORECASE)


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


HOSTS = "ai co com dev edu fm gg gov info io ly net org tv uk"
FILES = (
    "csv doc docx exe gif html jpeg jpg js json mp3 mp4 pdf php png py rb rs sql srt toml ts txt vtt wav xml yaml zip"
)
ENDING = rf"(?:{'|'.join(f'{HOSTS} {FILES}'.split())})(?!\w)"
LABEL = r"[\w-]{1,63}"
PATH = r"\S*[^\s.,;:!?)\]}>\"'’”]"
HINT = pattern(r"[@#.]\w|://")
"""What every address has, and hardly anything else."""
ADDRESS = pattern(
    rf"(?:https?|ftp)://{PATH}|(?<!\w)www\.{PATH}|(?<![\w.+-])[\w.+-]{{1,64}}@{LABEL}(?:\.{LABEL}){{0,8}}"
    rf"|(?<!\w)[@#][^\W\d_]\w*|(?<![\w.-])(?:{LABEL})?(?:\.{LABEL}){{0,8}}\.{ENDING}(?:/{PATH})?"
)
"""Addresses of pages and mailboxes, *@handles*, *#hashtags*, hosts, files, and endings (*a .io domain*).

RFC 3986 and RFC 5321 allow more; this is what stands in transcripts.
"""
LONGEST = 1024
SPACE = pattern(r"\s")


def addresses(text: str) -> Iterator[Span]:
    """Where addresses stand, in order: words in them are no words of the speaker's."""
    done = 0
    for hint in HINT.finditer(text):
        if hint.start() < done:
            continue
        low = max(done, hint.start() - LONGEST)
        start = max(low, *(text.rfind(space, low, hint.start()) + 1 for space in " \n\t"))
        space = SPACE.search(text, hint.start(), hint.start() + LONGEST)
        done = space.start() if space else min(len(text), hint.start() + LONGEST)
        yield from (Span(*match.span()) for match in ADDRESS.finditer(text, start, done))


def outside_addresses(proposals: Iterable[Proposal], text: str) -> Iterator[Proposal]:
    """The proposals that mend no part of an address; a name may have a dot itself (*node.js*), and stands there whole.

    What was said letter by letter becomes an address only by such a proposal, and is let through.
    """
    limits = tuple(addresses(text))
    ends = [span.end for span in limits]
    for proposal in proposals:
        place = bisect_right(ends, proposal.start)
        if proposal.kind is Kind.SPELLED or place == len(limits) or not _partly(proposal, limits[place]):
            yield proposal


def _partly(proposal: Proposal, span: Span) -> bool:
    """Whether a proposal mends a part of a span, and not all of it."""
    touches = proposal.start < span.end and span.start < proposal.end
    return touches and not (proposal.start <= span.start and span.end <= proposal.end)

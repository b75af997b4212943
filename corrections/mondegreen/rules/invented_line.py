"""Lines that recognisers invent where nothing is said: what their training videos ended with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SIGNED = pattern(
    r"[ \t]*(?:(?:sub(?:titles?|titling|titled)|captions?|captioned|transcri(?:bed|ption|pts?)|translat(?:ed|ion))"
    r"(?: \w+){0,3} by\b[^\n]{1,60}|[^\n]{0,80}\bamara\.org\b[^\n]{0,20}|www\.mooji\.org)[ \t]*",
    re.IGNORECASE,
)
"""Signatures of subtitlers, which no speaker says."""
FAREWELL = pattern(
    r"[ \t]*(?:thank(?:s| you)(?: (?:so|very) much)? for (?:watching|viewing|listening)(?: to (?:this|my|the) \w+)?|"
    r"(?:please |don['’]t forget to |like and )*subscribe(?: to (?:my|our|the) channel)?|"
    r"(?:i['’]ll )?see you (?:guys )?(?:in the |next )(?:next )?(?:video|time|one))[.!]*[ \t]*",
    re.IGNORECASE,
)
"""Farewells of videos, which some speakers say."""
TELLTALES = (
    *("amara.org", "mooji.org", "subtit", "caption", "transcri", "translat"),
    *("for watching", "for viewing", "for listening", "subscribe", "see you"),
)
"""One of these stands in every such line."""
LONE_YOU = pattern(r"(?<=\n)[Yy]ou[.]?(?=\n|\Z)|(?<=[.?!] )you\Z")


@rule(
    Kind.TAG,
    language="",
    fixes={
        "That is all.\nSubtitles by the Amara.org community": "That is all.",
        "So it is.\nThanks for watching!\nThe next point": "So it is.\nThe next point",
        "and then\nyou\nwell": "and then\nwell",
        "That is all. you": "That is all.",
    },
    spares=[
        "Thanks for watching!",
        "I say thanks for watching the children\nwhen they were small",
        "The transcription was done\nby us, and you",
    ],
    wrongly=["And that is all I had.\nThanks for watching!"],
)
def invented_line(passage: Passage) -> Iterator[Change]:
    """A line was written where nothing was said."""
    text = passage.text
    for match in LONE_YOU.finditer(text):
        yield Change(*match.span(), "", 0.9, "Recognisers write a lone *you* where nothing is said.")
    for start, end in sorted(_suspects(passage)) if "\n" in text else ():
        if SIGNED.fullmatch(text, start, end):
            yield Change(start, end, "", 0.95, "Recognisers write a subtitler's signature where nothing is said.")
        elif FAREWELL.fullmatch(text, start, end):
            sure = 0.85 if text[end:].strip() else 0.6
            yield Change(start, end, "", sure, "Recognisers write a video's farewell where nothing is said.")


def _suspects(passage: Passage) -> set[tuple[int, int]]:
    """The lines that hold a telltale."""
    low, lines = passage.lowered, set()
    for telltale in TELLTALES:
        at = low.find(telltale)
        while at >= 0:
            end = low.find("\n", at)
            end = len(low) if end < 0 else end
            lines.add((low.rfind("\n", 0, at) + 1, end))
            at = low.find(telltale, end)
    return lines

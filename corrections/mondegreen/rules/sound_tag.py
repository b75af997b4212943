"""Sounds that a recogniser wrote down: music, applause, laughter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule

SOUNDS = (
    "applause|background music|background noise|blank_audio|cheering|cheers|chuckles?|clapping|cough(?:s|ing)?|"
    "crosstalk|foreign|gasps?|groans?|heat|laugh(?:s|ter|ing)?|laughs|mouse clicking|music|music playing|no audio|"
    "no speech|noise|silence|sighs?|singing|sniff(?:s|ing)?|sound|static|theme music|upbeat music|whoosh|__+"
)
TAG = re.compile(rf"\[\s*(?:{SOUNDS})\s*\]|\(\s*(?:{SOUNDS})\s*\)|[♪♫♬]+", re.IGNORECASE)


@rule(
    Kind.TAG,
    fixes={
        "this is Eye on AI [Music] this week": "this is Eye on AI this week",
        "thank you (applause)": "thank you",
        "♪♪ welcome back": "welcome back",
    },
    spares=["we heard [inaudible] after that", "he wrote teh [sic] here", "music (the loud kind) is playing"],
)
def sound_tag(passage: Passage) -> Iterator[Change]:
    """A sound was written down as if it were said."""
    for match in TAG.finditer(passage.text):
        yield Change(match.start(), match.end(), "", 0.97, f"{match.group()!r} is a sound, not speech.")

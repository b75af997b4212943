"""Sounds that a recogniser wrote down: music, applause, laughter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule

TAG = re.compile(r"\[[^\[\]\n]{1,40}\]|\([^()\n]{1,40}\)|[♪♫♬]+")
SOUNDS = frozenset(
    "applause applauding beep beeping beeps blank_audio booing buzzer buzzing chatter cheering cheers chime chimes "
    "chuckle chuckles chuckling clapping clears clicking cough coughing coughs crosstalk fanfare gasp gasps groan "
    "groans heavy_breathing jingle laugh laughing laughs laughter music sigh sighing sighs singing sniff sniffing "
    "sniffs sobbing whistles whistling whoosh whooshing".split()
)
IN_SQUARE_BRACKETS = frozenset("audio foreign heat noise noises silence sound sounds speech static".split())
"""Sounds in a recogniser's square brackets; in round ones they may be the speaker's own aside."""
ELSEWHERE = frozenset(
    "applaus applaudissements applauso aplausos gelach gelächter musica musik musique muziek música rires risadas "
    "risas risate".split()
)
"""What recognisers write in square brackets where another language is spoken: music, applause, laughter."""
BESIDE_SOUNDS = frozenset(
    "a all and at audience background begins blank bright both continues crowd dramatic effect ends eerie everyone "
    "fades gentle group guitar in intro keyboard laugh light loud mouse no of off out outro piano playing playful "
    "plays quiet resumes slow soft speaker starts stops tense the theme throat together upbeat video".split()
)
NOTES = "♪♫♬"


@rule(
    Kind.TAG,
    Level.CLEAN,
    language="",
    fixes={
        "this is Eye on AI [Music] this week": "this is Eye on AI this week",
        "thank you (applause)": "thank you",
        "und nun [Musik] weiter": "und nun weiter",
        "♪♪ welcome back [ Upbeat music playing ]": "welcome back",
    },
    spares=[
        "we heard [inaudible] after that",
        "he wrote teh [sic] here",
        "music (the loud kind) is playing",
        "what the [ __ ] is that",
        "the noise (sound and static) was white",
    ],
)
def sound_tag(passage: Passage) -> Iterator[Change]:
    """A sound was written down as if it were said."""
    for match in TAG.finditer(passage.text):
        if match.group()[0] in NOTES or _is_a_sound(match.group()):
            yield Change(match.start(), match.end(), "", 0.97, f"{match.group()!r} is a sound, not speech.")


def _is_a_sound(tag: str) -> bool:
    words = set(tag[1:-1].lower().replace(",", " ").split())
    sounds = SOUNDS | IN_SQUARE_BRACKETS | ELSEWHERE if tag[0] == "[" else SOUNDS
    return not words.isdisjoint(sounds) and words <= sounds | BESIDE_SOUNDS

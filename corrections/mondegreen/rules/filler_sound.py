"""Sounds of hesitation."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.pattern import pattern
from mondegreen.proposal import Kind
from mondegreen.rule import Change, Level, rule
from mondegreen.rules._closing import taken_out
from mondegreen.rules._numerals import SCALES, SMALL

TOGETHER = pattern(r"[,.…-]* ")
"""What stands between one hesitation and the next."""
PART_OF_A_WORD = pattern(r"[-'’]\w")
"""*uh-huh* and *mm-hmm* are answers."""


@rule(
    Kind.FILLER,
    Level.CLEAN,
    fixes={
        "your excitement about uh the breakthroughs": "your excitement about the breakthroughs",
        "So, um, we did": "So we did",
        "this past week, um, but I'm fine, um.": "this past week, but I'm fine.",
        "Um, we did. Uh I did. Uh, um, you did.": "We did. I did. You did.",
        "Okay. Um. So they uh… they did": "Okay. So they they did",
        "it was great um, but er, no": "it was great, but no",
    },
    spares=[
        "uh-huh, I see, mm-hmm",
        "the ER was full",
        "an um-brella",
        "he said err on the side of caution",
        "a pipe of 25 mm, a 5mm screw and a fifty mm lens",
    ],
)
def filler_sound(passage: Passage) -> Iterator[Change]:
    """A sound of hesitation carries no meaning."""
    text, tokens = passage.text, passage.tokens
    for first, last in _runs(passage):
        start, end = tokens[first].start, tokens[last].end
        sound = text[start:end]
        shouted = len(sound) > 1 and sound.isupper() and not passage.uniform
        if not shouted and not PART_OF_A_WORD.match(text, end) and text[start - 1 : start] not in ("-", "'", "’"):
            yield Change(*taken_out(text, start, end), 0.96, f"*{sound}* is a hesitation.")


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Hesitations one after the other, each run as its first and last token; measures are none: *25 mm*."""
    first = last = -1
    for index in passage.sounds:
        if passage.words[index] == "mm" and index and _is_a_number(passage.words[index - 1]):
            continue
        if index == last + 1 and last >= 0 and TOGETHER.fullmatch(passage.between(last)):
            last = index
            continue
        if last >= 0:
            yield first, last
        first = last = index
    if last >= 0:
        yield first, last


def _is_a_number(word: str) -> bool:
    return word in SMALL or word in SCALES or word[0].isdigit()

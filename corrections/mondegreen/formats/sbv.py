"""SubViewer as YouTube writes it: both times on a line, then the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.errors import MalformedError
from mondegreen.formats._lines import Line
from mondegreen.formats._screen import Screen
from mondegreen.formats._times import LINE_END, Cue, seconds
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "SBV"
SUFFIXES = (".sbv",)
CUES = True
CHANGES = "The cue keeps its times; a line that loses all its words goes."

SAMPLE = """\
0:00:01.000,0:00:03.500
Craig Smith: I talked to Ilya switzerberger
of open

0:00:03.500,0:00:07.000
Ai & of neural nets

0:00:07.000,0:00:09.000
>> ILYA: the biggest
"""
READS = """\
I talked to Ilya switzerberger of open
Ai & of neural nets

the biggest"""

TIME = r"[0-9]{1,6}:[0-9]{2}:[0-9]{2}\.[0-9]{3}"
TIME_LINE = pattern(rf"(?<![^\r\n\ufeff])[ \t]*({TIME}),[ \t]*({TIME})[ \t]*(?=[\r\n]|\Z)")
BROKEN = pattern(r"(?<![^\r\n\ufeff])[0-9]{1,6}:[0-9]{2}:[0-9]{2}(?:[.,][0-9:.,]*)?[ \t]*(?=[\r\n]|\Z)")
SEEN = pattern(r"[^\s\ufeff](?:[^\r\n]*\S)?")


def recognises(source: str) -> bool:
    """Whether it starts with two times and a comma between them."""
    return bool(TIME_LINE.match(source.lstrip("\ufeff \t\r\n")[:64]))


def read(source: str) -> Transcript:
    """The transcript in it.

    Raises:
        MalformedError: There is no time line, or one is broken.
    """
    times = list(TIME_LINE.finditer(source))
    whole = {time.start() for time in times}
    for other in BROKEN.finditer(source):
        if other.start() not in whole:
            number = 1 + sum(1 for _ in LINE_END.finditer(source, 0, other.start()))
            raise MalformedError(f"Line {number}: this time line is broken; mend it, as in 0:00:01.000,0:00:02.000.")
    if not times:
        raise MalformedError("There is no time line (0:00:01.000,0:00:02.000) in it; say another --from.")
    draft = Draft(source)
    Screen(draft).play(_shown(source, times))
    return draft.finish("sbv")


def _shown(source: str, times: list[re.Match[str]]) -> Iterator[tuple[Cue, list[Line]]]:
    ends = [*(time.start() for time in times[1:]), len(source)]
    for time, end in zip(times, ends, strict=True):
        cue = Cue(time.end(), end, seconds(time[1]), seconds(time[2]))
        found = SEEN.finditer(source, cue.start, cue.end)
        yield cue, [Line(line[0], ((*line.span(), None),)) for line in found]


def escape(words: str) -> str:
    """Every word is shown as it is."""
    return words

"""SubRip, the captions that every player reads."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.errors import MalformedError
from mondegreen.formats._lines import ENTITY, LINE, shown_lines
from mondegreen.formats._screen import Screen
from mondegreen.formats._times import END, Cue, cues
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Span, Transcript

TITLE = "SubRip"
SUFFIXES = (".srt",)
CUES = True
CHANGES = "The cue keeps its times; a line that loses all its words goes."

SAMPLE = """\
1
00:00:01,000 --> 00:00:03,500
Craig Smith: I talked to <i>Ilya</i> switzerberger
of open

2
00:00:03,500 --> 00:00:07,000 X1:40 X2:600 Y1:20 Y2:50
{\\an8}Ai &amp; of neural nets

3
00:00:07,000 --> 00:00:09,000
- Was it big?
- It was. 5 < 6

4
0:00:09.000 --> 0:00:11.000
>> ILYA: the <font color="#fff">biggest</font>
"""
READS = """\
I talked to Ilya switzerberger of open
Ai & of neural nets

Was it big?

It was. 5 < 6

the biggest"""

FIRST_TIME = pattern(r"(?<![^\r\n\ufeff])[ \t]*(?:[0-9]+:)?[0-9]+:[0-9]+[.,][0-9]+[ \t]*-->")
HEAD = 4096
"""Characters in which the first time line must stand."""
LONGEST_NUMBER = 64
"""Characters, with the empty lines around it."""
ON_ITS_LINE = pattern(r"[\r\n][ \t]*\Z")
LONELY = pattern(rf"{END}[ \t]*{END}\s*\Z")
"""The last number of a file belongs to a cue that is not there, or is what the last cue says."""
STAMP = r"<(?:[0-9]+:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}>"
"""When a word is said: WebVTT has it, and what was converted from there."""
TAG = rf"</?(?i:[ibusv]|c|em|font|ruby|rt|span|strong)\b[^<>\r\n]*>|{STAMP}|\{{\\[^{{}}\r\n]*\}}|\{{/?[ibus]\}}"
BREAK = r"<(?i:br)\b[^<>\r\n]*>"
MARKUP = pattern(rf"(?:{TAG})*+(?:((?:[^<&{{\r\n]++|(?!{TAG}|{ENTITY}|{BREAK})[<&{{])++)|({ENTITY}|{BREAK})|\Z)")


def recognises(source: str) -> bool:
    """Whether one of its first lines is a time line, and it does not say that it is WebVTT."""
    return bool(FIRST_TIME.search(source, 0, HEAD)) and not source[:HEAD].lstrip("\ufeff \t\r\n").startswith("WEBVTT")


def read(source: str) -> Transcript:
    """The transcript in a SubRip file.

    Raises:
        MalformedError: There is no time line, one is broken, or the file breaks off within one.
    """
    draft = Draft(source)
    shown = ((cue, shown_lines(source, _lines(source, cue), MARKUP)) for cue in cues(source))
    Screen(draft).play(shown)
    if not next(cues(source), None):
        raise MalformedError("There is no time line (00:00:01,000 --> 00:00:02,000) in it; say another --from.")
    return draft.finish("srt")


def _lines(source: str, cue: Cue) -> Iterator[Span]:
    return (line.span() for line in LINE.finditer(source, cue.start, _end(source, cue)))


def _end(source: str, cue: Cue) -> int:
    """Where the words of a cue end: not at an empty line, but at the number of the next cue, if it has one."""
    start = max(cue.start, cue.end - LONGEST_NUMBER)
    tail = source[start : cue.end].rstrip()
    words = tail.rstrip("0123456789")
    if len(words) == len(tail):
        return cue.end
    number = LONELY if cue.end == len(source) else ON_ITS_LINE
    return start + len(words) if number.search(words) else cue.end


def escape(words: str) -> str:
    """Words without the arrow that only a time line may hold; SubRip has no other way to write it."""
    return words.replace("-->", "→")

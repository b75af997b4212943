"""WebVTT, the captions of the web and of meetings."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.formats._lines import ENTITY, LINE, Line, shown_lines
from mondegreen.formats._screen import Screen
from mondegreen.formats._stamps import Stamp, timings_of
from mondegreen.formats._times import Cue, cues, seconds
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Span, Timing, Transcript

TITLE = "WebVTT"
SUFFIXES = (".vtt",)
CUES = True
CHANGES = "The cue and its word times stay; a line that loses all its words goes."

SAMPLE = """\
WEBVTT - This week
Kind: captions
Language: en

STYLE
::cue(v) { color: white; }

NOTE a note is not seen

1
00:00:01.000 --> 00:00:03.500 align:start position:0%
<v Craig Smith>I talked to <i>Ilya</i> switzerberger
of open</v>

two
00:03.500 --> 00:07.000
<v Ilya>Ai &amp; of<00:00:04.000><c.colorE5E5E5> neural</c> nets</v>

00:00:07.000 --> 00:00:09.000 align:start position:0%
\x20
so<00:00:07.500><c> it</c><00:00:08.000><c> was</c>

00:00:09.000 --> 00:00:09.010 align:start position:0%
so it was
\x20

00:00:09.010 --> 00:00:11.000 align:start position:0%
so it was
a<00:00:09.500><c> big</c><00:00:10.000><c> one</c>
"""
READS = """\
I talked to Ilya switzerberger of open

Ai & of neural nets

so it was
a big one"""

HEADER = pattern(r"\ufeff?\s*WEBVTT(?!\S)")
NEXT_LINE = pattern(r"(?:\r\n?|\n)([^\r\n]+)")
VOICE = r"<v(?:\.[^\s<>]*)?(?:[^\S\r\n]+([^<>\r\n]*))?>"
TAG = r"<(?:[^\s<>vr][^<>\r\n]*+>|(?!v[\s.>]|rt[\s.>])[vr][^<>\r\n]*+>|rt[^<>\r\n]*>[^<\r\n]*)"
"""What stands between <rt> and </rt> is how to pronounce a word, not a word that was said."""
STAMP = pattern(r"<((?:[0-9]{1,6}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3})>")
SIGN = rf"(?:<(?![^\s<>][^<>\r\n]*>)|(?!{ENTITY})&)[^<&\r\n]*+"
"""A sign that is no markup, with the text behind it."""
TEXT = rf"(?:[^<&\r\n]++(?:{SIGN})*+|(?:{SIGN})++)"
MARKUP = pattern(rf"(?:{TAG})*+(?:({TEXT})|({ENTITY})|{VOICE}|\Z)")


def recognises(source: str) -> bool:
    """Whether it starts with WEBVTT, as every such file must."""
    return bool(HEADER.match(source))


def read(source: str) -> Transcript:
    """The transcript in a WebVTT file.

    Raises:
        MalformedError: A time line is broken, or the file breaks off within one.
    """
    draft = Draft(source)
    Screen(draft).play(_shown(source))
    return draft.finish("vtt")


def timings(transcript: Transcript) -> Iterator[Timing]:
    """When words are said, where their times stand between them, as in YouTube's automatic captions."""
    return timings_of(transcript.text, transcript.runs, _stamps(transcript.source))


def _stamps(source: str) -> Iterator[Stamp]:
    """When words are said, on the lines that have times between them."""
    for cue in cues(source):
        if not STAMP.search(source, cue.start, cue.end):
            continue
        for line in LINE.finditer(source, cue.start, cue.end):
            stamps = list(STAMP.finditer(source, *line.span()))
            if stamps:
                starts = [line.start(), *(stamp.end() for stamp in stamps)]
                ends = [*(stamp.start() for stamp in stamps), line.end()]
                times = [cue.begins, *(seconds(stamp[1]) for stamp in stamps)]
                yield from map(Stamp, starts, ends, times, [*times[1:], cue.ends])


def _shown(source: str) -> Iterator[tuple[Cue, list[Line]]]:
    for cue in cues(source):
        yield cue, shown_lines(source, _lines(source, cue), MARKUP)


def _lines(source: str, cue: Cue) -> list[Span]:
    """Where the lines of a cue stand; it ends at an empty one, for numbers, notes and styles stand behind it."""
    spans: list[Span] = []
    line = NEXT_LINE.match(source, cue.start, cue.end)
    while line:
        spans.append(line.span(1))
        line = NEXT_LINE.match(source, line.end(), cue.end)
    return spans


def escape(words: str) -> str:
    """Words with `&`, `<` and `>` as entities, so that they can neither be markup nor an arrow."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Two transcripts: a plain one, and captions in which words stand across a cue."""

INTERVIEW = """\
Craig: a co-founder of open Ai and
York the open Ai of um Elia.
"""
CAPTIONS = """\
WEBVTT

00:00:01.000 --> 00:00:03.500
<v Craig>a co-founder of open

00:00:03.500 --> 00:01:07.000
<v Craig>Ai and York

00:01:07.000 --> 00:01:09.000
<v Ilya>it was Elia
"""


def mended(here) -> str:
    """The mended text of the interview."""
    return (here / "interview.mended.txt").read_text()

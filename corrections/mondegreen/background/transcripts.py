"""An earlier episode, corrected: its captions or its transcript name who and what the show is about."""

from __future__ import annotations

from mondegreen.background import quoted
from mondegreen.errors import MondegreenError
from mondegreen.formats import detected, read
from mondegreen.terms.mining import mined
from mondegreen.transcripts.reading import decoded

TITLE = "an earlier transcript"
SAMPLE = b"""\
WEBVTT

00:01.000 --> 00:02.000
Then we asked Ilya Sutskever about AlexNet,

00:02.000 --> 00:03.000
and Ilya Sutskever was proud of AlexNet.
"""
NAMES = ("Ilya Sutskever", "AlexNet")
TEXTS = ("md", "txt")
"""Formats in which notes are written too: a text alone is not known to be a transcript."""
LEAST = 2
HEAD = 4096


def recognises(raw: bytes) -> bool:
    """Whether it is in a format of captions or of a recogniser."""
    try:
        return detected(raw[:HEAD].decode("utf-8-sig", "ignore")) not in TEXTS
    except MondegreenError:
        return False


def notes(raw: bytes, path: str, stem: str) -> str:
    """The terms that stand in it several times."""
    del stem
    return quoted(found.term for found in mined([read(decoded(raw, path)[0]).text], LEAST, new=False))

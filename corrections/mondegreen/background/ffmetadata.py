"""Metadata and chapters as FFmpeg writes them.

Source: FFmpeg's documentation, "Metadata".
"""

from __future__ import annotations

import re

from mondegreen.background import quoted
from mondegreen.transcripts.reading import decoded

TITLE = "FFmpeg's metadata"
SAMPLE = b""";FFMETADATA1
title=The mind behind AlexNet
artist=Craig Smith
[CHAPTER]
TIMEBASE=1/1000
START=0
END=1000
title=Meeting Yann LeCun
"""
NAMES = ("AlexNet", "Craig Smith", "Yann LeCun")
PEOPLE = ("artist", "album_artist", "author", "composer", "show")
SAID = ("title", "album", "comment", "description", "synopsis")
FIELD = re.compile(rf"^({'|'.join(PEOPLE + SAID)})=(.*)$", re.MULTILINE)


def recognises(raw: bytes) -> bool:
    """Whether it begins as such a file must."""
    return raw.startswith(b";FFMETADATA")


def notes(raw: bytes, path: str, stem: str) -> str:
    """Who made it, and the titles."""
    del stem
    fields = [(name, re.sub(r"\\(.)", r"\1", value)) for name, value in FIELD.findall(decoded(raw, path)[0])]
    people = quoted(value for name, value in fields if name in PEOPLE)
    return "\n".join((people, *(value for name, value in fields if name in SAID)))

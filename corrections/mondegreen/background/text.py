"""Notes in plain text or Markdown, a list of chapters with their times among them."""

from __future__ import annotations

import re

from mondegreen.transcripts.reading import decoded

TITLE = "text or Markdown"
SAMPLE = b"""\
# A talk with Ilya Sutskever

00:00 Intro
(12:30) From AlexNet to *GPT-3*
- 1:02:03 - Yann LeCun's objections
"""
NAMES = ("Ilya Sutskever", "AlexNet", "GPT-3", "Yann LeCun")
TIME = re.compile(
    r"^[ \t]*(?:[-*][ \t]*)?[(\[]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d+)?[)\]]?[ \t]*(?:[-\u2013\u2014:|][ \t]*)?",
    re.MULTILINE,
)
"""The time of a chapter, at the head of its line."""


def recognises(raw: bytes) -> bool:
    """Nothing: notes are what is nothing else."""
    del raw
    return False


def notes(raw: bytes, path: str, stem: str) -> str:
    """The text, without the times of chapters."""
    del stem
    return TIME.sub("", decoded(raw, path)[0].removeprefix("\ufeff"))

"""The one place where text from outside is made fit for a terminal: shown, never obeyed."""

from __future__ import annotations

import re

# Textual 8 and Rich 15 pass escape, control and C1 bytes raw to the terminal, where they move the cursor, set the
# title or write the clipboard; bidi controls and tag characters show a text that is not the one in the file.
CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
UNSEEN = (
    *range(0x80, 0xA0),
    0x00AD,
    0x061C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
TABLE = CONTROLS | dict.fromkeys(UNSEEN, 0xFFFD)
JOINERS = (0x200C, 0x200D)
"""Legitimate inside Indic, Persian and emoji clusters, where both neighbours are beyond ASCII."""
LONE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
OUTSIDE = {code: shown for code, shown in TABLE.items() if code not in JOINERS}


def safe(text: str) -> str:
    """The same text, character for character, with everything replaced that a terminal would act upon.

    Tabs and new lines stay. The length stays, so that offsets into the text hold for what is shown.
    """
    # Nothing in the table is printable, and asking is twenty times as fast as looking every character up.
    if text.replace("\n", " ").replace("\t", " ").isprintable():
        return text
    return "\n".join(line if line.isprintable() else _replaced(line) for line in text.split("\n"))


def _replaced(line: str) -> str:
    return LONE_JOINER.sub("\ufffd", line).translate(OUTSIDE)


def safe_line(text: str) -> str:
    """The same on one line: tabs and new lines as single spaces."""
    return safe(text).replace("\n", " ").replace("\t", " ")

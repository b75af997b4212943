"""What decisions change, word by word and line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from io import StringIO
from itertools import groupby

from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.places import Places
from mondegreen_tui.output import Part, coloured, deliver, show
from mondegreen_tui.safe import safe_line

AROUND = 40
"""Characters shown on either side of a change; changes that are nearer to each other share a line."""
CONTEXT = 3
"""Lines of a unified diff around a change."""
SPACE = re.compile(r"\s+")
LOOKS = {"-": "red", "+": "green", "@": "cyan"}


def word_lines(path: str, session: Session) -> Iterator[list[Part]]:
    """A line for each change, or for several near each other: where it is, and the words around it."""
    text, places = session.transcript.text, Places(session.transcript)
    for group in _near(session.edits()):
        line, column = places.first(group[0].start)
        start, end = words_around(text, group[0].start, group[-1].end)
        parts: list[Part] = [(f"{path}:{line}:{column}: ", "dim")]
        for edit in group:
            parts += (squeezed(text[start : edit.start]), *_changed(squeezed(text[edit.start : edit.end]), edit.text))
            start = edit.end
        yield [*parts, squeezed(text[start:end])]


def words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first whole word before these places to the last one after them."""
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    first, last = text.find(" ", low, start), text.rfind(" ", end, high)
    return first + 1 if low and first >= 0 else low, last if high < len(text) and last >= 0 else high


def squeezed(text: str) -> str:
    """The text on one line, with single spaces."""
    return SPACE.sub(" ", text)


def _near(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in edits:
        if group and edit.start - group[-1].end > 2 * AROUND:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _changed(old: str, new: str) -> Iterator[Part]:
    """The old words and the new, told apart by colours or, where there are none, by brackets."""
    bracketed = not coloured()
    if old:
        yield (f"[-{old}-]" if bracketed else old), "red strike"
    if new:
        yield (f"{{+{new}+}}" if bracketed else new), "green"


def line_differences(old: str, new: str, path: str) -> Iterator[str]:
    """A unified diff, line by line; nothing where nothing differs."""
    before, after = _lines(old), _lines(new)
    name = safe_line(path) + ("\t" if " " in path else "")
    if len(before) == len(after):  # as mostly: only a line that loses all its words goes
        lines = _hunks(before, after)
    else:
        lines = (line for place, line in enumerate(unified_diff(before, after)) if place > 1)
    for place, line in enumerate(lines):
        if not place:
            yield from (f"--- {name}\n", f"+++ {name}\n")
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def show_lines(old: str, new: str, codec: str, path: str) -> None:
    """Show a unified diff: in colours on a terminal, else in the very bytes of the file."""
    lines = line_differences(old, new, path)
    if coloured():
        for line in lines:
            show((line.rstrip("\n"), looks(line)))
        return
    # A patch is made of ASCII signs around the very bytes of the file, and UTF-16 has no ASCII.
    codec = "utf-8" if codec.startswith(("utf-16", "utf-32")) else codec
    deliver("".join(lines).encode(codec, "replace"), codec)


def _lines(text: str) -> list[str]:
    """Lines as `patch` knows them, their ends included: a carriage return is a character like any other."""
    return list(StringIO(text, newline="\n"))


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    while changed:
        apart = (n for n in range(1, len(changed)) if changed[n] - changed[n - 1] > 2 * CONTEXT)
        size = next(apart, len(changed))
        low, high = max(0, changed[0] - CONTEXT), min(len(before), changed[size - 1] + CONTEXT + 1)
        yield f"@@ -{low + 1},{high - low} +{low + 1},{high - low} @@\n"
        for same, places in groupby(range(low, high), lambda place: before[place] == after[place]):
            numbers = list(places)
            if same:
                yield from (f" {before[place]}" for place in numbers)
            else:
                yield from (f"-{before[place]}" for place in numbers)
                yield from (f"+{after[place]}" for place in numbers)
        changed = changed[size:]


def looks(line: str) -> str:
    """How a line of a unified diff looks on a terminal."""
    return "bold" if line.startswith(("---", "+++")) else LOOKS.get(line[:1], "")

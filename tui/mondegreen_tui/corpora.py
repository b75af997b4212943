"""Clean texts to learn from: files, and folders of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from mondegreen_tui.ending import attempted

TEXTS = (".md", ".sbv", ".srt", ".txt", ".vtt")
"""How the names of transcripts end that are read of a folder."""


def texts_of(corpus: Sequence[str]) -> Iterator[str]:
    """The text of each file, and of those in the folders that may be transcripts, in order of their names.

    What cannot be read is said and left out.
    """
    for path in _files(corpus):
        found: list[str] = []
        attempted(partial(_take, path, found))
        yield from found


def _take(path: str, found: list[str]) -> int:
    from mondegreen.recording import Context
    from mondegreen_tui.recording import opened

    found.append(opened(path, Context()).text)
    return 0


def _files(corpus: Sequence[str]) -> Iterator[str]:
    for each in map(Path, corpus):
        below = (path for path in sorted(each.rglob("*")) if path.suffix.lower() in TEXTS) if each.is_dir() else [each]
        yield from (str(path) for path in below if path.is_file())

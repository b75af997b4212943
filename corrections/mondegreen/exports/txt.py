"""Clean reading text: a paragraph a line, an empty line between, the speaker's name where a turn begins."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.exports import Front, Shown, head, passages
from mondegreen.sessions.session import Session

TITLE = "Reading text"
SUFFIX = ".txt"
FRONT = False
IS_TEXT = True


def export(session: Session, shown: Shown) -> bytes:
    """The text, in UTF-8 with single line feeds whatever the transcript has."""
    blocks = [*_front(shown.front), *_paragraphs(session, shown)]
    text = "\n\n".join(block for block in blocks if block)
    return f"{text}\n".encode("utf-8", "replace") if text else b""


def _front(front: Front | None) -> Iterator[str]:
    if front:
        yield " ".join(front.title.split())
        yield "\n".join(f"{name.capitalize()}: {' '.join(said.split())}" for name, said in front.facts())


def _paragraphs(session: Session, shown: Shown) -> Iterator[str]:
    for passage in passages(session):
        time, label = head(passage, shown)
        yield f"{f'[{time}] ' if time else ''}{f'{label}: ' if label else ''}{passage.text}"

"""Markdown: a paragraph a line, names in bold, front matter that every tool for it reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from mondegreen.exports import Front, Shown, head, passages
from mondegreen.sessions.session import Session

TITLE = "Markdown"
SUFFIX = ".md"
FRONT = True
IS_TEXT = True

MARKUP = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\A[-+>#]")
"""What is no word to a reader of Markdown: emphasis, code, links, HTML, entities; at the start a list or a heading."""
NUMBERED = re.compile(r"\A([0-9]{1,9})([.)])(?=\s|\Z)")
"""What would begin a list: `17. It was`."""


def export(session: Session, shown: Shown) -> bytes:
    """The text, in UTF-8 with single line feeds whatever the transcript has."""
    blocks = [*_front(shown.front), *_paragraphs(session, shown)]
    text = "\n\n".join(blocks)
    return f"{text}\n".encode("utf-8", "replace") if text else b""


def _front(front: Front | None) -> Iterator[str]:
    """The front matter, then the title as a heading; a string of JSON is one of YAML as well."""
    if front:
        facts = [("title", front.title), *front.facts()]
        lines = (f"{name}: {json.dumps(said, ensure_ascii=False)}" for name, said in facts if said)
        yield "\n".join(("---", *lines, "---"))
        if title := " ".join(front.title.split()):
            yield f"# {escaped(title)}"


def _paragraphs(session: Session, shown: Shown) -> Iterator[str]:
    for passage in passages(session):
        time, label = head(passage, shown)
        words = f"**{escaped(label)}:** {escaped(passage.text)}" if label else escaped(passage.text)
        yield f"[{time}] {words}" if time else words


def escaped(words: str) -> str:
    """Words in which nothing is markup, at the start of a paragraph or within it."""
    return NUMBERED.sub(r"\1\\\2", MARKUP.sub(r"\\\g<0>", words))

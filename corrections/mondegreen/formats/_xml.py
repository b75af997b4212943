"""Captions in XML: paragraphs with times, patched where they stand and never written anew."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mondegreen.errors import MalformedError
from mondegreen.formats._entities import unescaped
from mondegreen.formats._lines import ENTITY, UNSEEN, Line, apart
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Piece, Span

TAG = r"<[?!/]?[^\s<>\"'=/!-](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>"
ASIDE = r"(?:<\?[^<>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*"
DOCTYPE = r"(?:<!DOCTYPE\s[^<>\[\]]*(?:\[[^\[\]]*\]\s*)?>\s*)?"
PROLOG = rf"\ufeff?\s*{ASIDE}{DOCTYPE}{ASIDE}"
"""What may stand before the first element: declarations, instructions, comments."""
COMMENT, COMMENT_END = "<!--", "-->"
PARAGRAPH = pattern(r"<(?P<prefix>\w+:)?p(?=[\s/>])(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
ATTRIBUTE = pattern(r"([\w:.-]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
INNER = pattern(
    rf"(?P<plain>[^<&\s]+(?:[ ][^<&\s]+)*+)|(?P<entity>{ENTITY})|(?P<break><(?:\w+:)?br\b[^<>]*>)|(?P<tag>{TAG})"
    r"|(?P<space>\s+)|(?P<stray>[<&])"
)


class Paragraph(NamedTuple):
    """A paragraph: its attributes without prefixes, where its content starts and ends, and where its agent is named."""

    attributes: dict[str, str]
    start: int
    end: int
    agent: Span | None = None


def paragraphs(source: str) -> Iterator[Paragraph]:
    """The paragraphs, in order; they do not stand within each other.

    Raises:
        MalformedError: One does not end.
    """
    place = 0
    comments = list(_comments(source))
    while opened := PARAGRAPH.search(source, place):
        within = bisect_right(comments, (opened.start(), 0)) - 1
        if within >= 0 and comments[within][1] > opened.start():
            place = comments[within][1]
            continue
        attributes, agent = _attributes(source, opened)
        place = opened.end()
        if opened[0].endswith("/>"):
            continue
        closing = f"</{opened['prefix'] or ''}p"
        end = source.find(closing, place)
        if end < 0:
            line = 1 + len(re.findall(r"\r\n|\n|\r", source[:place]))
            raise MalformedError(f"Line {line}: this paragraph does not end; get the whole file.")
        yield Paragraph(attributes, place, end, agent)
        place = end


def _attributes(source: str, opened: re.Match[str]) -> tuple[dict[str, str], Span | None]:
    """What a tag says, and where it names who speaks."""
    given = {found[1].rpartition(":")[2]: found for found in ATTRIBUTE.finditer(source, *opened.span("attributes"))}
    agent = given.get("agent")
    known = {name: unescaped(found[2] or found[3] or "") for name, found in given.items()}
    return known, agent.span(agent.lastindex or 0) if agent else None


def _comments(source: str) -> Iterator[Span]:
    """Where comments stand; one that does not end was none."""
    place = 0
    while (start := source.find(COMMENT, place)) >= 0:
        end = source.find(COMMENT_END, start)
        if end < 0:
            return
        place = end + len(COMMENT_END)
        yield start, place


def lines(source: str, paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph as they are seen; white space is one space, `<br/>` breaks the line."""
    texts: list[str] = []
    pieces: list[Piece] = []
    found: list[Line] = []
    for token in _tokens(source, paragraph):
        if token["break"]:
            found.append(Line(*apart(texts, pieces)).trimmed())
            texts, pieces = [], []
        elif shown := _shown(token):
            pieces.append((*token.span(), None if shown == token[0] else shown))
            texts.append(shown)
    found.append(Line(*apart(texts, pieces)).trimmed())
    if paragraph.agent:
        found[0] = found[0]._replace(turn=paragraph.attributes["agent"], label=paragraph.agent)
    return found


def _tokens(source: str, paragraph: Paragraph) -> Iterator[re.Match[str]]:
    """What the paragraph is made of, but for comments."""
    place, ends = paragraph.start, True
    while token := INNER.match(source, place, paragraph.end):
        place = token.end()
        if ends and token["stray"] and source.startswith(COMMENT, token.start()):
            end = source.find(COMMENT_END, place, paragraph.end)
            ends = end >= 0
            if ends:
                place = end + len(COMMENT_END)
                continue
        yield token


def _shown(token: re.Match[str]) -> str:
    """What is seen of it."""
    if token["tag"]:
        return ""
    if token["space"]:
        return " "
    if token["entity"]:
        text = unescaped(token[0])
        return "" if text in UNSEEN else " " if text.isspace() else text
    return token[0]


def escape(words: str) -> str:
    """Words with `&`, `<` and `>` as entities."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

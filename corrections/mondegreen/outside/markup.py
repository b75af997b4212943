"""XML and HTML from outside: no entity is expanded, nothing is fetched, and what is nested too deeply is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from mondegreen.errors import MalformedError

DEEPEST = 100
BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p "
    "section table td th tr ul".split()
)
"""Elements at which a line ends."""
SECTION = re.compile(r"<!\[(?!CDATA\[)")
"""A marked section as word processors put them into HTML (`<![if …]>`), or a broken one, on which the parser fails."""
UNREAD = frozenset("head noscript script style template title".split())


def tree_of(source: str) -> Element:
    """The elements of an XML text, by the names that stand there, prefixes and all.

    Raises:
        MalformedError: It is not well-formed, defines entities, or is nested too deeply; one sentence.
    """
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(source.removeprefix("\ufeff").encode("utf-8", "replace"), True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise MalformedError(f"it is not well-formed XML ({error}); get the whole file.") from error
    return builder.close()


class _Builder(TreeBuilder):
    """Builds no deeper than any file of words goes."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > DEEPEST:
            raise MalformedError(f"it is nested more than {DEEPEST} deep; this is no file of this kind.")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def _refuse(*_: object) -> NoReturn:
    raise MalformedError("it defines entities, which are not expanded; save it without them.")


def named(tree: Element, name: str) -> Iterator[Element]:
    """The elements of this name, whatever their prefix, in order."""
    return (element for element in tree.iter() if element.tag.rpartition(":")[2] == name)


def text_of(tree: Element, name: str) -> str:
    """What stands in the first child of this name, whatever its prefix; nothing where there is none."""
    child = next((each for each in tree if each.tag.rpartition(":")[2] == name), None)
    return "" if child is None else "".join(child.itertext()).strip()


def words_of(html: str) -> str:
    """What a browser shows of HTML, or of text in which some stands, a block a line."""
    reader = _Reader()
    reader.feed(SECTION.sub("<!-", html))
    reader.close()
    return "\n".join(line for each in "".join(reader.parts).split("\n") if (line := " ".join(each.split())))


class _Reader(HTMLParser):
    """Gathers text outside what is not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unread += tag in UNREAD
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in UNREAD))
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)

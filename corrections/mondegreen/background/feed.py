"""A podcast's feed: RSS or Atom, with who speaks, where it says so.

Source: RSS 2.0; Apple's `itunes:` and the Podcast Index's `podcast:` elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from mondegreen.background import quoted
from mondegreen.outside.markup import named, text_of, tree_of, words_of
from mondegreen.terms.lexicon import squeezed
from mondegreen.transcripts.reading import decoded

TITLE = "RSS or Atom feed"
SAMPLE = b"""\
<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Eye on AI</title><itunes:author>Craig Smith</itunes:author>
<item><title>118: the mind behind AlexNet</title><podcast:person role="guest">Ilya Sutskever</podcast:person>
<description><![CDATA[<p>On <b>GPT-3</b> &amp; more.</p>]]></description>
<enclosure url="https://example.org/audio/ep118.mp3?x=1" type="audio/mpeg" length="1"/></item>
</channel></rss>
"""
NAMES = ("Eye on AI", "Craig Smith", "Ilya Sutskever", "GPT-3", "AlexNet")
OPENING = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
NEWEST = 50
"""Episodes that are read of a feed in which this one is not found."""
TELLING = 6
"""Letters of a title from which it names a file."""


def recognises(raw: bytes) -> bool:
    """Whether it is XML that begins as a feed."""
    return bool(OPENING.search(raw[:2048]))


def notes(raw: bytes, path: str, stem: str) -> str:
    """What it says of the show and of this episode; of the newest ones where none is found to be this one."""
    tree = tree_of(decoded(raw, path)[0])
    items = [each for name in ("item", "entry") for each in named(tree, name)]
    shows = list(named(tree, "channel")) or [tree]
    chosen = [item for item in items if _is(item, squeezed(stem))] or items[:NEWEST]
    return "\n".join(line for each in (*shows, *chosen) for line in _said(each))


def _said(element: Element) -> Iterator[str]:
    people = [text for name in ("author", "person", "creator") for text in _texts(element, name)]
    if element.tag == "channel":
        people.append(text_of(element, "title"))
    yield quoted(people)
    for name in ("title", "subtitle", "summary", "description", "encoded", "content"):
        for text in _texts(element, name):
            yield words_of(text)


def _texts(element: Element, name: str) -> Iterator[str]:
    """What stands in its own children of this name, and in the names of people in them."""
    for child in element:
        if child.tag.rpartition(":")[2] == name:
            yield text_of(child, "name") or "".join(child.itertext()).strip()


def _is(item: Element, stem: str) -> bool:
    """Whether an episode is this recording, by the name of its audio or by its title."""
    if not stem:
        return False
    urls = [each.get("url") or each.get("href") or "" for name in ("enclosure", "link") for each in named(item, name)]
    if stem in (squeezed(PurePosixPath(unquote(urlsplit(url).path)).stem) for url in urls):
        return True
    title = squeezed(text_of(item, "title"))
    return len(min(title, stem, key=len)) >= TELLING and (title in stem or stem in title)

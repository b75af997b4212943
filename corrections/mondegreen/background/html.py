"""A web page: the show notes as they stand there."""

from __future__ import annotations

import re

from mondegreen.outside.markup import words_of
from mondegreen.transcripts.reading import decoded

TITLE = "HTML"
SAMPLE = b"""\
<!doctype html>
<html><head><title>Shop</title><script>var Foo = "Bar Baz";</script></head>
<body><h1>A talk with Ilya&nbsp;Sutskever</h1><p>We spoke of <b>AlexNet</b>&#8217;s start.</p></body></html>
"""
NAMES = ("Ilya Sutskever", "AlexNet")
OPENING = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p|h[1-6]|ul|section)\b",
    re.IGNORECASE | re.DOTALL,
)


def recognises(raw: bytes) -> bool:
    """Whether it begins with an element of HTML."""
    return bool(OPENING.match(raw.removeprefix(b"\xef\xbb\xbf")[:4096]))


def notes(raw: bytes, path: str, stem: str) -> str:
    """What a browser shows."""
    del stem
    return words_of(decoded(raw, path)[0].removeprefix("\ufeff"))

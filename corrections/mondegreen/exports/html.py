"""A page for a browser, or to print: one file that loads nothing."""

from __future__ import annotations

from mondegreen.exports import Shown, head, passages
from mondegreen.pages import page
from mondegreen.sessions.session import Session

TITLE = "Page"
SUFFIX = ".html"
FRONT = True
IS_TEXT = True


def export(session: Session, shown: Shown) -> bytes:
    """The page, in UTF-8; what looks like markup in the words is shown as it is."""
    paragraphs = ((*head(passage, shown), passage.text) for passage in passages(session))
    return page("transcript", front=shown.front, paragraphs=paragraphs).encode()

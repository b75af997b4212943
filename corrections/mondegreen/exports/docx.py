"""A document for Word, LibreOffice and all that read .docx."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mondegreen.exports import Front, Passage, Shown, head, passages
from mondegreen.sessions.session import Session

if TYPE_CHECKING:
    from docx.document import Document

TITLE = "Word document"
SUFFIX = ".docx"
FRONT = True
IS_TEXT = False

NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GREY = 0x6B
SPACE_AFTER = 8
"""Points between paragraphs."""


def export(session: Session, shown: Shown) -> bytes:
    """The document. It has no date but the one that was given, and no author."""
    from docx import Document

    document = Document()
    _properties(document, shown.front)
    if shown.front:
        _front(document, shown.front)
    for passage in passages(session):
        _paragraph(document, passage, shown)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _properties(document: Document, front: Front | None) -> None:
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.title = _fit(front.title)[:255] if front else ""
    element: Any = properties._element  # noqa: SLF001 - it can set a date, and not leave one out
    for child in [child for child in element if child.tag.endswith(("}created", "}modified"))]:
        element.remove(child)


def _front(document: Document, front: Front) -> None:
    if front.title:
        document.add_heading(_fit(front.title), level=0)
    for name, said in front.facts():
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = _points(0)
        _grey(paragraph.add_run(f"{name.capitalize()}: "))
        paragraph.add_run(_fit(said))
    document.add_paragraph()


def _paragraph(document: Document, passage: Passage, shown: Shown) -> None:
    time, label = head(passage, shown)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = _points(SPACE_AFTER)
    if time:
        _grey(paragraph.add_run(f"{time}  "))
    if label:
        paragraph.add_run(f"{_fit(label)}: ").bold = True
    paragraph.add_run(_fit(passage.text))


def _grey(run: Any) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor(GREY, GREY, GREY)


def _points(number: int) -> Any:
    from docx.shared import Pt

    return Pt(number)


def _fit(words: str) -> str:
    """The words without what XML cannot hold, on one line."""
    return NOT_IN_XML.sub("\ufffd", " ".join(words.split()))

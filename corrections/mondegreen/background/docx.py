"""A Word document, read for its words alone.

Source: ECMA-376, part 1: paragraphs `w:p`, runs of text `w:t`, tabs and breaks.
"""

from __future__ import annotations

import io
import struct
import zlib
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from mondegreen.errors import MalformedError
from mondegreen.outside.markup import named, tree_of

TITLE = "Word document"
BODY = "word/document.xml"
LARGEST = 16 * 1024 * 1024
"""Bytes of a document's words, unpacked: a small file can be made to hold petabytes."""
NAMES = ("Ilya Sutskever", "AlexNet")
UNFIT = (BadZipFile, KeyError, ValueError, OverflowError, RuntimeError, EOFError, OSError, struct.error, zlib.error)
"""What `zipfile` raises on a damaged archive: it looks where the damaged bytes send it."""


def _sample() -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(
            BODY,
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
            'A talk with Ilya </w:t></w:r><w:r><w:t>Sutskever</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">'
            "On AlexNet.</w:t></w:r></w:p></w:body></w:document>",
        )
    return packed.getvalue()


SAMPLE = _sample()


def recognises(raw: bytes) -> bool:
    """Whether it is an archive with a document of words in it."""
    return raw.startswith(b"PK") and BODY.encode() in raw


def notes(raw: bytes, path: str, stem: str) -> str:
    """Its paragraphs, a line each."""
    del stem
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            if archive.getinfo(BODY).compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # LZMA asks for memory at will
                raise BadZipFile("its words are packed as Word packs none")
            with archive.open(BODY) as body:
                words = body.read(LARGEST + 1)
    except UNFIT as error:
        raise MalformedError(
            f"{path}: it is no Word document that can be read ({error}); save it once more."
        ) from error
    if len(words) > LARGEST:
        raise MalformedError(f"{path}: more than {LARGEST >> 20} MiB of words; name notes of this recording alone.")
    return "\n".join(map(_line, named(tree_of(words.decode("utf-8", "replace")), "p")))


def _line(paragraph: Element) -> str:
    return "".join(_piece(each.tag.rpartition(":")[2], each.text or "") for each in paragraph.iter())


def _piece(name: str, text: str) -> str:
    return text if name == "t" else {"tab": " ", "br": "\n"}.get(name, "")

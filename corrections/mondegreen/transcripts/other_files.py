"""Files that are no text, told by how they begin: an editor's Word document, the recording itself."""

from __future__ import annotations

BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
)
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!")
SOUNDS = (b"ID3", b"\xff\xfb", b"OggS", b"fLaC", b"RIFF", b"FORM", b"\x1aE\xdf\xa3")
FILM = b"ftyp"
"""What stands behind the first four bytes of MPEG-4, sound or film."""
HEAD = 1 << 16


def no_text(raw: bytes) -> str:
    """What these bytes are and what to do, as the rest of a sentence; empty where they may be text."""
    for beginning, name in BEGINNINGS:
        if raw.startswith(beginning):
            return f"this is {name}; save it as plain text and name that."
    if raw.startswith(PACKED):
        if b"word/" in raw[:HEAD]:
            return "this is a Word document; save it as plain text and name that."
        return "this is an archive; unpack it and name the transcripts in it."
    if raw.startswith(SOUNDS) or raw[4:8] == FILM:
        return "this is sound or film; have a recogniser write down what is said, and name that."
    return ""

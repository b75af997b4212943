"""Open a transcript: bytes, encoding, format."""

from __future__ import annotations

import codecs
from dataclasses import replace

from mondegreen.disk.files import bytes_of, called, encoded
from mondegreen.errors import MalformedError, UnreadableError, UnwritableError
from mondegreen.formats import PLAIN, read
from mondegreen.transcripts.other_files import no_text
from mondegreen.transcripts.transcript import Transcript

MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that eat the mark, and those that leave it in the text, where it is written back from."""
SPARSE = 0.2
"""A text with fewer bytes beyond ASCII than this is in Latin letters with a few accents."""


def transcript_at(path: str, format_name: str = "", encoding: str = "") -> Transcript:
    """The transcript in a file, or on standard input for `-`.

    Args:
        path: Where it is.
        format_name: The name of its format; empty to tell by the content.
        encoding: A Python codec; empty for UTF-8, or what the byte order mark says.

    Raises:
        UnreadableError: The bytes cannot be had or are not text.
        MalformedError: The text is not what its format promises, or could be of several formats.
        UnknownNameError: There is no such format.
    """
    return transcript_in(bytes_of(path), path, format_name, encoding)


def transcript_in(raw: bytes, path: str, format_name: str = "", encoding: str = "") -> Transcript:
    """The transcript in the bytes of the file at this path; one without words where there is nothing in it.

    Raises:
        UnreadableError: They are not text.
        NoTranscriptError: The text is in a language of machines, and no transcript.
        MalformedError: The text is not what its format promises, or could be of several formats.
        UnknownNameError: There is no such format.
    """
    source, codec = decoded(raw, path, encoding)
    try:
        transcript = read(source, PLAIN if is_empty(source) else format_name)
    except MalformedError as error:
        raise type(error)(f"{called(path)}: {error}") from error
    return replace(transcript, codec=codec)


def is_empty(source: str) -> bool:
    """Whether there is nothing in a file but white space and a byte order mark: it is of no format then."""
    return not source.strip("\ufeff \t\r\n")


def has_changed(path: str, transcript: Transcript) -> bool:
    """Whether the file at this path is no more what was read from it.

    Raises:
        UnreadableError: It cannot be read any more.
    """
    return bytes_of(path) != encoded(transcript.source, transcript.codec, path)


def refuse_changed(path: str, transcript: Transcript) -> None:
    """Do nothing where the file at this path may be written over: it is still what was read from it.

    Raises:
        UnwritableError: It is not.
        UnreadableError: It cannot be read any more.
    """
    if has_changed(path, transcript):
        raise UnwritableError(f"{path}: it has changed since it was read; nothing was written, run this once more.")


def decoded(raw: bytes, path: str, codec: str = "") -> tuple[str, str]:
    """The text in these bytes and the codec that gives the very same bytes back.

    A byte order mark stays in the text as U+FEFF. Without a mark and without `codec`, the bytes must be UTF-8:
    a short file in another encoding cannot be told apart safely, so it is not guessed.

    Raises:
        UnreadableError: It is binary, or in another encoding; the sentence says which encoding is likely.
    """
    path = called(path)
    if other := no_text(raw):
        raise UnreadableError(f"{path}: {other}")
    try:
        codec = _keeping_marks(codec, raw)
        text = raw.decode(codec)
    except LookupError as error:
        raise UnreadableError(f"{path}: there is no encoding {codec!r}; look at the name.") from error
    except UnicodeError as error:
        raise UnreadableError(f"{path}: {_fault(raw, codec, error)}") from error
    if "\0" in text:
        raise UnreadableError(f"{path}: {_nuls(raw)}")
    if not _gives_back(text, codec, raw):
        raise UnreadableError(f"{path}: {codec} does not give the same bytes back; convert it to UTF-8 first.")
    return text, codec


def _keeping_marks(codec: str, raw: bytes) -> str:
    """The codec to use, which leaves a byte order mark in the text."""
    marked = next((name for mark, name in MARKS if raw.startswith(mark)), "")
    if not codec:
        return marked or "utf-8"
    plain = MARKED.get(codecs.lookup(codec).name)
    if plain is None:
        return codec
    return marked if marked[:6] == plain[:6] else plain


def _gives_back(text: str, codec: str, raw: bytes) -> bool:
    try:
        return text.encode(codec) == raw
    except UnicodeError:
        return False


def _fault(raw: bytes, codec: str, error: UnicodeError) -> str:
    """Why these bytes are no text in this codec, and what to do."""
    if isinstance(error, UnicodeDecodeError) and error.reason == "unexpected end of data" and error.end == len(raw):
        return "it breaks off in the middle of a character; get the whole file."
    if b"\0" in raw[:8192]:
        return _nuls(raw)
    return f"it is not {codec.upper()}{_likely(raw)}; say which encoding it has with --encoding."


def _nuls(raw: bytes) -> str:
    """What to say of a text with NUL characters, which UTF-16 without a mark looks like too."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[offset:8192:2]
        if half and half.count(0) * 10 > len(half) * 9:
            return f"this is not UTF-8 (perhaps {name}); say which encoding it has with --encoding."
    return "this is not text; name a transcript."


def _likely(raw: bytes) -> str:
    """A hint at the encoding, for the message only."""
    head = raw[:65536]
    if sum(byte > 0x7F for byte in head) < SPARSE * len(head):
        # Statistics see too little in a few accents: they name Urdu code pages for French.
        return " (perhaps cp1252)" if _gives(head, "cp1252") else " (perhaps latin-1)"
    from charset_normalizer import from_bytes  # 24 ms, and only for a message

    best = from_bytes(head).best()
    return f" (perhaps {best.encoding.replace('_', '-')})" if best else ""


def _gives(raw: bytes, codec: str) -> bool:
    try:
        return bool(raw.decode(codec))
    except UnicodeError:
        return False

"""The shelf of formats: one module each, found by listing this folder."""

from __future__ import annotations

import re
from typing import Protocol

from mondegreen.errors import MalformedError, NoTranscriptError
from mondegreen.formats._json import looks_like_json, parsed
from mondegreen.pattern import pattern
from mondegreen.shelf import Shelf
from mondegreen.transcripts.transcript import Label, Timing, Transcript
from mondegreen.uncollected import uncollected

PLAIN = "txt"
"""What every text is that no other format recognises."""
LOOKS_LIKE_XML = pattern(r"\ufeff?\s*<(?:\?xml\s|!doctype\s+html|html[\s>])", re.IGNORECASE)


class Format(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SUFFIXES: tuple[str, ...]
    """File name endings, with the dot."""
    SAMPLE: str
    """A small file of this format that shows what is special about it."""
    READS: str
    """The reading text of the sample."""
    CHANGES: str
    """What happens to the file where the number of words changes, in a sentence."""

    def recognises(self, source: str) -> bool:
        """Whether a text is of this format, by its content. Plain text recognises nothing: it is what remains."""

    def read(self, source: str) -> Transcript:
        """The transcript in it.

        Raises:
            MalformedError: It breaks off or breaks its format's rules; the sentence names the line.
        """

    def escape(self, words: str) -> str:
        """Words as they must stand in the source to be seen as they are."""


_SHELF = Shelf[Format](__name__, "format")
format_names, format_named = _SHELF.names, _SHELF.named


def detected(source: str) -> str:
    """The name of the one format that recognises this text, or plain text.

    Raises:
        MalformedError: Several do; the sentence names them. Or it is JSON or XML that no format recognises, or that
            is broken: its keys are no words that may be corrected.
    """
    found = [name for name in format_names() if format_named(name).recognises(source)]
    if len(found) > 1:
        raise MalformedError(f"This could be {' or '.join(found)}; say which with --from.")
    if not found and looks_like_json(source):
        parsed(source)
        raise NoTranscriptError("This is JSON, but no transcript that is known; say how to read it with --from.")
    if not found and LOOKS_LIKE_XML.match(source):
        raise NoTranscriptError("This is XML or HTML, but no captions that are known; say how to read it with --from.")
    return found[0] if found else PLAIN


def read(source: str, name: str = "") -> Transcript:
    """Read a text in the format of this name, or in the one that recognises it."""
    chosen = format_named(name or detected(source))
    with uncollected():
        return chosen.read(source)


def timings(transcript: Transcript) -> tuple[Timing, ...]:
    """When the words were said and how sure the recogniser was, in order, for the words of which the file tells.

    What takes long to find out is found out only here: reading WebVTT would take twice as long.
    """
    if transcript.timings:
        return transcript.timings
    found = getattr(format_named(transcript.format), "timings", None)
    return tuple(found(transcript)) if found else ()


def labels(transcript: Transcript) -> tuple[Label, ...]:
    """Where the source names speakers, also where it does so once more; what is found by a search only if asked."""
    if transcript.labels:
        return transcript.labels
    found = getattr(format_named(transcript.format), "labels", None)
    return tuple(found(transcript)) if found else ()


def has_cues(name: str) -> bool:
    """Whether the segments of this format are captions, made to be seen as they stand; its module says so in `CUES`."""
    return bool(getattr(format_named(name), "CUES", False))

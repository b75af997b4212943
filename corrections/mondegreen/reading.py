"""Open a transcript: bytes, encoding, format."""

from __future__ import annotations

from dataclasses import replace

from mondegreen.errors import MalformedError
from mondegreen.files import bytes_of, decoded
from mondegreen.formats import read
from mondegreen.transcript import Transcript


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
    source, codec = decoded(bytes_of(path), path, encoding)
    try:
        transcript = read(source, format_name)
    except MalformedError as error:
        raise MalformedError(f"{path}: {error}") from error
    return replace(transcript, codec=codec)

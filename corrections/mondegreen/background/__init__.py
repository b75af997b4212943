"""The shelf of what is known of a recording beforehand: one module a kind of file, found by listing this folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from mondegreen.errors import MalformedError
from mondegreen.shelf import Shelf

REST = "text"
"""The kind of whatever no other module recognises."""


class Background(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SAMPLE: bytes
    """A small file of this kind."""
    NAMES: tuple[str, ...]
    """Terms that the sample names."""

    def recognises(self, raw: bytes) -> bool:
        """Whether bytes are of this kind, by their content."""

    def notes(self, raw: bytes, path: str, stem: str) -> str:
        """Notes in plain text: what people wrote, a thought a line; in double quotes what is certainly a name.

        Args:
            raw: The bytes.
            path: What a message calls the file.
            stem: The name of the recording's file without its ending, where a file tells of several recordings.

        Raises:
            MalformedError: It is not what it seems to be.
            UnreadableError: It is no text.
        """


_SHELF = Shelf[Background](__name__, "kind of notes")
background_names, background_named = _SHELF.names, _SHELF.named


def detected(raw: bytes) -> str:
    """The name of the first kind, by the alphabet, that recognises these bytes; `text` where none does."""
    others = (name for name in background_names() if name != REST)
    return next((name for name in others if background_named(name).recognises(raw)), REST)


def notes_in(raw: bytes, path: str, stem: str = "") -> str:
    """What a file says of a recording, as plain notes.

    Raises:
        MalformedError: It is not what it seems to be; the sentence names the file.
        UnreadableError: It is no text.
    """
    try:
        return background_named(detected(raw)).notes(raw, path, stem)
    except MalformedError as error:
        said = str(error)
        raise MalformedError(said if said.startswith(path) else f"{path}: {said}") from error


def quoted(names: Iterable[object]) -> str:
    """Names as notes have them where they are certainly names: a line each, in double quotes."""
    texts = (" ".join(name.replace('"', " ").split()) for name in names if isinstance(name, str))
    return "\n".join(f'"{text}"' for text in texts if text)

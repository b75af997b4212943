"""What must hold for any bytes that are handed over as what is known of a recording."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from mondegreen.background import background_named, background_names, detected, docx, notes_in
from mondegreen.errors import MalformedError, UnreadableError
from mondegreen.terms.notes import terms_in


def _packed() -> bytes:
    """A Word document as Word writes it: deflated."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive, ZipFile(io.BytesIO(docx.SAMPLE)) as plain:
        archive.writestr(docx.BODY, plain.read(docx.BODY))
    return made.getvalue()


SEEDS = {name: background_named(name).SAMPLE for name in background_names()} | {"packed": _packed()}
NOTED = 20_000
"""Letters of notes in which names are sought here: as much as a page says."""


def hold(raw: bytes) -> None:
    """Read notes of whatever kind they are, and draw their names.

    Raises:
        AssertionError: A law is broken. Any other error but a refusal is a fault as well.
    """
    assert detected(raw) in background_names()
    try:
        notes = notes_in(raw, "fuzzed", "talk")
    except (MalformedError, UnreadableError):
        return
    terms = terms_in(notes[:NOTED])
    assert all(term.strip() and "\n" not in term for term in terms)
    notes.encode("utf-8", "surrogatepass")

"""What must hold for any bytes that are handed to a reader."""

from __future__ import annotations

from mondegreen.errors import MalformedError, UnreadableError
from mondegreen.formats import format_named, format_names, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched
from mondegreen.transcripts.reading import decoded

NAMES = format_names()
SAMPLES = {name: format_named(name).SAMPLE for name in NAMES}
SEEDS = {name: bytes([number]) + SAMPLES[name].encode() for number, name in enumerate(NAMES, 1)}


def hold(raw: bytes) -> None:
    """Read a file as the format that its first byte numbers (0: as its content tells), and try its laws.

    Raises:
        AssertionError: A law is broken. Any other error but a refusal is a fault as well.
    """
    name = ("", *NAMES)[raw[0] % (len(NAMES) + 1)] if raw else ""
    try:
        source, codec = decoded(raw[1:], "fuzzed")
        transcript = read(source, name)
    except (MalformedError, UnreadableError):
        return
    assert patched(transcript, []).encode(codec) == raw[1:]
    for run in transcript.runs:
        shown = source[run.start : run.end] if run.shown is None else run.shown
        assert shown == transcript.text[run.at : run.until]
    if transcript.runs:
        first = transcript.runs[len(transcript.runs) // 2]
        escape = format_named(transcript.format).escape
        patched(transcript, [Edit(first.at, first.until, "Ilya -->\n& <b>")], escape)

"""Writes docs/formats.md from the formats themselves: `python tests/formats/formats_page.py`."""

from collections.abc import Iterator
from pathlib import Path

from mondegreen.formats import Format, format_named, format_names, read, timings

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
HEAD = """\
# The formats

What can be read, and written back with nothing changed but the accepted words. Each format is one file of
`corrections/mondegreen/formats/`, with a sample of its own; this page is made of them. A format is told by what is in
the file, never by its name; where none or several could be meant, `--from` says which.

"""
COLUMNS = (
    "`--from`",
    "what it is",
    "endings",
    "speakers",
    "times of words",
    "confidence",
    "other guesses",
    "number of words changes",
)
TAIL = """
## How a file is changed

The source is kept whole, and words are put where the old ones stand; nothing is written anew. In JSON, that place is
inside of a string: its quotes, its escapes, the order of the keys and the indentation stay. New words are escaped as
JSON asks; where the whole file is ASCII, so are they (`\\u00e9`).

**Copies.** Where a file says its words more than once (the whole text, the segments, the words), one of them is read
and all of them are changed. A copy without marks or capitals (`ilya` beside `Ilya,`) stays without them. What a copy
says differently is left alone.

**Other guesses.** Where a service was asked for several (`alternatives`, in CTM the lines between `<ALT_BEGIN>` and
`<ALT_END>`), the first is read and changed; the others are [candidates](mishearings.md) for a review and stay as they
are. Whisper and its kin, AssemblyAI and Rev AI write none.

**Where words stand one by one**, each with its times:

- one for one: the word changes, its times and its confidence stay;
- several become one: the first takes the new word and lasts until the last one ends; the objects of the others go.
  An object with an empty text would be shown by players as a word of nothing;
- one becomes several: they stand in the one object with a space between them, for its time is all that is known. In
  CTM, where a space parts columns, each has a line and a share of the time;
- words that go take their object with them, and no other's time changes. A mark that was said to belong to them
  (`"type": "punctuation"`) stays, if the correction left it.

Counts and averages beside the words (`num_words`, `avg_logprob`, `tokens`) say what the recogniser heard, and stay.

## Speakers

`mondegreen speakers FILE --rename "Speaker 1=Ilya Sutskever"` changes a name wherever the format has one: in labels,
voice tags, columns and the fields of JSON, those of copies included, and never in the words. Where a service numbers
its speakers, the name takes the place of the number. A name that would be read as words is refused.

## What is refused

Files that break off, broken time lines, JSON that is none (with the line), `NaN`, half of a surrogate pair, more than
64 levels of nesting, and JSON that no format knows: its keys are no words that may be corrected. A Word document, a
PDF, RTF, an archive and the recording itself are no transcripts, and are called by their names; notes may be a Word
document.
"""


def page() -> str:
    """The whole page."""
    rows = (row(name, format_named(name)) for name in format_names())
    lines = [f"| {' | '.join(cells)} |\n" for cells in (COLUMNS, ("---",) * len(COLUMNS), *rows)]
    return f"{HEAD}{''.join(lines)}{TAIL}"


def row(name: str, kind: Format) -> tuple[str, ...]:
    """What the table says of a format."""
    return (f"`{name}`", kind.TITLE, ", ".join(f"`{suffix}`" for suffix in kind.SUFFIXES), *knows(name, kind))


def knows(name: str, kind: Format) -> Iterator[str]:
    """What its sample shows that it reads beside the words, and what becomes of the file."""
    transcript = read(kind.SAMPLE, name)
    yield "yes" if any(segment.speaker for segment in transcript.segments) else ""
    yield "yes" if any(timing.begins is not None for timing in timings(transcript)) else ""
    yield "yes" if any(timing.confidence is not None for timing in timings(transcript)) else ""
    yield "yes" if transcript.alternatives else ""
    yield kind.CHANGES


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

"""Every format, and every transcript at hand, for the laws that all of them must keep."""

from __future__ import annotations

import os
import re
from itertools import chain
from pathlib import Path

from hypothesis import strategies as st

from mondegreen.errors import MalformedError
from mondegreen.formats import format_named, format_names, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.reading import decoded

OWN_FOLDER = Path(__file__).resolve().parents[1] / "transcripts"
MORE = os.environ.get("MONDEGREEN_SAMPLES", "")
"""A folder of transcripts that are not the project's to give away; the laws are held to each of them."""
FOLDERS = (OWN_FOLDER, *([Path(MORE)] if MORE else []))
FILES = {file.name: file for folder in FOLDERS for file in sorted(folder.iterdir()) if file.is_file()}
NAMES = format_names()
SAMPLES = {name: format_named(name).SAMPLE for name in NAMES}


def source_of(file):
    return decoded(file.read_bytes(), str(file))[0]


def own_sources():
    """The samples of the formats and the transcripts of this project."""
    own = (source_of(file) for file in FILES.values() if file.parent == FOLDERS[0])
    return list(chain(SAMPLES.values(), own))


OWN = own_sources()


def places(transcript):
    """All runs, those of the echoes included."""
    return chain(transcript.runs, *transcript.echoes)


def words(text):
    return [found.span() for found in re.finditer(r"\S+", text)]


def read_or_refused(source, name=""):
    try:
        return read(source, name)
    except MalformedError:
        return None


NEW_WORDS = st.sampled_from(
    ["", "Ilya", "of", "R&D", "x > y", "don't", "OpenAI's new one", "zweieinhalb Äpfel", "a b c d e"]
)


def _numbered(words, number):
    """No two new lines are the same by chance: in rolling captions, that would be an echo."""
    return f"{words}{number}" if words else ""


@st.composite
def edits_of(draw, text, new_words=NEW_WORDS):
    """Edits of whole words, in order."""
    spans, edits, place = words(text), [], 0
    while place < len(spans):
        place += draw(st.integers(0, 6))
        last = place + draw(st.sampled_from([0, 0, 0, 1, 2, 4]))
        if last < len(spans):
            edits.append(Edit(spans[place][0], spans[last][1], _numbered(draw(new_words), place)))
        place = last + 1
    return edits


@st.composite
def ragged_edits_of(draw, text):
    """Edits that start and end anywhere, also within words, between lines or nowhere."""
    count = draw(st.integers(1, 4))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)))
    return [
        Edit(start, end, _numbered(draw(NEW_WORDS), start)) for start, end in zip(ends[::2], ends[1::2], strict=True)
    ]


INSERTIONS = st.sampled_from(
    [
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        " ",
        "-->",
        "->",
        "00:00:01.000",
        "0:",
        ",",
        "<",
        "</c>",
        "&",
        "&#0;",
        "\ufeff",
        "7",
        "-",
        ":",
        '"',
        "\\",
        "\\n",
        "\\ud83d",
        "\\u00e9",
        "[",
        "}",
        "{}",
        "null",
        "NaN",
        "1",
        "|",
        "]]>",
    ]
)


@st.composite
def mutated(draw, source):
    """A source as an accident would leave it: cut off, its lines shuffled, or with something in it."""
    for _ in range(draw(st.integers(1, 4))):
        accident = draw(st.sampled_from(["cut", "shuffle", "ends", "insert", "drop"]))
        place = draw(st.integers(0, len(source)))
        if accident == "cut":
            source = source[:place]
        elif accident == "shuffle":
            source = "".join(draw(st.permutations(source.splitlines(keepends=True)[:40])))
        elif accident == "ends":
            source = re.sub(r"\r\n|\n|\r", draw(st.sampled_from(["\r", "\r\n", "\n", "\r\r\n", "\n\n"])), source)
        elif accident == "insert":
            source = source[:place] + draw(INSERTIONS) + source[place:]
        else:
            source = source[:place] + source[place + draw(st.integers(1, 5)) :]
    return source

"""What is too much is refused with a sentence, before memory is spent on it."""

import io
import tracemalloc
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from mondegreen.background import notes_in
from mondegreen.background.docx import BODY
from mondegreen.errors import MalformedError
from mondegreen.shows.glossary import glossary_at
from mondegreen_dictionaries import PackError, read_pack


def packed(words: str, method: int) -> bytes:
    """A Word document whose words are packed in this way."""
    made = io.BytesIO()
    with ZipFile(made, "w", method) as archive:
        archive.writestr(BODY, words)
    return made.getvalue()


def test_a_pack_or_a_glossary_of_more_than_4_mib_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (4 * 2**20 + 1))
    with pytest.raises(PackError, match="more than 4 MiB"):
        read_pack(path)
    with pytest.raises(MalformedError, match="more than 4 MiB"):
        glossary_at(path)


@pytest.mark.parametrize("deep", ["[" * 100_000, "x = " + "[" * 100_000, "x = " + "{a=" * 100_000])
def test_toml_without_a_bottom_is_refused(tmp_path: Path, deep: str) -> None:
    path = tmp_path / "deep.toml"
    path.write_text(deep)
    with pytest.raises(PackError):
        read_pack(path)
    with pytest.raises(MalformedError):
        glossary_at(path)


@pytest.mark.parametrize("kind", ["feed", "docx"])
def test_xml_that_is_nested_more_than_100_deep_is_refused(kind: str) -> None:
    words = "<rss>" + "<a>" * 100 + "</a>" * 100 + "</rss>"
    with pytest.raises(MalformedError, match="more than 100 deep"):
        notes_in(words.encode() if kind == "feed" else packed(words, ZIP_DEFLATED), "notes")


def test_html_may_be_nested_as_deeply_as_it_likes() -> None:
    assert notes_in(b"<p>" + b"<div>" * 20_000 + b"Ilya Sutskever", "notes") == "Ilya Sutskever"


def test_json_without_a_bottom_is_refused() -> None:
    with pytest.raises(MalformedError):
        notes_in(b'{"chapters": ' + b"[" * 200_000, "notes")


def test_a_document_is_never_unpacked_beyond_what_is_read_of_it() -> None:
    bomb = packed("<w:document>" + " " * (100 * 2**20), ZIP_DEFLATED)
    tracemalloc.start()
    with pytest.raises(MalformedError, match="16 MiB"):
        notes_in(bomb, "bomb.docx")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 80 * 2**20


def test_a_document_that_is_packed_as_word_packs_none_is_refused() -> None:
    with pytest.raises(MalformedError, match="no Word document that can be read"):
        notes_in(packed("<w:document/>", ZIP_LZMA), "notes.docx")

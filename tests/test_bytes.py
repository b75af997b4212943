"""Files are read without guessing, and what is no text is called by its name."""

import errno
import io
import os
import sys
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mondegreen.disk import files
from mondegreen.disk.files import bytes_of, encoded
from mondegreen.errors import UnreadableError
from mondegreen.transcripts.reading import decoded, transcript_at, transcript_in

SENTENCE = "the café of Łódź"


def unreadable(raw: bytes, codec: str = "") -> str:
    with pytest.raises(UnreadableError) as error:
        decoded(raw, "x.txt", codec)
    return str(error.value)


def refused(path: str) -> str:
    with pytest.raises(UnreadableError) as error:
        bytes_of(path)
    return str(error.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"one\r\ntwo\rthree\n\nfour",
        b"\xef\xbb\xbfwith a mark\r\n",
        SENTENCE.encode("utf-16"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        b"form\x0cfeed \x1c and \xc2\x85 are no line ends here",
    ],
)
def test_what_is_read_gives_the_very_same_bytes_back(raw):
    text, codec = decoded(raw, "x.txt")
    assert encoded(text, codec, "x.txt") == raw


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n") and "\0" not in text))
@example("\ufeff\ufeffx")
def test_every_text_in_utf_8_is_read(text):
    raw = text.encode()
    assert decoded(raw, "x.txt") == (text, "utf-8")


@given(st.binary(max_size=64))
def test_no_bytes_end_in_anything_but_text_or_a_sentence(raw):
    for codec in ("", "utf-16", "utf-8-sig", "cp1252", "shift_jis", "utf-7", "idna", "punycode"):
        with suppress(UnreadableError):
            text, name = decoded(raw, "x.txt", codec)
            assert text.encode(name) == raw


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf8"])
def test_a_mark_stays_in_the_text_whatever_the_codec_is_called(codec):
    assert decoded(b"\xef\xbb\xbfhello", "x.txt", codec)[0] == "\ufeffhello"


@pytest.mark.parametrize("raw", ["hi".encode("utf-16"), b"\xfe\xff\0h\0i", "hi".encode("utf-16-le")])
def test_utf_16_is_read_with_a_mark_of_either_order_and_without_one(raw):
    assert decoded(raw, "x.txt", "utf-16")[0].lstrip("\ufeff") == "hi"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["", "vtt", "whisper"])
def test_an_empty_file_is_a_transcript_without_words_whatever_it_should_be(raw, name):
    transcript = transcript_in(raw, "x.json", name)
    assert (transcript.text, transcript.segments) == ("", ())
    assert encoded(transcript.source, transcript.codec, "x.json") == raw


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("une leçon de français, à l'école".encode("cp1252"), "perhaps cp1252"),
        ("Привет, как дела? Сегодня мы поговорим о погоде и о том, что будет.".encode("cp1251"), "perhaps cp1251"),
        ("hello there".encode("utf-16-le"), "perhaps utf-16-le"),
        ("hello there".encode("utf-16-be"), "perhaps utf-16-be"),
    ],
)
def test_another_encoding_is_refused_with_a_hint_which_one(raw, hint):
    said = unreadable(raw)
    assert hint in said
    assert said.endswith("say which encoding it has with --encoding.")


def test_a_file_that_was_cut_inside_a_character_is_not_blamed_on_its_encoding():
    assert unreadable("the café".encode()[:-1]) == (
        "x.txt: it breaks off in the middle of a character; get the whole file."
    )


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"plain but\0nul"])
def test_a_binary_file_is_refused(raw):
    assert unreadable(raw) == "x.txt: this is not text; name a transcript."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF; save it as plain text and name that."),
        (b"{\\rtf1 one two}", "a document in RTF; save it as plain text and name that."),
        (b"PK\3\4\0\0word/document.xml", "a Word document; save it as plain text and name that."),
        (b"PK\3\4\0\0talk.srt", "an archive; unpack it and name the transcripts in it."),
        (b"ID3\3\0", "sound or film; have a recogniser write down what is said, and name that."),
        (b"\0\0\0\x20ftypM4A ", "sound or film; have a recogniser write down what is said, and name that."),
    ],
)
def test_a_document_an_archive_and_the_recording_itself_are_called_by_their_names(raw, said):
    assert unreadable(raw) == f"x.txt: this is {said}"


@pytest.mark.parametrize("codec", ["nonsense", "rot13", "base64"])
def test_an_encoding_that_is_none_is_refused(codec):
    assert unreadable(b"hello", codec) == f"x.txt: there is no encoding {codec!r}; look at the name."


def test_a_codec_that_would_change_bytes_is_refused():
    assert "does not give the same bytes back" in unreadable(b"+AGEAYg-", "utf-7")


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(str(tmp_path / "none")).endswith("there is no such file; look at the name.")
    assert refused(str(tmp_path)).endswith("this is a folder; name the transcripts in it.")
    assert refused(str(tmp_path / "pipe")).endswith("this is not a file; name the transcript itself.")
    assert refused("/dev/null").endswith("this is not a file; name the transcript itself.")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def forbidden(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files.os, "open", forbidden)
    assert refused("x.txt") == "x.txt: it cannot be read (permission denied)."


def test_a_file_that_is_too_large_is_not_taken_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 2**20)
    (tmp_path / "x").write_bytes(b"x" * (2**20 + 1))
    assert refused(str(tmp_path / "x")).endswith("larger than 1 MiB; split it first.")


def test_a_closed_standard_input_is_no_crash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-") == "standard input: it is closed; name a file."


def test_messages_call_standard_input_by_its_name(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x7fELF\0")))
    with pytest.raises(UnreadableError, match=r"^standard input: this is not text; name a transcript\.$"):
        transcript_at("-")

"""What is known of a recording beforehand, in whatever file it stands."""

import io
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.background import background_named, background_names, detected, notes_in
from mondegreen.background.docx import BODY
from mondegreen.background.feed import SAMPLE as FEED
from mondegreen.errors import MalformedError, MondegreenError
from mondegreen.recording import notes_beside
from mondegreen.terms.notes import terms_in

KINDS = background_names()


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_names_its_terms(kind):
    sample = background_named(kind)
    assert detected(sample.SAMPLE) == kind
    assert set(sample.NAMES) <= set(terms_in(notes_in(sample.SAMPLE, "notes")))


@pytest.mark.parametrize("kind", KINDS)
@given(raw=st.binary(max_size=40) | st.text(alphabet='<>{}[]":,&;/pitem \n', max_size=60).map(str.encode))
@settings(max_examples=30, deadline=None)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(kind, raw):
    sample = background_named(kind).SAMPLE
    for damaged in (raw, sample[: len(raw) * 4], sample[:20] + raw + sample[20:]):
        try:
            notes_in(damaged, "notes")
        except MondegreenError as error:
            assert str(error).startswith("notes")  # noqa: PT017 - not every damage is an error


def test_what_a_page_does_not_show_names_nothing():
    assert not {"Shop", "Foo", "Bar Baz"} & set(terms_in(notes_in(background_named("html").SAMPLE, "notes")))


def test_a_feed_tells_of_the_episode_that_is_meant():
    other = b"<item><title>117: Noam Chomsky</title><enclosure url='https://x/ep117.mp3'/></item></channel>"
    feed = FEED.replace(b"</channel>", other)
    assert {"Noam Chomsky", "Ilya Sutskever"} <= set(terms_in(notes_in(feed, "feed")))
    one = set(terms_in(notes_in(feed, "feed", "ep118")))
    assert "Ilya Sutskever" in one
    assert "Noam Chomsky" not in one
    assert "Craig Smith" in one
    assert "Noam Chomsky" in terms_in(notes_in(feed, "feed", "2026 - 117 Noam Chomsky (final)"))


def test_a_document_that_unpacks_without_end_is_refused():
    packed = io.BytesIO()
    with ZipFile(packed, "w", 8) as archive:
        archive.writestr(BODY, b"<w:document>" + b" " * (17 * 1024 * 1024))
    with pytest.raises(MalformedError, match="16 MiB"):
        notes_in(packed.getvalue(), "bomb.docx")


@pytest.mark.parametrize("kind", ["feed", "docx"])
def test_entities_are_not_expanded(kind):
    xml = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    )
    raw = xml.encode()
    if kind == "docx":
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr(BODY, xml)
        raw = packed.getvalue()
    with pytest.raises(MalformedError, match="entities"):
        notes_in(raw, "notes")


@pytest.mark.parametrize(
    ("transcript", "notes"),
    [
        ("talk.vtt", "talk.notes.md"),
        ("talk.vtt", "talk.info.json"),
        ("talk.en.vtt", "talk.info.json"),
        ("talk.en-US.vtt", "talk.description"),
        ("talk.srt", "talk.notes.docx"),
    ],
)
def test_notes_stand_beside_the_transcript(tmp_path, transcript, notes):
    (tmp_path / notes).write_text("x")
    assert notes_beside(str(tmp_path / transcript)) == tmp_path / notes
    assert notes_beside(str(tmp_path / "other.vtt")) is None

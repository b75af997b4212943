"""What every format on the shelf promises."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shelf import (
    FILES,
    NAMES,
    OWN,
    SAMPLES,
    edits_of,
    mutated,
    places,
    ragged_edits_of,
    read_or_refused,
    source_of,
    words,
)

from mondegreen.formats import detected, format_named, read, timings
from mondegreen.formats._json import looks_like_json
from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.patch import patched
from mondegreen.transcripts.reading import decoded

some = settings(deadline=None, max_examples=80)


@pytest.fixture(params=[*NAMES, *FILES], scope="module")
def source(request):
    """The sample of each format, and each file at hand."""
    return SAMPLES[request.param] if request.param in SAMPLES else source_of(FILES[request.param])


@pytest.mark.parametrize("name", NAMES)
def test_a_format_recognises_its_own_sample_and_no_other_does(name):
    found = [other for other in NAMES if format_named(other).recognises(SAMPLES[name])]
    assert found == ([] if name == "txt" else [name])


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_what_it_is_called_and_how_its_files_end(name):
    kind = format_named(name)
    assert kind.TITLE
    assert kind.CHANGES.endswith(".")
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in kind.SUFFIXES)


def test_no_two_formats_claim_the_same_suffix():
    suffixes = [suffix for name in NAMES for suffix in format_named(name).SUFFIXES]
    assert len(suffixes) == len(set(suffixes)), suffixes


def test_exactly_one_format_answers(source):
    assert len([name for name in NAMES if format_named(name).recognises(source)]) < 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_sample_reads_the_same_in_all_dress_and_goes_back_to_its_bytes(name, mark, end, codec):
    mark = mark or "\ufeff" * codec.startswith("utf-16")
    raw = (mark + SAMPLES[name].replace("\n", end)).encode(codec)
    text, used = decoded(raw, "sample")
    transcript = replace(read(text), codec=used)
    assert (transcript.format, transcript.text) == (name, format_named(name).READS)
    assert patched(transcript, []).encode(transcript.codec) == raw


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_without_its_last_line_end_reads_the_same(name):
    assert read(SAMPLES[name].rstrip("\n")).text == format_named(name).READS


def test_nothing_changes_without_an_edit(source):
    assert patched(read(source), []) == source


def test_every_run_shows_what_the_reading_text_has_there(source):
    transcript = read(source)
    for run in places(transcript):
        shown = source[run.start : run.end] if run.shown is None else run.shown
        assert shown
        assert shown == transcript.text[run.at : run.until]


def test_every_word_stands_in_exactly_one_run_and_runs_are_in_order(source):
    transcript = read(source)
    last = 0
    for run in transcript.runs:
        assert transcript.text[last : run.at] in ("", " ", "\n", "\n\n")
        last = run.until
    assert last == len(transcript.text)
    starts = [run.start for run in transcript.runs]
    assert starts == sorted(starts)


def test_no_two_places_overlap_in_the_source(source):
    transcript = read(source)
    spans = sorted((run.start, run.end) for run in (*places(transcript), *transcript.bare))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_rows_are_in_order_and_never_overlap(source):
    rows = [row for rows in read(source).rows for row in rows]
    assert all(row.start < row.end for row in rows)
    assert all(row.end <= after.start for row, after in pairwise(rows))


def test_times_are_of_words_of_the_reading_text_and_in_order(source):
    transcript = read(source)
    known = timings(transcript)
    for timing in known:
        said = transcript.text[timing.start : timing.end]
        assert said == said.strip() != ""
        assert timing.begins is None or timing.ends is None or timing.begins <= timing.ends
        assert timing.confidence is None or 0 <= timing.confidence <= 1
    assert all(one.end <= other.start for one, other in pairwise(known))


def test_segments_are_in_order_inside_the_text_and_hold_all_words(source):
    transcript = read(source)
    last = 0
    for segment in transcript.segments:
        assert last <= segment.start < segment.end
        assert not transcript.text[last : segment.start].strip()
        last = segment.end
    assert last == len(transcript.text)


def test_where_one_word_changes_only_its_places_differ(source):
    transcript = read(source)
    spans = words(transcript.text)
    for start, end in spans[:: max(1, len(spans) // 12)]:
        held = [run for run in (*places(transcript), *transcript.bare) if run.at < end and run.until > start]
        if any(run.shown is not None or run.at > start or run.until < end for run in held):
            continue
        there = sorted(Edit(run.start + start - run.at, run.start + end - run.at, "Zyzzyva") for run in held)
        assert patched(transcript, [Edit(start, end, "Zyzzyva")]) == replaced(source, there)


@some
@given(st.data())
def test_edits_of_words_are_read_again_as_they_were_made(data):
    transcript = read(data.draw(st.sampled_from(OWN)))
    edits = data.draw(edits_of(transcript.text))
    mended = patched(transcript, edits, format_named(transcript.format).escape)
    want = replaced(transcript.text, closed_up(transcript.text, edits))
    assert read(mended, transcript.format).text.split() == want.split()


@some
@given(st.data())
def test_edits_of_anything_are_read_again_as_they_were_made(data):
    transcript = read(data.draw(st.sampled_from(OWN)))
    assume(":" not in transcript.text)  # half a word before a colon may look like a speaker's name
    edits = data.draw(ragged_edits_of(transcript.text))
    mended = patched(transcript, edits, format_named(transcript.format).escape)
    want = replaced(transcript.text, closed_up(transcript.text, edits))
    assert "".join(read(mended, transcript.format).text.split()) == "".join(want.split())


@some
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_changed(data):
    source = data.draw(mutated(data.draw(st.sampled_from(OWN))))
    for name in ("", *NAMES):
        transcript = read_or_refused(source, name)
        if transcript:
            assert patched(transcript, []) == source
            for run in places(transcript):
                shown = source[run.start : run.end] if run.shown is None else run.shown
                assert shown == transcript.text[run.at : run.until]


@some
@given(st.data())
def test_a_damaged_file_takes_edits_too(data):
    transcript = read_or_refused(data.draw(mutated(data.draw(st.sampled_from(OWN)))))
    if transcript:
        edits = data.draw(edits_of(transcript.text, st.sampled_from(["", "Ilya", "two words"])))
        assert patched(transcript, edits, format_named(transcript.format).escape).count("Ilya") >= sum(
            edit.text == "Ilya" for edit in edits
        )


@some
@given(st.data())
def test_damaged_json_is_json_or_refused_and_stays_json_when_it_is_edited(data):
    source = data.draw(mutated(data.draw(st.sampled_from([own for own in OWN if looks_like_json(own)]))))
    transcript = read_or_refused(source)
    if transcript and looks_like_json(source):
        edits = data.draw(edits_of(transcript.text, st.sampled_from(["", "Ilya", 'a "b" \\ c', "Äpfel 🍏"])))
        mended = patched(transcript, edits, format_named(transcript.format).escape)
        json.loads(mended.removeprefix("\ufeff"))
        assert mended.isascii() or not source.isascii()


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_told_by_its_content(file):
    suffix = FILES[file].suffix
    expected = [name for name in NAMES if suffix in format_named(name).SUFFIXES and suffix != ".json"]
    if expected:
        assert detected(source_of(FILES[file])) == expected[0]

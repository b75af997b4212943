"""A transcript in the making, and the paragraphs it is read in."""

from __future__ import annotations

import pytest

from mondegreen.formats import read
from mondegreen.transcripts.paragraphs import LONG, SHORT, paragraphs
from mondegreen.transcripts.transcript import Draft, Run

SOURCE = "one two three four five six"
ONE, TWO, THREE, FOUR = (0, 3), (4, 7), (8, 13), (14, 18)


@pytest.fixture
def draft():
    return Draft(SOURCE)


def test_runs_that_follow_each_other_are_one_word(draft):
    draft.segment()
    draft.run(0, 2)
    draft.run(2, 3)
    assert draft.finish("txt").text == "one"


def test_a_line_that_breaks_inside_a_segment_is_a_space(draft):
    draft.segment()
    draft.run(*ONE)
    draft.line()
    draft.run(*TWO)
    assert draft.finish("txt").text == "one two"


def test_between_segments_stands_a_line_break(draft):
    for place in (ONE, TWO):
        draft.segment()
        draft.line()
        draft.run(*place)
    assert draft.finish("txt").text == "one\ntwo"


def test_where_the_speaker_changes_stands_an_empty_line(draft):
    for place, speaker in ((ONE, "Ada"), (TWO, "Ada"), (THREE, ""), (FOUR, "Bo")):
        draft.segment(speaker)
        draft.run(*place)
    assert draft.finish("txt").text == "one\ntwo\n\nthree\n\nfour"


def test_after_a_gap_stands_an_empty_line_and_only_once(draft):
    draft.gap()
    for place in (ONE, TWO):
        draft.segment()
        draft.run(*place)
    draft.gap()
    draft.gap()
    for place in (THREE, FOUR):
        draft.segment()
        draft.run(*place)
    draft.gap()
    assert draft.finish("txt").text == "one\ntwo\n\nthree\nfour"


def test_a_segment_that_says_nothing_leaves_no_trace(draft):
    draft.segment("Bo")
    draft.segment("Ada")
    draft.run(*ONE)
    draft.segment("Bo")
    draft.line()
    draft.run(4, 4)
    draft.segment("Ada")
    draft.run(*TWO)
    transcript = draft.finish("txt")
    assert transcript.text == "one\ntwo"
    assert [segment.speaker for segment in transcript.segments] == ["Ada", "Ada"]


def test_a_run_is_shown_as_its_reader_says(draft):
    draft.segment()
    draft.run(*ONE)
    draft.run(3, 4, "&")
    draft.run(*TWO, "")
    draft.run(*THREE)
    transcript = draft.finish("txt")
    assert transcript.text == "one&three"
    assert [run.until for run in transcript.runs] == [3, 4, 9]


def test_words_in_several_places_tell_where_they_stand(draft):
    draft.segment()
    draft.run(*ONE)
    draft.line()
    assert draft.words("two!three", ((*TWO, None), (7, 8, "!"), (*THREE, None))) == 4
    assert draft.finish("txt").runs == (Run(0, 3, 0), Run(4, 7, 4), Run(7, 8, 7, "!"), Run(8, 13, 8))


def test_echoes_are_sorted_by_what_they_show(draft):
    draft.segment()
    draft.run(*ONE)
    draft.line()
    draft.run(*TWO)
    draft.echo((Run(8, 11, 4),))
    draft.echo(())
    draft.echo((Run(14, 17, 0),))
    assert draft.finish("txt").echoes == ((Run(14, 17, 0),), (Run(8, 11, 4),))


def test_a_segment_knows_its_place_its_speaker_and_its_times(draft):
    draft.segment("Ada", 1.0, 2.5)
    draft.run(*ONE)
    draft.line()
    draft.run(*TWO)
    draft.segment("Bo")
    draft.run(*THREE)
    assert draft.finish("txt").segments == ((0, 7, "Ada", 1.0, 2.5), (9, 14, "Bo", None, None))


def spoken(*lines, pause=0.0, length=1.0):
    """A transcript of timed segments, with a pause after each."""
    draft = Draft("".join(lines))
    place, time = 0, 0.0
    for line in lines:
        draft.segment("", time, time + length)
        draft.run(place, place + len(line))
        place, time = place + len(line), time + length + pause
    return draft.finish("srt")


def pieces(transcript):
    return [transcript.text[part.start : part.end] for part in paragraphs(transcript)]


def test_nothing_said_is_no_paragraph():
    assert paragraphs(Draft("").finish("txt")) == ()


def test_a_paragraph_ends_where_the_speaker_changes_or_the_text_has_an_empty_line():
    transcript = read("Ada: one\ntwo\n\nthree\nBo: four")
    assert pieces(transcript) == ["one\ntwo", "three", "four"]
    assert [part.speaker for part in paragraphs(transcript)] == ["Ada", "Ada", "Bo"]


def test_a_long_line_of_a_text_without_times_is_a_paragraph():
    long = "so it was " * 14
    assert pieces(read(f"{long}\n{long}\nshort\nlines")) == [long.strip(), long.strip(), "short\nlines"]


def test_a_pause_ends_a_paragraph_that_has_some_length():
    assert len(pieces(spoken("x" * 200, "y" * 200, "z" * 200, pause=3.0))) == 2
    assert len(pieces(spoken("x" * 200, "y" * 200, "z" * 200, pause=1.0))) == 1


@pytest.mark.parametrize("end", ["done.", "done?”", "“done.”)", "做完了。"])
def test_a_long_paragraph_ends_with_the_segment_that_ends_a_sentence(end):
    lines = ["so it was " * 72 + end, "and then", "there was more"]
    assert pieces(spoken(*lines)) == [lines[0], "and then\nthere was more"]


@pytest.mark.parametrize("ending", [". ", "\n", " "])
def test_words_without_an_end_are_cut_between_sentences_or_lines_or_words(ending):
    source = ("and so it goes on" + ending) * 200
    transcript = read(source, "txt") if ending != "\n" else spoken(*source.splitlines())
    parts = pieces(transcript)
    assert "".join(parts) == transcript.text
    assert all(SHORT <= len(part) <= LONG + SHORT for part in parts)
    assert all(part.startswith("and so") for part in parts) or ending == " "
    assert all(part.split()[0] in "and so it goes on".split() for part in parts)


def test_every_piece_says_when_it_begins():
    transcript = spoken(*["and so it goes on"] * 200)
    segments = {segment.start: segment.begins for segment in transcript.segments}
    for part in paragraphs(transcript):
        assert part.begins == segments[part.start]

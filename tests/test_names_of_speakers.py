"""Speakers are listed, and renamed wherever their names stand, and nothing else changes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.errors import UnknownNameError, UnwritableError
from mondegreen.formats import format_named, format_names, labels, read
from mondegreen.transcripts.speakers import Speaker, renamed, speakers

SAMPLES = {name: format_named(name).SAMPLE for name in format_names()}
NAMED = [name for name in SAMPLES if name != "ctm" and any(speaker.name for speaker in speakers(read(SAMPLES[name])))]


def names_of(transcript):
    return [speaker.name for speaker in speakers(transcript)]


def without_speakers(value):
    """A JSON value without what stands under the keys that name speakers, or names them in a text."""
    if isinstance(value, dict):
        return {key: without_speakers(each) for key, each in value.items() if not key.lower().startswith("speaker")}
    if isinstance(value, list):
        return [without_speakers(each) for each in value]
    return value.replace("Ilya Sutskever: ", "Speaker 0: ") if isinstance(value, str) else value


def test_most_formats_name_speakers():
    assert len(NAMED) > 12


def test_speakers_are_listed_as_they_begin():
    cues = ("01.000 --> 00:02.000\n<v A>so it", "02.000 --> 00:03.000\n<v B>is", "03.000 --> 00:04.000\n<v A>x")
    talk = read("\n\n00:".join(("WEBVTT", *cues)))
    assert speakers(talk) == (Speaker("A", 2, 3, 1.0), Speaker("B", 1, 1, 2.0))


@pytest.mark.parametrize("name", NAMED)
def test_a_speaker_has_another_name_wherever_the_format_names_one(name):
    transcript = read(SAMPLES[name])
    old = next(speaker for speaker in names_of(transcript) if speaker)
    source = renamed(transcript, {old: "Ilya Sutskever"})
    again = read(source)
    assert again.format == name
    assert again.text == transcript.text
    assert names_of(again) == ["Ilya Sutskever" if speaker == old else speaker for speaker in names_of(transcript)]
    assert source.count("Ilya Sutskever") == sum(label.speaker == old for label in labels(transcript)) > 0


@pytest.mark.parametrize("name", [name for name in NAMED if SAMPLES[name].lstrip().startswith("{")])
def test_in_json_every_other_value_stays(name):
    transcript = read(SAMPLES[name])
    old = next(speaker for speaker in names_of(transcript) if speaker)
    mended = json.loads(renamed(transcript, {old: "Ilya Sutskever"}))
    if name != "dialogue":  # there, names stand in the text
        assert without_speakers(mended) == without_speakers(json.loads(SAMPLES[name]))


@pytest.mark.parametrize("name", NAMED)
def test_a_name_that_stays_is_written_as_it_was(name):
    transcript = read(SAMPLES[name])
    for old in filter(None, names_of(transcript)):
        if not old.startswith("Speaker "):  # a number becomes a name
            assert renamed(transcript, {old: old}) == transcript.source


def test_names_in_the_words_stay():
    talk = read("Ilya: I am Ilya: he said\nIlya: so\n\nYann: Ilya it was\n")
    assert renamed(talk, {"Ilya": "Ilya Sutskever"}) == (
        "Ilya Sutskever: I am Ilya: he said\nIlya Sutskever: so\n\nYann: Ilya it was\n"
    )


def test_two_may_change_their_names_and_two_may_become_one():
    talk = read("Ilya: so\n\nYann: it was\n")
    assert renamed(talk, {"Ilya": "Yann", "Yann": "Ilya"}) == "Yann: so\n\nIlya: it was\n"
    assert renamed(talk, {"Ilya": "Yann"}) == "Yann: so\n\nYann: it was\n"


def test_lines_that_roll_up_are_renamed_as_well():
    cue = "{} --> {}\n<v A>so it\n\n{} --> {}\n<v A>so it\n<v A>was\n\n"
    roll = "WEBVTT\n\n" + "".join(
        cue.format(*(f"00:{second:02}.000" for second in (at, at + 1, at + 1, at + 2))).replace("so", f"so {at}")
        for at in range(0, 12, 2)
    )
    assert renamed(read(roll), {"A": "Ilya"}) == roll.replace("<v A>", "<v Ilya>")


def test_markup_in_a_name_is_shown_as_it_is():
    talk = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud A >so\n")
    assert "<v.loud R&amp;D &lt;b&gt; >so" in renamed(talk, {"A": "R&D <b>"})


@pytest.mark.parametrize("name", ["a: b", "ilya", "-->", "\n\n", "Seven Words That Are No Name At All"])
def test_a_name_that_would_be_read_as_words_is_refused(name):
    with pytest.raises(UnwritableError, match=r"In this format \(txt\)"):
        renamed(read("Ilya: so it was\n"), {"Ilya": name})


def test_unknown_names_are_an_error_that_names_those_that_are_known():
    with pytest.raises(UnknownNameError, match=r"Nobody called 'Yan' speaks here; there are Ilya, Yann\."):
        renamed(read("Ilya: so\n\nYann: it\n"), {"Yan": "x"})
    with pytest.raises(UnknownNameError, match="it names no speakers"):
        renamed(read("so it was\n"), {"Yan": "x"})


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMED), st.text(min_size=1, max_size=20))
def test_whatever_the_new_name_it_is_that_name_or_refused(sample, new):
    transcript = read(SAMPLES[sample])
    old = next(speaker for speaker in names_of(transcript) if speaker)
    try:
        again = read(renamed(transcript, {old: new}), sample)
    except UnwritableError:
        return
    assert again.text.split() == transcript.text.split()
    assert new in names_of(again)

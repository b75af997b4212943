"""Formats in which words stand one by one: what becomes of their objects, their times and their copies."""

from __future__ import annotations

import json

import pytest

from mondegreen.formats import detected, format_named, read, timings
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched

WORDED = {
    "assemblyai": lambda root: [(word["text"], word["start"], word["end"]) for word in root["words"]],
    "aws": lambda root: [
        (item["alternatives"][0]["content"], item.get("start_time"), item.get("end_time"))
        for item in root["results"]["items"]
    ],
    "deepgram": lambda root: [
        (word["punctuated_word"], word["start"], word["end"])
        for word in root["results"]["channels"][0]["alternatives"][0]["words"]
    ],
    "google": lambda root: [
        (word["word"], word["startTime"], word["endTime"]) for word in root["results"][0]["alternatives"][0]["words"]
    ],
    "rev_ai": lambda root: [
        (part["value"], part.get("ts"), part.get("end_ts")) for part in root["monologues"][0]["elements"]
    ],
    "whisper": lambda root: [(word["word"], word["start"], word["end"]) for word in root["segments"][0]["words"]],
    "whisper_cpp": lambda root: [
        (token["text"], token["offsets"]["from"], token["offsets"]["to"])
        for token in root["transcription"][0]["tokens"]
    ],
    "word_list": lambda root: [tuple(word) for word in root],
}
each = pytest.mark.parametrize("name", sorted(WORDED))


def mended(name, *changes, source=""):
    """The sample, or a source, after these changes of what is read in it."""
    source = source or format_named(name).SAMPLE
    transcript = read(source, name)
    edits = [Edit(transcript.text.index(old), transcript.text.index(old) + len(old), new) for old, new in changes]
    return patched(transcript, edits, format_named(name).escape)


def words(name, *changes):
    return [(text.strip(), begins, ends) for text, begins, ends in WORDED[name](json.loads(mended(name, *changes)))]


@each
def test_of_several_words_that_become_one_the_first_takes_it_and_lasts_as_long(name):
    before, after = words(name), words(name, ("open Ai", "OpenAI"))
    first = next(number for number, word in enumerate(before) if word[0] == "open")
    text, begins, ends = after[first]
    assert text.rstrip(".") == "OpenAI"
    lasting = {
        "aws": "1.9",
        "whisper": 3.1,
        "word_list": 3.1,
        "google": "1.900s",
        "assemblyai": 1900,
        "whisper_cpp": 1800,
    }
    assert (begins, ends) == (before[first][1], lasting.get(name, 1.9))
    assert before[:first] == after[:first]
    assert not any(word[0].startswith("Ai") for word in after)


@each
def test_one_word_that_becomes_several_keeps_its_object_and_its_times(name):
    before, after = words(name), words(name, ("of" if name != "rev_ai" else "talked", "out of"))
    heard = "of" if name != "rev_ai" else "talked"
    assert after == [("out of", *word[1:]) if word[0] == heard else word for word in before]


@each
def test_a_word_that_goes_takes_its_object_and_no_other_time_changes(name):
    before, after = words(name), words(name, ("talked", ""))
    assert [word for word in after if word[0]] == [word for word in before if word[0] and word[0] != "talked"]


@each
def test_one_for_one_changes_nothing_but_the_word(name):
    assert words(name, ("talked", "spoke")) == [
        ("spoke", *word[1:]) if word[0] == "talked" else word for word in words(name)
    ]


@each
def test_words_at_both_ends_of_an_array_can_go(name):
    text = read(format_named(name).SAMPLE, name).text
    assert not any(word.strip(" .,") for word, *_ in words(name, (text, "")) if "[" not in word)


@pytest.mark.parametrize("name", ["assemblyai", "aws", "deepgram", "google", "whisper", "whisper_cpp"])
def test_all_copies_of_a_text_say_the_same(name):
    after = mended(name, ("open Ai", "OpenAI"), ("talked", "spoke"))
    assert "open Ai" not in after
    assert '"open"' not in after
    assert "talked to Ilya" not in after
    assert '"talked"' not in after
    assert read(after, name).text == read(format_named(name).SAMPLE, name).text.replace("open Ai", "OpenAI").replace(
        "talked", "spoke"
    )


def test_deepgram_keeps_its_second_word_bare_and_in_lower_case():
    root = json.loads(mended("deepgram", ("Ilya", "Ilia,"), ("The", "A")))
    best = root["results"]["channels"][0]["alternatives"][0]
    assert [word["word"] for word in best["words"]] == "i talked to ilia of open ai a café".split()
    assert best["paragraphs"]["transcript"] == "\nSpeaker 0: I talked to Ilia, of open Ai.\n\nSpeaker 1: A café.\n"


OPENAI = json.dumps(
    {
        "task": "transcribe", "text": "Good evening, Ilya. It's third-party.",
        "words": [{"word": word, "start": number, "end": number + 1} for number, word in
                  enumerate(["Good", "evening", "Ilya", "It's", "third", "party"])],
        "segments": [{"id": 0, "start": 0, "end": 6, "text": " Good evening, Ilya. It's third-party."}],
    }
)  # fmt: skip


def test_words_of_the_openai_api_follow_without_the_marks():
    root = json.loads(mended("whisper", ("evening, Ilya", "morning, Ilia"), ("party", "rate"), source=OPENAI))
    assert root["text"] == "Good morning, Ilia. It's third-rate."
    assert root["segments"][0]["text"] == " Good morning, Ilia. It's third-rate."
    assert [word["word"] for word in root["words"]] == ["Good", "morning", "Ilia", "It's", "third", "rate"]


def test_words_of_the_openai_api_have_their_times():
    transcript = read(OPENAI)
    said = {transcript.text[timing.start : timing.end]: timing.begins for timing in timings(transcript)}
    assert said == {"Good": 0, "evening": 1, "Ilya": 2, "It's": 3, "third": 4, "party": 5}


def test_whisperx_says_each_word_twice_and_its_time_is_told_once():
    spoken = [
        {"word": word, "start": number, "end": number + 0.5, "score": 0.5}
        for number, word in enumerate("so it was".split())
    ]
    spoken.append({"word": "1984."})
    source = json.dumps(
        {"segments": [{"start": 0, "end": 4, "text": " so it was 1984.", "words": spoken}], "word_segments": spoken}
    )
    transcript = read(source)
    assert detected(source) == "whisper"
    assert [timing.confidence for timing in timings(transcript)] == [0.5, 0.5, 0.5]
    assert mended("whisper", ("it was", "'twas"), source=source).count("'twas") == 3


def test_bare_segments_and_bare_texts_are_whisper_too():
    assert read('[{"id": 1, "start": 0.0, "end": 1.5, "text": " hello", "words": null}]').text == "hello"
    assert read('{"text": "hello", "usage": {"type": "duration", "seconds": 2}}').text == "hello"


def test_a_copy_that_says_something_else_is_left_alone():
    source = '{"text": "Hello, the end. Bye now.", "segments": [{"start": 0, "end": 1, "text": "Oh hello the end"}]}'
    after = json.loads(mended("whisper", ("end", "beginning"), source=source))
    assert after["segments"][0]["text"] == "Oh hello the beginning"
    assert after["text"] in (json.loads(source)["text"], "Hello, the beginning. Bye now.")


def test_a_ctm_line_holds_one_word_and_shares_its_time():
    source = "f A 1.00 0.90 ilya 0.5\nf A 2.00 0.5 of 1.0\nf A 2.5 0.25 open 1.0\n"
    assert mended("ctm", ("ilya", "a b c"), source=source) == (
        "f A 1.00 0.30 a 0.5\nf A 1.30 0.30 b 0.5\nf A 1.60 0.30 c 0.5\nf A 2.00 0.5 of 1.0\nf A 2.5 0.25 open 1.0\n"
    )
    assert mended("ctm", ("of open", "often"), source=source).endswith("f A 2.00 0.75 often 1.0\n")
    assert mended("ctm", ("of open", "more often than that"), source=source.rstrip("\n")).count("\n") == 4


def test_rev_tables_keep_their_columns():
    assert "Ilia/Ilya|1|3.83|4.11|,|UC|['0']\n" in mended("rev_nlp", ("Ilya", "Ilia|Ilya"))
    assert "OpenAI.|2|4.23|4.62|.||" not in mended("rev_nlp", ("open Ai", "OpenAI"))
    assert "OpenAI.|2|4.23|4.62|||\n" in mended("rev_nlp", ("open Ai", "OpenAI"))


@pytest.mark.parametrize("name", ["youtube_json3", "youtube_srv3"])
def test_youtube_words_have_times_and_go_with_their_element(name):
    transcript = read(format_named(name).SAMPLE)
    said = [(transcript.text[t.start : t.end], t.begins) for t in timings(transcript)]
    assert said[:4] == [("I", 0.88), ("talked", 1.2), ("to", 1.4), ("Ilya", 1.58)]
    after = mended(name, ("talked to", "met"))
    assert "talked" not in after
    assert "520" not in after
    assert read(after).text == transcript.text.replace("talked to", "met")


def test_words_of_rolling_captions_have_their_times():
    transcript = read(format_named("vtt").SAMPLE)
    said = [(transcript.text[t.start : t.end], t.begins, t.ends) for t in timings(transcript)]
    assert said[-3:] == [("a", 9.01, 9.5), ("big", 9.5, 10.0), ("one", 10.0, 11.0)]

"""What is special about WebVTT."""

from __future__ import annotations

import pytest

from mondegreen.formats import detected, read
from mondegreen.formats.vtt import escape, recognises

CUE = "00:01.000 --> 00:02.000\n"


def heard(words, head="WEBVTT\n\n"):
    transcript = read(head + CUE + words + "\n", "vtt")
    return [(line.speaker, transcript.text[line.start : line.end]) for line in transcript.segments]


@pytest.mark.parametrize("head", ["WEBVTT", "\ufeffWEBVTT", "WEBVTT - Title", "WEBVTT\tFILE", "\n WEBVTT"])
def test_it_is_known_by_its_first_word(head):
    assert recognises(head + "\n\n" + CUE + "hello\n")


@pytest.mark.parametrize("head", ["WEBVTTX", "webvtt", "This is WEBVTT", ""])
def test_another_first_word_is_not_enough(head):
    assert not recognises(head + "\n\n" + CUE + "hello\n")


def test_a_file_that_forgot_its_first_word_is_read_by_its_times():
    assert detected(CUE + "hello\n") == "srt"


@pytest.mark.parametrize(
    "block",
    [
        "Kind: captions\nLanguage: en\n\n",
        "X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n",
        "Style:\n::cue(c.x) { color: red;\n }\n##\n\n",
        "\nNOTE said by nobody\n\n",
        "\nNOTE\nsaid by nobody\nat 00:10.000 either\n\n",
        "\nSTYLE\n::cue { color: red }\n\n",
        "\nREGION\nid:fred\nwidth:40%\n\n",
        "\nintro - the first\n",
    ],
)
def test_what_stands_outside_of_cues_is_not_said(block):
    assert heard("hello", "WEBVTT\n" + block) == [("", "hello")]


def test_an_empty_line_ends_a_cue():
    assert heard("hello\n\nNOTE there\nand here\n\nthere") == [("", "hello")]


def test_a_voice_is_the_speaker_of_its_own_cue_only():
    assert heard("<v Bo>hello</v>\n\n" + CUE + "who?") == [("Bo", "hello"), ("", "who?")]


def test_two_voices_in_a_line_are_two_speakers():
    assert heard("<v.loud Ann &amp; Bo>hello</v> <v Cleo>hi</v>\nthere") == [
        ("Ann & Bo", "hello"),
        ("Cleo", "hi there"),
    ]


def test_a_voice_without_a_name_is_a_tag():
    assert heard("<v>hello <v.loud>there") == [("", "hello there")]


def test_classes_languages_and_times_are_not_said():
    assert heard("<c.a.b>he<00:00:01.500>llo</c> <lang en-GB>there</lang> <00:01.900><i>you</i>") == [
        ("", "hello there you")
    ]


def test_how_a_word_is_pronounced_is_not_said_beside_it():
    assert heard("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>") == [("", "漢字")]


def test_words_are_written_so_that_they_are_seen_as_they_are():
    assert escape("R&D <i> --> &amp;") == "R&amp;D &lt;i&gt; --&gt; &amp;amp;"
    assert heard(escape("R&D <i> --> &amp;")) == [("", "R&D <i> --> &amp;")]


@pytest.mark.parametrize("gap", [0, 0.02, 0.1, 0.5, 2])
@pytest.mark.parametrize("rests", [0.01, 0.0, 0.5])
def test_lines_that_roll_up_are_read_once_whatever_gaps_are_between_them(gap, rests):
    lines = ["good to be here", "so my name is", "what I am going", "to do is that", "that that works", "so it goes"]
    source, time, above = "WEBVTT\n\n", 0.0, " "
    for line in lines:
        for begins, ends, seen in ((time, time + 2, f"{above}\n{line}"), (time + 2, time + 2 + rests, f"{line}\n ")):
            if ends > begins:
                source += f"00:{begins:06.3f} --> 00:{ends:06.3f} align:start position:0%\n{seen}\n\n"
        time, above = time + 2 + rests + gap, line
    assert read(source).text.split("\n") == lines


def test_what_is_said_again_after_a_pause_is_said_again():
    cues = ["no no", "no no\nwell", "well\nwe go", "we go", "so there"]
    source = "WEBVTT\n\n" + "".join(
        f"00:{5 * place:02}.000 --> 00:{5 * place + 2:02}.000\n{cue}\n\n" for place, cue in enumerate(cues)
    )
    assert read(source).text == "no no\nwell\nwe go\nwe go\nso there"


@pytest.mark.parametrize("voice", ["<v>", "<v >", "<v  \t>"])
def test_a_voice_without_a_name_is_nobodys(voice):
    transcript = read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{voice}hello there\n")
    assert transcript.text == "hello there"
    assert transcript.segments[0].speaker == ""

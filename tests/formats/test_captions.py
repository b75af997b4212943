"""What holds for SubRip and WebVTT alike: times, speakers, rolling lines, damage."""

from __future__ import annotations

import pytest

from mondegreen.errors import MalformedError
from mondegreen.formats import detected, format_named, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched

BOTH = pytest.mark.parametrize("name", ["srt", "vtt"])


def captions(name, *cues):
    """A file of cues, each a time line and its words."""
    blocks = [f"{number}\n{times}\n{words}\n" for number, (times, words) in enumerate(cues, 1)]
    return ("WEBVTT\n\n" if name == "vtt" else "") + "\n".join(blocks)


def said(name, *texts):
    """A file whose cues follow each other without a pause."""
    return captions(name, *((f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000", text) for n, text in enumerate(texts)))


def speakers(source):
    transcript = read(source)
    return [(line.speaker, transcript.text[line.start : line.end]) for line in transcript.segments]


@BOTH
@pytest.mark.parametrize(
    ("times", "begins", "ends"),
    [
        ("00:00:01.040 --> 00:00:02.500", 1.04, 2.5),
        ("00:00:01,040 --> 00:00:02,500", 1.04, 2.5),
        ("00:01.040 --> 1:00:02.500", 1.04, 3602.5),
        ("100:00:00.000 --> 100:00:01.000", 360000, 360001),
        ("00:00:01.5-->00:00:02", 1.5, 2),
        ("  00:00:01.040   -->   00:00:02.500   ", 1.04, 2.5),
        ("00:00:01.040 --> 00:00:02.500 X1:40 X2:600", 1.04, 2.5),
        ("00:00:01.040 --> 00:00:02.500 align:start position:0%", 1.04, 2.5),
    ],
)
def test_times_are_read_as_players_read_them(name, times, begins, ends):
    (segment,) = read(captions(name, (times, "so it was")), name).segments
    assert (segment.begins, segment.ends) == (begins, ends)


@BOTH
@pytest.mark.parametrize(
    "times",
    [
        "00:00:01.000 --> ",
        " --> 00:00:02.000",
        "00:00:01.000 -> 00:00:02.000",
        "00:00:01.000 -- 00:00:02.000",
        "00:00:01.000 00:00:02.000",
        "00:00:01.000 ->",
        "00:00:0x.000 --> 00:00:02.000",
        "00:00:01.000 --> 00:00:02.000yes",
        "00:00:01.000 --> 00;00:02.000",
        "000001.000 --> 00:00:02.000",
    ],
)
def test_a_broken_time_line_is_refused_with_its_line(name, times):
    whole = ("00:00:00.000 --> 00:00:01.000", "one")
    source = captions(name, whole, (times, "two"), whole)
    number = source[: source.index(times)].count("\n") + 1
    with pytest.raises(MalformedError, match=rf"^Line {number}: .*mend it"):
        read(source)


@BOTH
def test_a_file_that_breaks_off_within_a_time_line_is_refused(name):
    source = captions(name, ("00:00:00.000 --> 00:00:01.000", "one"), ("00:00:01.000 --> 00:00:02.000", "two"))
    start = source.index("2\n00:")
    for end in range(start + len("2\n0"), start + len("2\n00:00:01.000 --> 00:00:02.000")):
        with pytest.raises(MalformedError, match=f"^Line {source[:end].count(chr(10)) + 1}:"):
            read(source[:end])


@BOTH
def test_a_file_that_breaks_off_elsewhere_is_read_as_far_as_it_goes(name):
    source = captions(name, ("00:00:00.000 --> 00:00:01.000", "one"), ("00:00:01.000 --> 00:00:02.000", "two"))
    start = source.index("2\n00:")
    for end in (start, start + 1, start + len("2\n00:00:01.000 --> 00:00:02.000"), len(source) - 2):
        assert read(source[:end]).text.split()[0] == "one"
        assert not any(character.isdigit() for character in read(source[:end]).text)


@BOTH
def test_times_in_the_words_of_a_cue_are_words(name):
    spoken = "1:45.832 - his best lap\nsee you at\n10:30"
    assert read(said(name, spoken, "then")).text == "1:45.832 - his best lap see you at 10:30\nthen"


@BOTH
def test_a_cue_without_words_says_nothing(name):
    assert read(said(name, "one", " ", "", "<i></i>", "two")).text == "one\ntwo"


@BOTH
def test_a_label_at_the_head_of_a_line_is_the_speaker_until_the_next(name):
    source = said(
        name, "Craig Smith: hello", "are you\n>> ILYA: there?", "[SPEAKER_01]: no", "Dr. Öz (NASA): so: it was"
    )
    if name == "vtt":
        source = source.replace(">>", "&gt;&gt;")
    assert speakers(source) == [
        ("Craig Smith", "hello"),
        ("Craig Smith", "are you"),
        ("ILYA", "there?"),
        ("SPEAKER_01", "no"),
        ("Dr. Öz (NASA)", "so: it was"),
    ]


@BOTH
def test_where_nearly_every_cue_has_a_label_any_name_is_one(name):
    cues = [
        "stokes: yes",
        "Danno Ferrin | Ipsilon: no: never",
        "ethDreamer (Mark): why",
        "Tim Beiko: so",
        "stokes: yes",
    ]
    assert speakers(said(name, *cues)) == [
        ("stokes", "yes"),
        ("Danno Ferrin | Ipsilon", "no: never"),
        ("ethDreamer (Mark)", "why"),
        ("Tim Beiko", "so"),
        ("stokes", "yes"),
    ]


@BOTH
def test_a_colon_in_a_line_is_no_label_by_itself(name):
    assert speakers(said(name, "and so: yes", "that is it: no", "then", "we", "go"))[0] == ("", "and so: yes")


@BOTH
def test_a_dash_at_the_head_of_a_line_is_another_speaker_without_a_name(name):
    assert read(said(name, "Ada: hello\n- Hi!\n-No", "- Bo: yes", "- well-known -")).text == (
        "hello\n\nHi!\n\nNo\n\nyes\n\nwell-known -"
    )


@BOTH
def test_a_turn_without_a_name_stands_apart_and_keeps_its_mark(name):
    mark = "&gt;&gt;" if name == "vtt" else ">>"
    assert read(said(name, "hello", f"{mark} hi")).text == "hello\n\n>> hi"


@BOTH
def test_markup_and_entities_are_not_in_the_way_of_words(name):
    transcript = read(said(name, "<i>Op</i>en<b> Ai</b> &amp; I&#39;m <u>in</u>"))
    assert transcript.text == "Open Ai & I'm in"
    assert [transcript.source[run.start : run.end] for run in transcript.runs] == [
        "Op", "en", " Ai", " ", "&amp;", " I", "&#39;", "m ", "in",
    ]  # fmt: skip


@BOTH
def test_marks_nobody_sees_do_not_stand_between_words_and_their_match(name):
    assert read(said(name, "open&lrm; Ai&nbsp;is &rlm;here")).text == "open Ai is here"


@BOTH
@pytest.mark.parametrize(
    "words", ["went&nbsp; home", "went &nbsp;home", "went&nbsp;&nbsp;home", "went <i>&#160;home</i>"]
)
def test_a_space_set_as_an_entity_makes_no_doubled_space(name, words):
    text = read(said(name, words)).text
    assert text.split() == ["went", "home"]
    assert "  " not in text
    assert read(said(name, "went  <i>home</i>")).text == "went  home"


@BOTH
def test_what_only_looks_like_markup_is_text(name):
    assert read(said(name, "a < b &c; R&B && <3 {x}")).text == "a < b &c; R&B && <3 {x}"


@BOTH
def test_a_line_that_rolls_up_is_an_echo_of_the_cue_just_before(name):
    transcript = read(said(name, "open oak", "open oak\nthat my", "that my\nfather", "father\nopen oak"))
    assert transcript.text == "open oak\nthat my\nfather\nopen oak"
    assert [[run.at for run in echo] for echo in transcript.echoes] == [[0], [9], [17]]


@BOTH
def test_several_lines_roll_up_together(name):
    transcript = read(said(name, "one\ntwo", "one\ntwo\nthree", "two\nthree\nfour"))
    assert transcript.text == "one two\nthree\nfour"
    assert len(transcript.echoes) == 4


@BOTH
def test_what_is_said_again_is_no_echo(name):
    again = ["No.", "No.", "No.\nI said", "you", "never", "ask", "never", "tell"]
    transcript = read(said(name, *again))
    assert transcript.text == "No.\nNo.\nNo. I said\nyou\nnever\nask\nnever\ntell"
    assert not transcript.echoes


def test_times_between_words_are_not_read_where_the_file_does_not_say_that_it_is_webvtt():
    assert (
        read("00:01.000 --> 00:03.000\n<v Ann>met <00:00:02.000>switzer<00:00:02.200>berger").text
        == "met switzerberger"
    )


@BOTH
def test_a_line_that_comes_again_after_a_pause_is_said_again(name):
    rolling = [(f"00:00:0{n}.000 --> 00:00:0{n + 1}.000", words) for n, words in enumerate(["a b", "a b\nc", "c\nd"])]
    source = captions(name, *rolling, ("00:00:09.000 --> 00:00:10.000", "d\ne"))
    assert read(source).text == "a b\nc\nd\nd e"


@BOTH
def test_a_correction_mends_every_echo(name):
    source = said(name, " \nwe use open Ai", "we use open Ai\n ", "we use open Ai\nfor all", "for all\nof it")
    transcript = read(source)
    start = transcript.text.index("open")
    mended = patched(transcript, [Edit(start, start + 7, "OpenAI")], format_named(name).escape)
    assert mended == source.replace("open Ai", "OpenAI")


@BOTH
def test_a_line_that_loses_all_its_words_leaves_no_empty_line(name):
    source = said(name, "um\nhello", "so\num", "um", "there")
    transcript = read(source)
    edits = [Edit(n, n + 2, "") for n in range(len(transcript.text)) if transcript.text.startswith("um", n)]
    mended = patched(transcript, edits)
    assert mended == source.replace("um\n", "")
    assert read(mended).text == "hello\nso\nthere"


@BOTH
def test_no_replacement_can_break_the_file(name):
    transcript = read(said(name, "one", "two words", "three"))
    for nasty in (
        "a\n\n7\n00:00:01.000 --> 00:00:02.000\nb",
        "00:00:01,000 --> 00:00:02,000",
        "x-->y",
        "\r\u2028\x00z",
    ):
        for start, end in ((0, 3), (4, 13)):
            mended = patched(transcript, [Edit(start, end, nasty)], format_named(name).escape)
            assert detected(mended) == name
            assert len(read(mended).segments) == 3
            assert read(mended).text.startswith("one") == (start > 0)
            assert read(mended).text.endswith("three")

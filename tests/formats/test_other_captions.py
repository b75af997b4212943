"""What is special about the captions of editors and broadcasters: ASS, SBV, TTML, srv3."""

from __future__ import annotations

import pytest

from mondegreen.errors import MalformedError
from mondegreen.formats import format_named, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched

EVENTS = "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
TT = '<tt xmlns="http://www.w3.org/ns/ttml">{}</tt>'


def heard(source):
    transcript = read(source)
    return [(line.speaker, transcript.text[line.start : line.end]) for line in transcript.segments]


def mended(source, old, new):
    transcript = read(source)
    start = transcript.text.index(old)
    return patched(transcript, [Edit(start, start + len(old), new)], format_named(transcript.format).escape)


def event(text, name=""):
    return f"{EVENTS}Dialogue: 0,0:00:01.50,0:00:03.00,Default,{name},0,0,0,,{text}\n"


def test_an_event_has_a_name_times_and_commas_in_its_text():
    (segment,) = read(event("so, it, was", "Ilya")).segments
    assert (segment.speaker, segment.begins, segment.ends) == ("Ilya", 1.5, 3.0)
    assert heard(event("so, it, was", "Ilya")) == [("Ilya", "so, it, was")]


def test_overrides_drawings_and_comments_are_not_said():
    assert heard(event("{\\an8\\i1}so{\\i0} it\\Nwas\\hhere {\\p1}m 0 0{\\p0}now")) == [("", "so it was here now")]
    assert heard(event("hello").replace("Dialogue", "Comment")) == []


def test_the_columns_stand_as_the_file_says():
    source = "[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,so, it was\n"
    assert heard(source) == [("", "so, it was")]


def test_an_event_without_its_columns_is_refused():
    with pytest.raises(MalformedError, match=r"^Line 5: this event"):
        read(EVENTS + "Dialogue: 0,0:00:01.00,0:0\n")


def test_new_words_cannot_be_overrides():
    assert mended(event("so it was"), "was", "{\\b1}\\Nis") == event("so it (/b1)/Nis")


def test_sbv_takes_its_times_from_one_line():
    (segment,) = read("0:00:01.500,0:00:03.000\nhello\nthere\n").segments
    assert (segment.begins, segment.ends) == (1.5, 3.0)


@pytest.mark.parametrize("broken", ["0:00:03.000", "0:00:03.000,", "0:00:03.000,0:00:0"])
def test_sbv_with_a_broken_time_line_is_refused(broken):
    with pytest.raises(MalformedError, match=r"^Line 4: "):
        read(f"0:00:01.500,0:00:03.000\nhello\n\n{broken}\nthere\n")


@pytest.mark.parametrize(
    ("times", "begins", "ends"),
    [
        ('begin="00:00:01.500" end="00:00:03.000"', 1.5, 3.0),
        ('begin="1.5s" dur="1500ms"', 1.5, 3.0),
        ('begin="00:00:01:15" end="00:00:03:00"', 1.5, 3.0),
        ("begin='90m' end='2h'", 5400, 7200),
        ('begin="soon"', 0.0, 0.0),
    ],
)
def test_ttml_times_come_in_many_shapes(times, begins, ends):
    (segment,) = read(TT.format(f"<body><div><p {times}>hello</p></div></body>")).segments
    assert (segment.begins, segment.ends) == (begins, ends)


def test_ttml_frames_and_ticks_are_counted_as_the_file_says():
    source = '<tt xmlns="x" ttp:frameRate="25" ttp:tickRate="1000"><p begin="50f" end="3000t">hello</p></tt>'
    (segment,) = read(source).segments
    assert (segment.begins, segment.ends) == (2.0, 3.0)


def test_white_space_in_xml_is_one_space_and_comments_are_not_seen():
    source = TT.format('<tt:p begin="1s">\n  so\n  <span>it</span><!-- <p>never</p> --> was &#x26; is\n</tt:p><p/>')
    assert heard(source) == [("", "so it was & is")]
    assert heard(TT.format("<!-- <p>never</p> --><p>a</p><!-- <p>x</p> --><p>b <!-- c</p>")) == [
        ("", "a"),
        ("", "b <!-- c"),
    ]
    assert mended(source, "was &", "R&D <") == source.replace("was &#x26;", "R&amp;D &lt;")


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE tt PUBLIC "-//W3C//DTD TTML" "http://www.w3.org/x.dtd">\n',
        '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE tt [\n  <!ENTITY who "us">\n] >\n<?style x?>\n',
        '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>',
    ],
)
def test_what_stands_before_the_first_element_does_not_hide_captions(prolog):
    assert heard(prolog + TT.format('<p begin="1s" end="2s">hello</p>')) == [("", "hello")]
    assert heard(prolog + '<timedtext format="3"><body><p t="0" d="9">hello</p></body></timedtext>') == [("", "hello")]


@pytest.mark.parametrize("source", [TT.format("<p>hello"), '<timedtext format="3"><body><p t="0">hello'])
def test_a_paragraph_that_does_not_end_is_refused(source):
    with pytest.raises(MalformedError, match=r"^Line 1: this paragraph does not end"):
        read(source)


def test_ctm_with_a_line_of_something_else_is_refused():
    with pytest.raises(MalformedError, match=r"^Line 3: file, channel"):
        read(";; a comment\nf A 1.0 0.5 so 1.0\nhello there\n")


def test_a_rev_table_with_a_short_line_is_refused():
    with pytest.raises(MalformedError, match=r"^Line 2: 5 cells"):
        read("token|speaker|ts|endTs|punctuation\nso|1|0.1\n")

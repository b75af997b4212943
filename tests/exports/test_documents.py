"""Reading text as Markdown, HTML and for Word: the words are all there, and none of them is markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sessions import FRONT, exported, session

from mondegreen.exports import Front, Shown, export_named, passages
from mondegreen.formats import read
from mondegreen.sessions.session import Session
from mondegreen.transcripts.edits import Edit

TALK = "Craig: a co-founder of open Ai\n\nIlya: it was <b>Elia</b> & *me*\n"
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:01:07.000\n<v Craig>so\n\n01:01:07.500 --> 01:01:09.000\n<v Ilya>it was\n"
EVIL = (
    "# 1",
    "1. one",
    "- a",
    "> b",
    "+",
    "=====",
    "***",
    "---",
    "a | b",
    "![x](javascript:alert(1)) [y](z)",
    "<script>alert(1)</script>",
    "a_b_c _d_ __e__",
    "~~~ ~~no~~ ```",
    "&lt; &#39; &amp; & <!-- x -->",
    "\\* \\",
    "https://example.org/a_b*c",
    "x\x00\x1b[31m\x07\u202ey",
    '\' onload="alert(1)" }} {{ 7*7 }} {% raw %}',
    "]]> </style> </title> <!doctype>",
    "[00:01] 00:01 a:",
)


class Seen(HTMLParser):
    """What a browser shows of a page, by element, and which elements there are."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.paragraphs, self.attributes = [], [], []
        self._text = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag == "p":
            self._text = ""

    def handle_data(self, data):
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "p":
            self.paragraphs.append(" ".join(self._text.split()))
            self._text = None


def rendered(markdown):
    """The paragraphs that CommonMark makes of it, without tags."""
    return Seen(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def in_word(made, **shown):
    return Document(BytesIO(export_named("docx").export(made, Shown(**shown))))


def test_markdown_has_names_in_bold_and_front_matter():
    assert exported("md", session(TALK, ("open Ai", "OpenAI")), front=FRONT) == (
        '---\ntitle: "A talk"\nsource: "talk.vtt"\ndate: "2024-05-01"\npolicy: "clean"\n'
        'note: "As it was heard."\n---\n\n'
        "# A talk\n\n**Craig:** a co-founder of OpenAI\n\n**Ilya:** it was \\<b>Elia\\</b> & \\*me\\*\n"
    )


def test_markdown_is_read_back_with_its_words_and_names():
    transcript = read(exported("md", session(CAPTIONS), front=FRONT, times=True))
    assert (transcript.format, transcript.text) == ("md", "so\n\nit was")
    assert [segment.speaker for segment in transcript.segments] == ["Craig", "Ilya"]


@pytest.mark.parametrize("words", EVIL)
def test_no_word_is_markup_in_markdown(words):
    made = session("um", ("um", words))
    seen = rendered(exported("md", made))
    shown = " ".join(words.split()).replace("\x00", "\ufffd")
    assert (seen.elements, seen.paragraphs) == (["p"], [shown])


@pytest.mark.parametrize("words", EVIL)
def test_no_word_is_markup_on_a_page(words):
    made = session("um", ("um", words))
    plain = Seen(exported("html", session("um", ("um", "word")), front=FRONT))
    seen = Seen(exported("html", made, front=Front(title=words, source=words, date=words, note=words, policy="x")))
    assert seen.elements == plain.elements
    assert seen.attributes == plain.attributes
    assert len(seen.paragraphs) == 1
    assert re.sub("[^ -~]", "", seen.paragraphs[0]) == re.sub("[^ -~]", "", " ".join(words.split()))
    assert not set("\x00\x1b\x07\u202e") & set(seen.paragraphs[0])


@pytest.mark.parametrize("words", EVIL)
def test_a_document_holds_any_words(words):
    made = session("um", ("um", words))
    assert re.sub("[^ -~]", "", in_word(made).paragraphs[0].text) == re.sub("[^ -~]", "", " ".join(words.split()))


def test_a_page_loads_nothing_and_runs_nothing():
    page = exported("html", session(TALK), front=FRONT)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'" in page.replace(
        "&#39;", "'"
    )
    assert not re.search(r"https?:|src=|<script|@import|url\(", page)


def test_times_and_names_stand_where_they_are_wanted():
    shown = {"times": True}
    assert Seen(exported("html", session(CAPTIONS), **shown)).paragraphs == [
        "00:00:01 Craig: so",
        "01:01:07 Ilya: it was",
    ]
    assert [p.text for p in in_word(session(CAPTIONS), **shown).paragraphs] == [
        "00:00:01  Craig: so",
        "01:01:07  Ilya: it was",
    ]
    assert exported("md", session(CAPTIONS), labels=False) == "so\n\nit was\n"


def test_a_document_says_what_it_is_and_nothing_that_nobody_gave():
    document = in_word(session(TALK), front=FRONT)
    assert [p.text for p in document.paragraphs][:5] == [
        "A talk",
        "Source: talk.vtt",
        "Date: 2024-05-01",
        "Policy: clean",
        "Note: As it was heard.",
    ]
    properties = document.core_properties
    assert (properties.title, properties.author, properties.comments) == ("A talk", "", "")
    assert properties.created is properties.modified is None


def test_what_is_not_known_is_left_out():
    assert exported("md", session("it"), front=Front(source="x")) == '---\nsource: "x"\n---\n\nit\n'
    assert exported("txt", session("it"), front=Front(title="T", date="now")) == "T\n\nDate: now\n\nit\n"


def test_words_that_are_deleted_take_their_paragraph_with_them():
    assert exported("txt", session("[Music]\n\nIlya: it was", ("[Music]", ""))) == "Ilya: it was\n"


@pytest.mark.parametrize("name", ["txt", "md", "srt", "vtt"])
def test_where_every_word_is_gone_nothing_is_said(name):
    source = "um" if name in ("txt", "md") else "1\n00:00:01,000 --> 00:00:02,000\num\n"
    assert exported(name, session(source, ("um", ""))).removeprefix("WEBVTT").strip() == ""


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit(4, 9, "X"), ["one X", "three"]),  # it crosses the gap, and stays before it
        (Edit(5, 5, "X"), ["one", "Xtwo three"]),
        (Edit(3, 3, "X"), ["oneX", "two three"]),
        (Edit(5, 8, ""), ["one", "three"]),
    ],
)
def test_words_stay_in_their_paragraph(edit, words):
    class Edited(Session):
        def edits(self):
            return iter([edit])

    assert [passage.text for passage in passages(Edited(read("one\n\ntwo three"), ()))] == words


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_any_paragraphs_are_the_same_in_all_forms(texts):
    made = session("\n\n".join(texts), reads="txt")
    words = [passage.text for passage in passages(made)]
    fit = str.maketrans(dict.fromkeys(map(chr, [*range(32), *range(0x7F, 0xA0)]), "\ufffd"))
    assert [p.text.translate(fit) for p in in_word(made, labels=False).paragraphs] == [
        re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text).translate(fit) for text in words
    ]
    assert exported("txt", made, labels=False).rstrip("\n").split("\n\n") == [
        text.encode("utf-8", "replace").decode() for text in words
    ]

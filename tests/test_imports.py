"""Lists that people have already are read for what they say, and what no term can say is said."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.errors import MalformedError
from mondegreen.imports import Left, detected, import_named, import_names, imported
from mondegreen_dictionaries import Variant

NAMES = import_names()


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_teaches_what_it_says(name):
    form = import_named(name)
    assert tuple(form.lessons(form.SAMPLE)) == form.TEACHES
    assert form.TITLE


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_known_by_its_content(name):
    assert detected(import_named(name).SAMPLE) == name


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet=',"{}[]<>:|-\n\tab', max_size=40))
def test_any_text_is_read_or_refused(name, text):
    for form in (name, ""):
        with suppress(MalformedError):
            imported(text, form)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("open eye->OpenAI\n", {"OpenAI": (Variant("open eye", "ask"),)}),
        ("teku->Teku\n", {"Teku": ()}),
        ("taco->Teku\n", {"Teku": (Variant("taco", "ask"),)}),
        ("elya->Ilya\nelya->Elia\n", {"Ilya": (Variant("elya", "ask"),), "Elia": (Variant("elya", "ask"),)}),
        ("GitHub: get hub|git hubb|git hub\r\n", {"GitHub": (Variant("get hub", "ask"), Variant("git hubb"))}),
        ("heard\tmeant\njan lacun\tYann LeCun\n", {"Yann LeCun": (Variant("jan lacun"),)}),
        ("jan lacun,Yann LeCun\nmonroe inks,Monro Inc.\n", {
            "Yann LeCun": (Variant("jan lacun"),), "Monro Inc.": (Variant("monroe inks"),)
        }),
        ('["Ilya Sutskever", "OpenAI"]', {"Ilya Sutskever": (), "OpenAI": ()}),
    ],
)  # fmt: skip
def test_what_is_taught_is_a_term_with_its_mishearings(text, terms):
    assert imported(text).terms == terms


def test_the_old_order_of_a_table_can_be_turned_by_its_headings():
    assert imported("right,wrong\nTeku,tekku\n").terms == imported("wrong,right\ntekku,Teku\n").terms


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><OCRFixReplaceList>&b;</OCRFixReplaceList>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><OCRFixReplaceList>&a;</OCRFixReplaceList>',
        f"<OCRFixReplaceList>{'<a>' * 500}{'</a>' * 500}</OCRFixReplaceList>",
        "<OCRFixReplaceList><WholeWords>",
    ],
)
def test_hostile_xml_is_refused(text):
    with pytest.raises(MalformedError):
        imported(text)


def test_what_is_no_term_is_left_and_said():
    left = imported("♪->music\nfoo->\nbar->Bar Inc\n", "codespell").left
    assert [each.words for each in left] == ["♪"]
    assert all(isinstance(each, Left) and each.why for each in left)


def test_too_much_is_refused():
    with pytest.raises(MalformedError, match="10,000"):
        imported("\n".join(f"wrd{n}x->word{n}x" for n in range(10_001)))


@pytest.mark.parametrize(
    "text", ["Ilya Sutskever,person\nOpenAI,organisation\n", "who\twhat\nTeku\ta client\nGeth\tanother one\n"]
)
def test_a_table_of_something_else_is_refused(text):
    with pytest.raises(MalformedError, match="say which is which"):
        imported(text)

"""What recognisers are told: in the form their documentation gives, no more than they take, the most needed first."""

import json
import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.hints import SHOWN, Hint, hints_of, service_named, service_names
from mondegreen.hints._budget import tokens
from mondegreen.shows.past import Change, Past
from mondegreen_dictionaries import Entry

NAMES = service_names()
TERMS = st.lists(
    st.builds(Hint, st.text(alphabet="abcXYZ 019-'é日", min_size=1, max_size=40).filter(str.strip)), max_size=12
)


def written(name, hints):
    service = service_named(name)
    return service.written(tuple(service.fits(hints)))


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_is_what_is_written(name):
    assert written(name, SHOWN) == service_named(name).SAMPLE


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_fit_is_left_out_from_the_end(name):
    many = [Hint(f"Brunhilde {'abcdefghij'[n % 10] * 5}{'xyzuvw'[n % 6]} Ackerfeld") for n in range(3000)]
    chosen = tuple(service_named(name).fits(many))
    assert 0 < len(chosen) < len(many)
    assert list(chosen) == many[: len(chosen)]


def test_whisper_gets_a_prompt_of_fewer_tokens_than_it_keeps():
    prompt = written("whisper", [Hint(f"Zbigniew Sutskever {n}") for n in range(100)])
    assert tokens(prompt) <= 224
    assert prompt.endswith("Zbigniew Sutskever 0.\n")


@given(hints=TERMS)
@settings(max_examples=40, deadline=None)
def test_deepgram_gets_parameters_of_an_address(hints):
    assert parse_qsl(written("deepgram", hints).strip("\n")) == [
        ("keyterm", hint.text) for hint in service_named("deepgram").fits(hints)
    ]


@pytest.mark.parametrize("name", ["assemblyai", "google", "speechmatics"])
@given(hints=TERMS)
@settings(max_examples=20, deadline=None)
def test_others_get_json(name, hints):
    assert isinstance(json.loads(written(name, hints)), dict)


@given(hints=TERMS)
@settings(max_examples=60, deadline=None)
def test_amazon_gets_four_columns_without_spaces_or_digits_in_the_first(hints):
    head, *rows = written("aws", hints).rstrip("\n").split("\n")
    assert head.split("\t") == ["Phrase", "SoundsLike", "IPA", "DisplayAs"]
    for row in rows:
        phrase, sound, ipa, shown = row.split("\t")
        assert re.fullmatch(r"[A-Za-z'.-]+", phrase)
        assert (sound, ipa) == ("", "")
        assert shown


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Los Angeles", "Los-Angeles"),
        ("CLI", "C.L.I."),
        ("ABCs", "A.B.C.-s"),
        ("DynamoDB", "Dynamo-D.B."),
        ("VX02Q", "V.X.-zero-two-Q."),
    ],
)
def test_amazon_gets_phrases_as_its_documentation_spells_them(text, phrase):
    assert written("aws", [Hint(text)]).splitlines()[1].split("\t")[0] == phrase


def test_what_was_often_corrected_comes_first_and_then_what_is_rare():
    entries = [Entry("London", "place"), Entry("Sutskever", "person"), Entry("data set", "term")]
    assert [hint.text for hint in hints_of(entries, {})] == ["Sutskever", "London", "data set"]
    counts = {Change("date set", "data set"): Past(9, 9, target="data set")}
    assert hints_of(entries, counts)[0].text == "data set"


def test_words_that_every_recogniser_knows_are_left_out_and_names_are_given_one_by_one():
    entries = [Entry("the"), Entry("GPT-3"), Entry("ChatGPT"), Entry("GPT-3 and ChatGPT"), Entry("Ben and Jerry")]
    assert {hint.text for hint in hints_of(entries, {})} == {"GPT-3", "ChatGPT", "Ben and Jerry"}

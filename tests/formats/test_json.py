"""Transcripts in JSON: strings are patched where they stand, and what is no JSON is refused with its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.errors import MalformedError
from mondegreen.formats import detected, format_named, read
from mondegreen.formats._json import parsed
from mondegreen.formats._literal import escape, line_of
from mondegreen.transcripts.edits import Edit, replaced
from mondegreen.transcripts.patch import patched

some = settings(deadline=None, max_examples=200)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(allow_nan=False, allow_infinity=False)
    # lone surrogates are no text
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def plain(node):
    """The value as the standard library would have it; arrays of numbers are stepped over."""
    if isinstance(node.value, dict):
        return {key: plain(member) for key, member in node.value.items()}
    return [plain(item) for item in node.items] if isinstance(node.value, list) else node.value


def without_numbers(value):
    if isinstance(value, dict):
        return {key: without_numbers(member) for key, member in value.items()}
    if isinstance(value, list):
        numbers = len(value) > 1 and all(
            isinstance(item, (int, float)) and not isinstance(item, bool) for item in value
        )
        return [] if numbers else [without_numbers(item) for item in value]
    return value


def captions(*texts, **dress):
    lines = [{"text": text, "start": float(number), "duration": 1.0} for number, text in enumerate(texts)]
    return json.dumps(lines, **dress)


def mended(source, old, new):
    transcript = read(source)
    start = transcript.text.index(old)
    return patched(transcript, [Edit(start, start + len(old), new)], format_named(transcript.format).escape)


@some
@given(values, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(value, indent, ascii_only):
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(parsed(source)) == without_numbers(json.loads(source))
    assert plain(parsed(f"\ufeff \r\n{source}\t")) == plain(parsed(source))


@some
@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_every_character_of_a_string_knows_its_place(text, ascii_only):
    source = json.dumps([text], ensure_ascii=ascii_only)
    line = line_of(source, parsed(source).get(0))
    seen = "".join(sign if sign.isprintable() or ord(sign) >= 127 else " " for sign in text)
    assert "".join(line.text.split()) == "".join(seen.split()) or not text.isprintable()
    for start, end, shown in line.pieces:
        decoded = json.loads(f'"{source[start:end]}"')
        assert decoded == (shown or source[start:end]) or shown == " "


@some
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_can_be_written_into_a_string(words):
    assert json.loads(f'"{escape(words)}"') == words


@pytest.mark.parametrize(
    ("source", "line", "why"),
    [
        ('[{"text": "a"', 1, "breaks off"),
        ('[{"text":\n "a', 2, "does not end"),
        ('[{"text": "a"}\n{"text": "b"}]', 2, "comma"),
        ('[{"text": "a",\r\n}]', 2, "key"),
        ('[{"text" "a"}]', 1, "colon"),
        ('[{"text": "a", "start": NaN}]', 1, "NaN is no JSON"),
        ('[{"text": "a", "start": -Infinity}]', 1, "-Infinity is no JSON"),
        ('[{"text": "a", "start": 01}]', 1, "no JSON"),
        ('[{"text": "a\tb"}]', 1, "does not end"),
        ('[{"text": "\\x"}]', 1, "escape"),
        ('[{"text": "\\ud83d"}]', 1, "half of a surrogate pair"),
        ('[{"text": "\\udf4f\\ud83c"}]', 1, "half of a surrogate pair"),
        ('[{"text": "a"}] []', 1, "follows the end"),
        ('[{"text": ]', 1, "a value is missing"),
        ("[[" * 500, 1, "deeper than 64"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(source, line, why):
    with pytest.raises(MalformedError, match=f"^Line {line}: .*{why}"):
        read(source)
    with pytest.raises(MalformedError, match=f"^Line {line}: "):
        read(source, "whisper")


@pytest.mark.parametrize("source", ['{"name": "x", "version": 1}', "[]", '[["a", "b"]]', '{"text": 5}'])
def test_json_that_is_no_transcript_is_never_read_as_plain_text(source):
    with pytest.raises(MalformedError, match="no transcript that is known"):
        read(source)


@pytest.mark.parametrize("source", ["[doctor] hello", "[1] a note", "{i} hello", '["', "{", "[ ] to do"])
def test_a_bracket_at_the_start_does_not_make_json(source):
    assert source in ('["', "{") or detected(source) == "txt"


def test_xml_that_is_no_caption_is_never_read_as_plain_text():
    with pytest.raises(MalformedError, match="XML or HTML"):
        read("<?xml version='1.0'?><x>hello</x>")


def test_new_words_are_written_as_the_file_writes_its_own():
    ascii_only = captions("the café by ilya")
    assert mended(ascii_only, "ilya", "Äpfel 🍏").endswith(
        '"the caf\\u00e9 by \\u00c4pfel \\ud83c\\udf4f", "start": 0.0, "duration": 1.0}]'
    )
    assert '"the café by Äpfel 🍏"' in mended(captions("the café by ilya", ensure_ascii=False), "ilya", "Äpfel 🍏")


def test_quotes_and_backslashes_cannot_end_a_string():
    after = json.loads(mended(captions("so it was"), "was", '"} \\ \n\u0007'))
    assert " ".join(after[0]["text"].split()) == 'so it "} \\'


@pytest.mark.parametrize("dress", [{}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}])
def test_all_else_in_the_file_stays(dress):
    source = captions('he said "open Ai"\tnow', "and\nthen", **dress)
    assert mended(source, "open Ai", "OpenAI") == source.replace("open Ai", "OpenAI")
    assert mended(source, "and then", "or then") == source.replace("and\\n", "or\\n")


def test_an_escape_is_seen_as_its_character_and_changed_as_a_whole():
    source = captions("na\u00efve caf\u00e9")
    transcript = read(source)
    assert transcript.text == "naïve café"
    assert mended(source, "ï", "i") == source.replace("\\u00ef", "i")
    assert replaced(transcript.text, [Edit(0, 5, "x")]) == "x café"
    assert mended(source, "naïve", "native") == source.replace("na\\u00efve", "native")


def test_a_line_of_captions_without_words_goes_with_its_comma():
    for texts, gone in ((("um", "a"), "um"), (("a", "um"), "um"), (("a", "um", "b"), "um")):
        after = json.loads(mended(captions(*texts), gone, ""))
        assert [line["text"] for line in after] == [text for text in texts if text != gone]
    assert json.loads(mended(captions("um"), "um", "")) == []

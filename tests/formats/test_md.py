"""What is special about Markdown."""

from __future__ import annotations

import pytest

from mondegreen.formats import detected, format_named, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched


def heard(source):
    transcript = read(source, "md")
    return [(line.speaker, transcript.text[line.start : line.end]) for line in transcript.segments]


def mended(source, old, new):
    transcript = read(source, "md")
    start = transcript.text.index(old)
    return patched(transcript, [Edit(start, start + len(old), new)], format_named("md").escape)


@pytest.mark.parametrize(
    "source",
    [
        "---\na: b\n---\nhello",
        "# Title\n\nhello",
        "\n\n## Title\n",
        "**Ilya:** hello",
        "**Ilya**: hello",
        "**Ilya** 1:07 hello",
    ],
)
def test_it_is_known_by_front_matter_a_heading_or_a_bold_label(source):
    assert detected(source) == "md"


@pytest.mark.parametrize(
    "source", ["#hashtag", "hello **there**", "- a list", "--- \nhello", "**so it was**", "Ilya: hello"]
)
def test_a_plain_text_with_marks_in_it_is_plain(source):
    assert detected(source) == "txt"


@pytest.mark.parametrize(
    "line",
    [
        "**Ilya:** hello",
        "**Ilya**: hello",
        "__Ilya:__ hello",
        "**Ilya** (00:12): hello",
        "**Ilya** 00:00:12 hello",
        "**Ilya:** [0:12] hello",
        "- **Ilya:** hello",
        "> Ilya: hello",
        "[00:12] **Ilya:** hello",
        "[00:12](https://example.org/?t=12) **Ilya:** hello",
    ],
)
def test_labels_and_times_come_in_many_shapes(line):
    assert heard(line) == [("Ilya", "hello")]


@pytest.mark.parametrize(
    "line",
    [
        "# hello",
        "| a | b |",
        "---",
        "* * *",
        "```\nhello\n```",
        "![hello](a.png)",
        "<br>",
        "[1]: https://example.org",
        "[00:12]",
    ],
)
def test_what_nobody_says_is_not_read(line):
    assert heard(line) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("so *it* was", "so it was"),
        ("so __it__ was, snake_case", "so it was, snake_case"),
        ("2 * 3 = 6", "2 * 3 = 6"),
        ("a \\* b &lt; c", "a * b < c"),
        ("see [this](https://example.org/a_b) now", "see now"),
        ("see https://example.org/a_b, now", "see , now"),
        ("1. first", "first"),
        ("at 10:30 we (12:30) left", "at 10:30 we left"),
    ],
)
def test_markup_is_not_in_the_way_of_words(line, seen):
    assert heard(line) == [("", seen)]


def test_a_bullet_that_loses_its_words_goes_and_a_label_stays():
    source = "# t\n* um\n* so\n**Ilya:** um\n"
    assert mended(source, "um", "") == "# t\n* so\n**Ilya:** um\n"
    assert mended("# t\n**Ilya:** um\n* so\n", "um", "") == "# t\n**Ilya:** \n* so\n"


@pytest.mark.parametrize("words", ["a*b", "_x_", "`ls`", "[sic]", "<b>", "&amp;", "- so", "# so", "a\\b", "~~"])
def test_new_words_are_seen_as_they_are(words):
    assert read(mended("# t\nso it was\n", "so", words)).text == f"{words} it was"

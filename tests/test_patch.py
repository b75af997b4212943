"""Edits of the reading text, made in the source."""

from __future__ import annotations

import pytest

from mondegreen.formats import format_named, read
from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.patch import patched
from mondegreen.transcripts.transcript import Draft, Run

TIMES = "00:00:01.000 --> 00:00:02.000"


def edits(text, *changes):
    """An edit for each old text, in order."""
    place = 0
    for old, new in changes:
        place = text.index(old, place)
        yield Edit(place, place + len(old), new)
        place += len(old)


def mended(words, *changes):
    """The words of a WebVTT cue after these changes of what is read in it."""
    head = f"WEBVTT\n\n{TIMES}\n"
    transcript = read(f"{head}{words}\n")
    result = patched(transcript, edits(transcript.text, *changes), format_named("vtt").escape)
    assert result.startswith(head)
    return result.removeprefix(head).removesuffix("\n")


def closed(text, *changes):
    return replaced(text, closed_up(text, edits(text, *changes)))


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("so um yes", ["um"], "so yes"),
        ("um yes", ["um"], "yes"),
        ("so um", ["um"], "so"),
        ("so um, yes", ["um"], "so, yes"),
        ("so um (yes)", ["um"], "so (yes)"),
        ("so, um yes", [", um"], "so yes"),
        ("so um uh yes", ["um", "uh"], "so yes"),
        ("so um uh, yes", ["um", "uh"], "so, yes"),
        ("um uh", ["um", "uh"], ""),
        ("so um\nyes", ["um"], "so\nyes"),
        ("so\num yes", ["um"], "so\nyes"),
        ("so\num\nyes", ["um"], "so\nyes"),
        ("so\n\num\nyes", ["um"], "so\n\nyes"),
        ("so\n\num\n\nyes", ["um"], "so\n\nyes"),
        ("so humbug", ["um"], "so hbug"),
        ("so um", ["so um"], ""),
    ],
)
def test_a_deletion_takes_the_white_space_of_one_side(text, gone, left):
    assert closed(text, *((word, "") for word in gone)) == left


def test_a_deletion_between_changes_takes_only_what_is_left_to_it():
    assert closed("so um yes", ("so", "So"), ("um", ""), ("yes", "no")) == "So no"
    assert closed("a um, b", ("um", ""), (",", ".")) == "a. b"
    assert list(closed_up("a b", [Edit(1, 2, ""), Edit(2, 3, "c")])) == [Edit(1, 2, ""), Edit(2, 3, "c")]


def test_closing_up_gives_one_edit_for_each_in_order():
    given = [Edit(3, 5, ""), Edit(0, 2, "So"), Edit(6, 8, "")]
    assert [edit.text for edit in closed_up("so um uh yes", given)] == ["So", "", ""]


@pytest.mark.parametrize(
    ("words", "old", "new", "after"),
    [
        ("we use open\nAi now", "open Ai", "Open AI", "we use Open\nAI now"),
        ("we use open\nAi now", "open Ai", "OpenAI", "we use OpenAI\nnow"),
        ("we use\nopen Ai", "use open Ai", "used OpenAI", "we used\nOpenAI"),
        ("by kenneth\nbrook the 3rd", "kenneth brook", "Kenneth B. Rook", "by Kenneth B.\nRook the 3rd"),
        ("by brook\nthe river", "brook", "Kenneth Rook", "by Kenneth Rook\nthe river"),
        ("so that\nso that we", "so that so that", "so that", "so that\nwe"),
        ("open\nAi", "open Ai", "OpenAI", "OpenAI"),
    ],
)
def test_a_match_across_lines_is_shared_out_among_them(words, old, new, after):
    assert mended(words, (old, new)) == after


def test_a_match_across_cues_keeps_both_their_times():
    second = "\n\n00:00:02.000 --> 00:00:03.000\n"
    assert mended(f"we use open{second}Ai now", ("open\nAi", "OpenAI")) == f"we use OpenAI{second}now"
    assert mended(f"we use open{second}Ai now", ("open\nAi", "Open AI")) == f"we use Open{second}AI now"
    assert mended(f"we{second}do", ("we\ndo", "we two did")) == f"we{second}two did"


@pytest.mark.parametrize(
    ("words", "old", "new", "after"),
    [
        ("we<1><c> use</c><2><c> it</c>", "use", "used", "we<1><c> used</c><2><c> it</c>"),
        ("op<1><c> en</c><2><c> it</c>", "op en", "open up", "open<1><c> up</c><2><c> it</c>"),
        ("open<1><c> Ai</c><2><c> is</c>", "open Ai", "OpenAI", "OpenAI<1><c></c><2><c> is</c>"),
        ("open<1><c> Ai</c><2><c> is</c>", "open Ai is", "OpenAI is", "OpenAI<1><c></c><2><c> is</c>"),
        ("it<1><c> use</c><2><c> it</c>", "use", "is of use", "it<1><c> is of use</c><2><c> it</c>"),
        ("<i>open </i>Ai is", "open Ai", "OpenAI", "<i>OpenAI</i> is"),
        ("<i>open </i>Ai is", "open Ai", "Open AI", "<i>Open </i>AI is"),
        ("h<c>e</c>llo<c> you</c>", "hello", "hallo", "hallo<c></c><c> you</c>"),
        ("so<1><c> um</c><2><c> yes</c>", "um", "", "so<1><c></c><2><c> yes</c>"),
        ("so<1><c> um</c><2><c>, yes</c>", "um", "", "so<1><c></c><2><c>, yes</c>"),
        ("<i>so</i> um", "um", "", "<i>so</i>"),
    ],
)
def test_a_match_across_tags_keeps_the_tags(words, old, new, after):
    assert mended(words, (old, new)) == after


@pytest.mark.parametrize(
    ("words", "old", "new", "after"),
    [
        ("the R&amp;D lab", "R&D", "R&B", "the R&amp;B lab"),
        ("the R&amp;D lab", "R&D lab", "R&D labs", "the R&amp;D labs"),
        ("the R&amp;D lab", "R&D", "RnD", "the RnD lab"),
        ("the R&amp;D lab", "&", " & ", "the R &amp; D lab"),
        ("I don&#39;t know", "don't", "do not", "I do not know"),
        ("I don&#39;t know", "know", "<know>", "I don&#39;t &lt;know&gt;"),
        ("open&nbsp;Ai is", "open Ai", "Open AI", "Open&nbsp;AI is"),
        ("open&nbsp;Ai is", "open Ai", "OpenAI", "OpenAI is"),
    ],
)
def test_entities_stay_where_they_are_and_new_words_get_theirs(words, old, new, after):
    assert mended(words, (old, new)) == after


def test_words_that_stay_keep_their_place():
    assert (
        mended("the open\nAi is\nhere now", ("the open Ai is here", "the OpenAI is here")) == "the OpenAI\nis\nhere now"
    )


def test_a_deletion_across_lines_leaves_no_space_behind():
    assert mended("so um\num yes", ("um um", "")) == "so\nyes"
    assert mended("so um\nyes", ("um", "")) == "so\nyes"
    assert mended("so\num yes", ("um", "")) == "so\nyes"


def test_a_line_that_loses_all_its_words_goes_with_its_line_break():
    assert mended("so\num um\nyes", ("um um", "")) == "so\nyes"
    assert mended("so\n  um  \nyes", ("um", "")) == "so\nyes"
    assert mended("so\n<i>um</i>\nyes", ("um", "")) == "so\n<i></i>\nyes"


def test_an_insertion_stands_beside_the_word_before_it():
    assert mended("so<1><c> yes</c>", ("", "oh ")) == "oh so<1><c> yes</c>"
    transcript = read("one\n\ntwo")
    assert patched(transcript, [Edit(3, 3, ",")]) == "one,\n\ntwo"
    assert patched(transcript, [Edit(4, 4, "and")]) == "one and\n\ntwo"
    assert patched(transcript, [Edit(8, 8, "!")]) == "one\n\ntwo!"


def test_an_edit_of_the_joint_itself_is_written_in_the_words_beside_it():
    assert mended("one\ntwo", (" ", ", ")) == "one,\ntwo"
    assert mended("one\ntwo", ("one", "1"), (" ", ", "), ("wo", "oo")) == "1,\ntoo"


def test_two_edits_of_one_run_that_shows_something_else_are_both_made():
    draft = Draft(r'"caf\u00e9 and caf\u00e9"')
    draft.segment()
    draft.run(1, 24, "café and café")
    transcript = draft.finish("txt")
    changes = edits(transcript.text, ("café", "tea"), ("café", "cake"))
    assert patched(transcript, changes, str.upper) == '"TEA AND CAKE"'


def test_an_echo_that_is_written_otherwise_says_the_same():
    source = "open Ai is | <open>< Ai>< is> | is"
    draft = Draft(source)
    draft.segment()
    draft.run(0, 10)
    draft.echo((Run(14, 18, 0), Run(20, 23, 4), Run(25, 28, 7)))
    draft.echo((Run(32, 34, 8),))
    transcript = draft.finish("txt")
    assert patched(transcript, edits(transcript.text, ("open Ai", "OpenAI"))) == "OpenAI is | <OpenAI><>< is> | is"
    assert patched(transcript, edits(transcript.text, ("is", "was"))) == "open Ai was | <open>< Ai>< was> | was"
    assert patched(transcript, edits(transcript.text, ("Ai is", "AI was"))) == "open AI was | <open>< AI>< was> | was"


def test_line_breaks_and_other_controls_in_new_words_become_spaces():
    assert mended("one two", ("two", "2\r\n\n3\x004\u20285")) == "one 2 3 4 5"


@pytest.mark.parametrize(
    "wrong", [[Edit(0, 4, "x"), Edit(3, 5, "y")], [Edit(5, 99, "x")], [Edit(-1, 2, "x")], [Edit(3, 2, "")]]
)
def test_edits_that_cannot_all_be_made_are_refused(wrong):
    with pytest.raises(ValueError, match="overlaps"):
        patched(read("one two three"), wrong)


def test_edits_may_come_in_any_order():
    transcript = read("one two three")
    assert patched(transcript, [Edit(8, 13, "3"), Edit(0, 3, "1")]) == "1 two 3"


def test_a_transcript_without_words_stays_as_it_is():
    transcript = read("WEBVTT\n\nNOTE nothing\n")
    assert patched(transcript, []) == transcript.source

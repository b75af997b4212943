"""Lines: how text is broken into them, and which shows what."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len, split_graphemes

from mondegreen_tui.review.galley import Galley
from mondegreen_tui.review.layout import ONE_CELL, Layout, line_starts
from mondegreen_tui.safe import safe_line

PROSE = "It was a long talk, and I'm told that nobody remembers a-word-that-goes-on-and-on-for-ever of it. " * 5
WORDS = st.text(st.sampled_from("ab ’é日本语👩\u200d👧🇩🇪e\u0301.-"), max_size=80).map(safe_line)
"""As the screen gets them: a joiner that joins nothing is no character of its own width to anybody."""


def lines(text, width):
    starts = line_starts(text, width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_what_is_counted_as_one_cell_is_one_cell():
    single = [chr(code) for code in range(0x110000) if ONE_CELL.fullmatch(chr(code))]
    assert len(single) > 1000
    assert not [character for character in single if cell_len(character) != 1]


def test_prose_breaks_where_rich_breaks_it():
    for width in range(30, 90):
        assert line_starts(PROSE.strip(), width) == [0, *divide_line(PROSE.strip(), width)]


def test_a_word_longer_than_a_line_is_cut():
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_an_empty_text_is_one_empty_line():
    assert lines("", 10) == [""]


def test_wide_characters_count_as_two():
    assert lines("日本語のテキスト", 10) == ["日本語のテ", "キスト"]


@given(WORDS, st.integers(4, 30))
@example("ab 日", 4)
@example("日 日 ", 4)
@example("aaaaa \u0301", 5)
def test_no_line_is_wider_than_asked_and_no_character_is_lost(text, width):
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in broken)


@given(WORDS, st.integers(4, 30))
def test_no_grapheme_is_torn(text, width):
    assert set(line_starts(text, width)) <= {start for start, _, _ in split_graphemes(text)[0]} | {0}


def test_every_line_is_found_by_what_it_shows(session_of):
    layout = Layout(Galley(session_of()), 20)
    for y in range(layout.height):
        number, offset = layout.offset_at(y)
        if layout.at(y)[1] < len(layout.blocks[number].starts):
            assert layout.line_showing(number, offset) == y


def test_a_proposal_is_found_on_the_lines_that_show_it(session_of):
    session = session_of()
    layout = Layout(Galley(session), 20)
    for place, proposal in enumerate(session.proposals):
        first, last = layout.lines_of(place)
        shown = ""
        for y in range(first, last + 1):
            number, row = layout.at(y)
            block = layout.blocks[number]
            shown += block.text[block.starts[row] : [*block.starts, len(block.text)][row + 1]]
        assert re.search(re.escape(proposal.text), shown)


def test_a_changed_paragraph_says_whether_it_moved_the_others(session_of):
    session = session_of("talk to Elia\n\nand more")
    layout = Layout(Galley(session), 20)
    session.accept((0,))
    assert not layout.reset((0,), None)
    session.edit((0,), "somebody who has a very long name")
    assert layout.reset((0,), None)
    assert layout.height == len(layout.blocks[0].starts) + 1 + len(layout.blocks[1].starts)

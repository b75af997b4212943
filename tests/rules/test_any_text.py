"""Rules keep their promises on any text at all, and in a time that grows with its length."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.passage import Passage
from mondegreen.rule import all_rules
from mondegreen.settle import settled
from mondegreen.transcripts.edits import Edit, closed_up, replaced

WORDS = (
    "the that I um uh, you know, like it was it's in a to Human human Nets nets At dot com www slash gmail.com th- "
    "C L I c l i twenty five hundred and point percent dollars third March - -- ... .. , ; [Music] [sic] >> ♪ “ ’s "
    "1. İ ß é 中文"
)
PIECES = [*WORDS.split(), "\n", "\n\n", "Subtitles by the Amara.org community\n", "you\n", "\u200b"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
@settings(deadline=None)
def test_every_proposal_lies_in_the_text_and_changes_it(text):
    passage = Passage.of(text)
    for rule in all_rules():
        for proposal in rule.propose(passage):
            assert 0 <= proposal.start < proposal.end <= len(text)
            assert proposal.text != proposal.replacement


@given(TEXTS)
@settings(deadline=None)
def test_a_second_run_has_less_to_do(text):
    for _ in range(12):
        passage = Passage.of(text)
        proposals = settled(p for rule in all_rules() for p in rule.propose(passage))
        if not proposals:
            return
        text = replaced(text, closed_up(text, (Edit(p.start, p.end, p.replacement) for p in proposals)))
    pytest.fail(f"never done with {text!r}: {proposals}")


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "- ",
        "[ ",
        "um, ",
        "a b ",
        "I I ",
        "dot com ",
        "- No\n",
        "u",
        ">> ",
        "w- ",
        "so so so\n",
        "m",
        "the - - - ! ",
    ],
)
def test_no_text_is_slow(piece):
    passage = Passage.of(piece * 4000)
    began = process_time()
    for rule in all_rules():
        for _ in rule.propose(passage):
            pass
    assert process_time() - began < 3

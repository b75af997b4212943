"""What no policy touches, whatever is found there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen import Corrector
from mondegreen.limits import Span, addresses, outside, seen_in, switched_off
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN
from mondegreen.transcripts.transcript import Run, Segment, Transcript


def found(policy, text):
    passage = Passage.of(text)
    every = (proposal for rule in policy.rules for proposal in rule.propose(passage))
    return {proposal.rule for proposal in outside(every, policy.off_limits(text))}


class TestOffLimits:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("he wrote teh [sic] here", ["teh [sic]"]),
            ("[sic] the the", ["[sic]"]),
            (
                "and (inaudible) then [00:12:03 inaudible] so [unclear?]",
                ["(inaudible)", "[00:12:03 inaudible]", "[unclear?]"],
            ),
            ("this is it (guess what) and [Music]", []),
        ],
    )
    def test_an_editors_marks_are_respected(self, text, kept):
        assert [text[start:end] for start, end in CLEAN.off_limits(text)] == kept

    def test_the_word_before_sic_is_left_alone(self):
        assert found(CLEAN, "so the the [sic] cat") == set()
        assert found(CLEAN, "so the the cat") == {"repeated-word"}

    def test_a_switched_off_passage_is_left_alone(self):
        text = "the the <!-- mondegreen: off --> um, the the <!-- Mondegreen: ON --> um, so"
        assert [text[start:end] for start, end in switched_off(text)] == [text[8:68]]
        assert found(CLEAN, text) == {"repeated-word", "filler-sound"}
        assert found(CLEAN, text[8:]) == {"filler-sound"}

    def test_a_passage_that_is_never_switched_on_again_ends_with_the_text(self):
        text = "so <!-- mondegreen: off --> um um"
        assert list(switched_off(text)) == [Span(3, len(text))]

    def test_ignored_words_are_left_alone_in_any_case_unless_they_have_one(self):
        text = "the the Bye um Um bye\nbye"
        assert [text[s:e] for s, e in CLEAN.ignoring(["um", "bye bye"]).off_limits(text)] == ["um", "Um", "bye\nbye"]
        assert [text[s:e] for s, e in CLEAN.ignoring(["Um"]).off_limits(text)] == ["Um"]
        assert CLEAN.ignoring(["", " "]).ignore == frozenset()

    def test_what_touches_is_one(self):
        text = "one two three"
        assert CLEAN.ignoring(["one two", "two three"]).off_limits(text) == (Span(0, 7),)
        assert CLEAN.off_limits("") == ()

    def test_what_a_comment_switches_off_in_the_source_is_off_in_the_reading_text(self):
        source = "um <!-- mondegreen: off -->um &amp; um<!-- mondegreen: on --> um"
        runs = (Run(0, 3, 0), Run(27, 30, 3), Run(30, 35, 6, "&"), Run(35, 38, 7), Run(61, 64, 10))
        transcript = Transcript(source, "um um & um um", (Segment(0, 13),), runs)
        assert seen_in(transcript, switched_off(source)) == (Span(3, 10),)
        assert seen_in(transcript, ()) == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("see https://openai.com/blog/chatgpt. And", ["https://openai.com/blog/chatgpt"]),
        ("(www.chatgpt.com), or jan@openai.co.uk!", ["www.chatgpt.com", "jan@openai.co.uk"]),
        ("we follow @lexfridman and #chatgpt", ["@lexfridman", "#chatgpt"]),
        ("on github.com/open-ai, in chatgpt.py", ["github.com/open-ai", "chatgpt.py"]),
        ("get the .io domain", [".io"]),
        ("it works.Then we left. I use C# in the U.S. at 3.5 or so...and so", []),
        ("", []),
    ],
)
def test_addresses_are_known_by_their_marks_and_endings(text, kept):
    assert [text[start:end] for start, end in addresses(text)] == kept


def test_addresses_are_no_words_of_the_speakers():
    corrector = Corrector(terms=["OpenAI", "ChatGPT", "Lex Fridman"])
    text = "go to https://openai.com/chatgpt, write jan@openai.com, follow @lexfridman: it is openai that made it"
    assert corrector.correct(text) == text.replace("it is openai", "it is OpenAI")


def test_a_name_with_a_dot_of_its_own_gets_its_case():
    assert Corrector(terms=["Node.js"]).correct("we run node.js at home") == "we run Node.js at home"


@given(st.text(alphabet="aé.@#:/w \n-", max_size=300))
def test_addresses_stand_in_order_inside_the_text_and_apart(text):
    last = 0
    for start, end in addresses(text):
        assert last <= start < end <= len(text)
        last = end

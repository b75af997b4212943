"""The review line by line: one answer for all places of a change, and only some of them gone through."""

import pytest
from talks import INTERVIEW, mended


class TestCards:
    """One answer for all places of a change."""

    def test_are_offered_where_a_change_is_proposed_more_than_once(self, typed):
        assert "In 2 places: A accepts all, R keeps all" in typed("n").stdout
        assert "In 2 places: a accepts all, d keeps all" in typed("n", options=["--keys", "git"]).stdout

    @pytest.mark.parametrize("key", ["tab", "\t", "switch"])
    def test_tell_the_change_and_its_places_and_take_one_answer(self, typed, here, key):
        said = typed(key, "a").stdout
        told = said.split("card 1 of 4, 2 places, 2 undecided\n")[1].splitlines()
        assert told[0] == "open Ai becomes OpenAI"
        assert told[4:6] == [
            "line 1: a co-founder of [open Ai] and York the open Ai of um Elia.",
            "line 2: a co-founder of open Ai and York the [open Ai] of um Elia.",
        ]
        assert "Accepted: open Ai becomes OpenAI, in 2 places." in said
        assert "card 2 of 4, 1 place, 1 undecided" in said
        assert mended(here) == INTERVIEW.replace("open Ai", "OpenAI")

    def test_are_left_for_the_places_to_except_some(self, typed, here):
        typed("tab", "tab", "r", "tab", "p", "a")
        assert mended(here) == INTERVIEW.replace("the open Ai", "the OpenAI")

    def test_are_gone_through_in_another_order(self, typed):
        said = typed("s", "s", "p", "p", "n", "n", "n", "n", "o", "O").stdout
        assert "Cards in the order of the document." in said
        assert "Cards the surest first." in said
        assert "card 2 of 4, 2 places, 2 undecided" in said.split("the surest first.")[1]
        assert "card 1 of 4, 1 place, 1 undecided\num becomes nothing" in said
        assert "This is the first one." in said
        assert "This is the last one." in said

    def test_are_taken_back_whole(self, typed, here):
        said = typed("tab", "a", "u", "q").stdout
        assert "Undid. Accepted: open Ai becomes OpenAI, in 2 places." in said
        assert "0 accepted" in said


class TestFilters:
    def test_leave_only_some_to_be_gone_through(self, typed, here):
        said = typed("f filler", "a").stdout
        assert "1 proposal, only filler." in said
        assert "4 of 5, only filler, line 2, Craig" in said
        assert "All that the filter shows is decided." in said
        assert mended(here) == INTERVIEW.replace("um ", "")

    def test_are_lifted_by_a_bare_key_and_by_themselves_where_nothing_passes(self, typed):
        assert "5 proposals, everything." in typed("f filler", "f").stdout
        assert "Nothing is spelling; everything is shown." in typed("f spelling").stdout

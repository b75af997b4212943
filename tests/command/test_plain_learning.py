"""The review line by line: what the show learns, after a question that says what is written where."""


class TestLearning:
    def test_a_change_is_never_proposed_again_once_that_is_confirmed(self, typed, here):
        said = typed("X", "n", "X", "y").stdout
        assert "Never propose open Ai as OpenAI in this show again, said in" in said
        assert "2 rejected" in said
        assert "Learned: never open Ai as OpenAI" in said
        assert "open ai" in (here / "mondegreen.terms.toml").read_text().lower()

    def test_a_term_is_remembered_once_that_is_confirmed(self, typed, here):
        said = typed("p", "n", "n", "n", "n", "g", "n", "g", "yes").stdout
        assert "Remember elia for Ilya" in said
        assert "It is remembered." in said
        assert "Ilya" in (here / "mondegreen.terms.toml").read_text()

    def test_all_of_a_rule_are_kept_or_the_rule_is_no_rule(self, typed):
        said = typed("d", "y", "D").stdout
        assert "Keep all 5 undecided of the rule by-heart as they were heard?" in said
        assert "5 rejected" in said
        assert "by-heart is no rule that could be off; X says of one change that it is not wanted." in said

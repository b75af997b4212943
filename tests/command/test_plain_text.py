"""The review line by line: words of the text are found, read out, heard and written over."""

from talks import INTERVIEW, mended


class TestFinding:
    def test_goes_to_proposals_and_to_words_of_the_text(self, typed):
        said = typed("/founder", "m", "/ilya", "find", "OPEN", "m", "M").stdout
        assert "Find 1 of 1.\nline 1" in said
        assert "line 1, Craig: a co-[founder] of open Ai" in said
        assert "5 of 5, line 2, Craig" in said
        assert said.count("Find 1 of 2.") == 2
        assert "1 of 5, line 1, Craig" in said

    def test_that_finds_nothing_says_so(self, typed):
        said = typed("m", "/zebra", "/", "").stdout
        assert "Nothing was looked for." in said
        assert "Nowhere: zebra" in said
        assert "Nothing is looked for." in said


class TestReadingAndWriting:
    def test_the_paragraph_is_read_out_as_it_stands(self, typed):
        said = typed("a", "j", "j", "k", "k").stdout
        assert "line 1, Craig:\na co-founder of OpenAI and York the open Ai of um Elia." in said
        assert "There the text ends." in said
        assert "There the text begins." in said

    def test_words_are_written_over_where_nothing_is_proposed(self, typed, here):
        said = typed("E", "co-founder", "founder", "a").stdout
        assert "Edited: co-founder becomes founder." in said
        assert mended(here).startswith("Craig: a founder of")

    def test_a_proposal_that_is_written_over_is_left(self, typed, here):
        said = typed("E", "open Ai and York", "two firms", "tab", "p", "n", "tab", "u", "tab", "a").stdout
        assert "Edited: open Ai and York becomes two firms." in said
        assert "card 1 of 4, 1 place, 0 undecided\nopen Ai and York becomes two firms" in said
        assert "Undid. Edited: open Ai and York becomes two firms.\n\n2 of 5, line 2, Craig" in said
        assert mended(here) == INTERVIEW.replace("York", "work")

    def test_words_that_stand_there_often_or_not_at_all_are_not_guessed(self, typed, here):
        said = typed("E of", "E zebra", "E", "", "E York", "York").stdout
        assert "They stand there 2 times; write more of them. Nothing is decided." in said
        assert "They stand there 0 times" in said
        assert "0 accepted, 0 edited, 0 rejected, 5 left" in said


def test_over_ssh_nothing_is_played_unasked(typed, here, monkeypatch):
    (here / "interview.mp3").touch()
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert "Sound would come out of the other machine" in typed("space").stdout
    assert "other machine" not in typed("space", options=["--audio", "interview.mp3"]).stdout


def test_the_words_are_heard_or_it_is_said_why_not(typed):
    assert "There is no sound beside the transcript" in typed(" ").stdout
    assert "There is no sound beside the transcript" in typed("space").stdout

"""`speakers` lists who speaks, and renames them."""

import pytest
from talks import CAPTIONS


@pytest.fixture
def talk(here):
    (here / "talk.vtt").write_text(CAPTIONS)
    return here / "talk.vtt"


def test_it_lists_who_speaks(mondegreen, talk):
    assert mondegreen("speakers", "talk.vtt").stdout.splitlines() == [
        "Craig        1 turn        7 words  from 00:00:01",
        "Ilya         1 turn        3 words  from 00:01:07",
    ]


def test_it_writes_the_transcript_with_other_names(mondegreen, talk):
    want = CAPTIONS.replace("<v Craig>", "<v Craig Smith>").replace("<v Ilya>", "<v Ilya Sutskever>")
    names = ("--rename", "Craig=Craig Smith", "--rename", "Ilya = Ilya Sutskever")
    assert mondegreen("speakers", "talk.vtt", *names).stdout == want
    assert talk.read_text() == CAPTIONS
    ran = mondegreen("speakers", "talk.vtt", *names, "-o", "out.vtt")
    assert (talk.parent / "out.vtt").read_text() == want
    assert "talk.vtt: 2 speakers renamed in out.vtt." in ran.stderr


def test_decisions_find_their_places_after_a_renaming_in_place(mondegreen, talk):
    mondegreen("review", "--plain", "talk.vtt", typed="a\nr\na\n")
    before = mondegreen("diff", "talk.vtt").stdout
    ran = mondegreen("speakers", "talk.vtt", "--rename", "Ilya=Elia", "--in-place")
    assert ran.exit_code == 0
    assert talk.read_text() == CAPTIONS.replace("<v Ilya>", "<v Elia>")
    assert mondegreen("diff", "talk.vtt").stdout == before != ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--rename", "Yann=Ilya"), "Nobody called 'Yann' speaks here; there are Craig, Ilya."),
        (("--rename", "Ilya"), "'Ilya' is no pair of names"),
        (("--rename", "=Ilya"), "'=Ilya' is no pair of names"),
        (("--in-place",), "there is nothing to write"),
        (("--rename", "Ilya=Y", "-o", "talk.vtt"), "is a transcript itself"),
    ],
)
def test_what_cannot_be_done_is_said(mondegreen, talk, words, says):
    ran = mondegreen("speakers", "talk.vtt", *words)
    assert ran.exit_code == 2
    assert says in ran.stderr
    assert talk.read_text() == CAPTIONS

"""What a speaker spells is evidence for a name."""

import pytest

from mondegreen.passage import Passage
from mondegreen.rules._spelled_out import spelled_out


@pytest.mark.parametrize(
    ("text", "name", "heard"),
    [
        ("my name is Freedman F-R-I-D-M-A-N yes", "Fridman", "Freedman"),
        ("email me at Craig c r a i g at e-y-e", "Craig", "Craig"),
        ("Dave, that's D as in David, A, V, E", "Dave", "Dave"),
        ("now it's Zite, Z-Y-T-E. I like Zite", "Zyte", "Zite"),
        ("this is Lovel, L O V E double L", "Lovell", "Lovel"),
    ],
)
def test_letters_said_one_by_one_spell_a_name(text, name, heard):
    assert [(found.name, found.heard) for found in spelled_out(Passage.of(text))] == [(name, heard)]


@pytest.mark.parametrize("text", ["so I I I went", "x y z are the axes", "the points A, B, C", "a b c of it", ""])
def test_other_letters_spell_nothing(text):
    assert spelled_out(Passage.of(text)) == ()
